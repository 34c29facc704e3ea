using Diagnoser.Core.Rules;
using Diagnoser.Training.Corpus;

namespace Diagnoser.Training.Evaluation;

/// <summary>A case whose label is of another category than its most certain rule.</summary>
/// <param name="Case">The case.</param>
/// <param name="Rule">The rule.</param>
public sealed record RuleMistake(CaseRecord Case, Rule Rule);
