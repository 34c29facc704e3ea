using Diagnoser.Core.Rules;
using Diagnoser.Training.Corpus;

namespace Diagnoser.Training.Evaluation;

/// <summary>A case in which no certain rule matches.</summary>
/// <param name="Case">The case.</param>
/// <param name="Uncertain">The less certain rules that do match, the most certain first.</param>
public sealed record RuleMiss(CaseRecord Case, IReadOnlyList<Rule> Uncertain);
