using Diagnoser.Core.Facts;
using Diagnoser.Core.Logs;
using Diagnoser.Core.Rules;

namespace Diagnoser.Core.Learning;

/// <summary>What the classifier learns from and predicts on: the results of the stages above it.</summary>
/// <param name="Reading">What the text tells.</param>
/// <param name="Facts">What is known, derived facts included.</param>
/// <param name="Matches">The rules that matched.</param>
public sealed record ReportSample(LogReading Reading, FactSet Facts, IReadOnlyList<RuleMatch> Matches);
