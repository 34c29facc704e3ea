using System.Diagnostics.CodeAnalysis;

namespace Diagnoser.Core.Patterns;

/// <summary>
/// What words mean, found by a part of a line without making a string of it, without regard to case. Unlike the dictionaries of .NET, whose code
/// for values that are no references is made anew in every process, it is compiled ahead of time together with the program.
/// </summary>
/// <typeparam name="TValue">What a word means.</typeparam>
internal sealed class WordTable<TValue>
{
    private string?[] _words = new string?[64];
    private TValue[] _values = new TValue[64];
    private int _count;

    /// <summary>Says what a word means.</summary>
    public TValue this[string word]
    {
        set
        {
            if (2 * (_count + 1) > _words.Length)
            {
                Grow();
            }

            int slot = Find(word);
            _count += _words[slot] is null ? 1 : 0;
            _words[slot] = word;
            _values[slot] = value;
        }
    }

    /// <summary>Finds what a word means.</summary>
    /// <param name="word">The word.</param>
    /// <param name="value">What it means.</param>
    /// <returns>Whether the word is known.</returns>
    public bool TryGetValue(ReadOnlySpan<char> word, [MaybeNullWhen(false)] out TValue value)
    {
        int slot = Find(word);
        value = _values[slot];
        return _words[slot] is not null;
    }

    private int Find(ReadOnlySpan<char> word)
    {
        uint hash = 2166136261;
        foreach (char character in word)
        {
            uint folded = character < 128 ? (char.IsAsciiLetterLower(character) ? character - 32u : character) : char.ToUpperInvariant(character);
            hash = (hash ^ folded) * 16777619;
        }

        int slot = (int)(hash & (uint)(_words.Length - 1));
        while (_words[slot] is { } known && !word.Equals(known, StringComparison.OrdinalIgnoreCase))
        {
            slot = (slot + 1) & (_words.Length - 1);
        }

        return slot;
    }

    private void Grow()
    {
        (string?[] words, TValue[] values) = (_words, _values);
        _words = new string?[2 * words.Length];
        _values = new TValue[2 * words.Length];
        for (int index = 0; index < words.Length; index++)
        {
            if (words[index] is { } word)
            {
                int slot = Find(word);
                (_words[slot], _values[slot]) = (word, values[index]);
            }
        }
    }
}
