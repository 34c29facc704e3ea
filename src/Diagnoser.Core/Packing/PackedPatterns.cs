using System.Collections;
using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Packing;

/// <summary>Patterns of a pack, each made when it is first asked for. Threads may share it.</summary>
/// <param name="sources">The patterns as written.</param>
/// <param name="literals">The anchors of all patterns.</param>
/// <param name="anchors">Which of them each pattern has.</param>
internal sealed class PackedPatterns(PackedTexts sources, PackedTexts literals, NumberLists anchors) : IReadOnlyList<TextPattern>
{
    private readonly TextPattern?[] _patterns = new TextPattern?[sources.Count];

    /// <inheritdoc/>
    public int Count => sources.Count;

    /// <inheritdoc/>
    public TextPattern this[int index] => _patterns[index] ?? Make(index);

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

    private TextPattern Make(int index)
    {
        ReadOnlySpan<int> numbers = anchors[index];
        string[] words = new string[numbers.Length];
        for (int place = 0; place < words.Length; place++)
        {
            words[place] = literals[numbers[place]];
        }

        // An expression keeps what it learns of texts, so that all threads have to have the same one.
        return Interlocked.CompareExchange(ref _patterns[index], TextPattern.Restore(sources[index], words, index), null) ?? _patterns[index]!;
    }
}
