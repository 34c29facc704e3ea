using System.Collections;
using Diagnoser.Core.Patterns;
using Diagnoser.Core.Patterns.Linear;

namespace Diagnoser.Core.Packing;

/// <summary>Patterns of a pack, each made when it is first asked for. Threads may share it.</summary>
/// <param name="sources">The patterns as written.</param>
/// <param name="literals">The anchors of all patterns.</param>
/// <param name="anchors">Which of them each pattern has.</param>
/// <param name="prepared">What was worked out of the expressions.</param>
internal sealed class PackedPatterns(PackedTexts sources, PackedTexts literals, NumberLists anchors, ExpressionPart prepared) : IReadOnlyList<TextPattern>, IPreparedPatterns
{
    private readonly TextPattern?[] _patterns = new TextPattern?[sources.Count];

    /// <inheritdoc/>
    public int Count => sources.Count;

    /// <inheritdoc/>
    public TextPattern this[int index] => _patterns[index] ?? Make(index);

    /// <inheritdoc/>
    public IReadOnlyList<string> AnchorsOf(int number)
    {
        ReadOnlySpan<int> numbers = anchors[number];
        string[] words = new string[numbers.Length];
        for (int place = 0; place < words.Length; place++)
        {
            words[place] = literals[numbers[place]];
        }

        return words;
    }

    /// <inheritdoc/>
    public RequiredWords WordsOf(int number) => prepared.WordsOf(number);

    /// <inheritdoc/>
    public LinearExpression? ExpressionOf(int number) => prepared.ExpressionOf(number);

    /// <inheritdoc/>
    public IEnumerator<TextPattern> GetEnumerator()
    {
        for (int index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // An expression keeps what it learns of texts, so that all threads have to have the same one.
    private TextPattern Make(int index) =>
        Interlocked.CompareExchange(ref _patterns[index], TextPattern.Restore(sources[index], index, this), null) ?? _patterns[index]!;
}
