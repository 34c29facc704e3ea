using Diagnoser.Core.Rules;

namespace Diagnoser.Training.Evaluation;

/// <summary>How a rule does on labelled cases.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Hits">In how many cases it matches.</param>
/// <param name="RightCategory">In how many of them the label is of the rule's category.</param>
/// <param name="RightLeaf">In how many of them the label is the rule's cause.</param>
public sealed record RuleScore(Rule Rule, int Hits, int RightCategory, int RightLeaf);
