using Diagnoser.Core.Patterns.Linear;

namespace Diagnoser.Core.Patterns;

/// <summary>What was worked out of patterns beforehand, by their numbers, so that it need not be worked out of their texts in every process.</summary>
internal interface IPreparedPatterns
{
    /// <summary>The anchors of a pattern.</summary>
    IReadOnlyList<string> AnchorsOf(int number);

    /// <summary>The words that a match of an expression has.</summary>
    RequiredWords WordsOf(int number);

    /// <summary>What runs an expression; null if it has to be made from its text.</summary>
    LinearExpression? ExpressionOf(int number);
}
