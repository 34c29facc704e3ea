using Diagnoser.Core.Patterns;
using Diagnoser.Core.Patterns.Linear;

namespace Diagnoser.Core.Packing;

/// <summary>Patterns of a pack with what was worked out of them.</summary>
internal sealed class PackedPatterns : IPreparedPatterns
{
    private readonly IReadOnlyList<string> _literals;
    private readonly NumberLists _anchors;
    private readonly ExpressionPart _expressions;

    /// <summary>Takes patterns.</summary>
    /// <param name="sources">The patterns as written.</param>
    /// <param name="literals">The anchors of all patterns.</param>
    /// <param name="anchors">Which of them each pattern has.</param>
    /// <param name="expressions">What was worked out of the expressions.</param>
    public PackedPatterns(IReadOnlyList<string> sources, IReadOnlyList<string> literals, NumberLists anchors, ExpressionPart expressions)
    {
        _literals = literals;
        _anchors = anchors;
        _expressions = expressions;

        // An expression keeps what it learns of texts, so that all threads have to have the same one.
        All = new LaterList<TextPattern>(sources.Count, number => TextPattern.Restore(sources[number], number, this));
    }

    /// <summary>The patterns.</summary>
    public IReadOnlyList<TextPattern> All { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> AnchorsOf(int number)
    {
        ReadOnlySpan<int> numbers = _anchors[number];
        string[] words = new string[numbers.Length];
        for (int place = 0; place < words.Length; place++)
        {
            words[place] = _literals[numbers[place]];
        }

        return words;
    }

    /// <inheritdoc/>
    public RequiredWords WordsOf(int number) => _expressions.WordsOf(number);

    /// <inheritdoc/>
    public LinearExpression? ExpressionOf(int number) => _expressions.ExpressionOf(number);
}
