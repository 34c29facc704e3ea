namespace Diagnoser.Core.Patterns;

/// <summary>A few phrases to look for in short texts.</summary>
internal sealed class PhraseSet
{
    private const int AsciiLength = 128;
    private readonly StringComparison _comparison;

    // The phrases by their first character, and which second characters they have (folded to 5 bits); the last entry holds those that begin beyond ASCII.
    private readonly string[]?[] _phrases = new string[AsciiLength + 1][];
    private readonly uint[] _seconds = new uint[AsciiLength + 1];

    /// <summary>Makes a set.</summary>
    /// <param name="phrases">The phrases, none of them empty.</param>
    /// <param name="comparison">Ordinal, with or without regard to case.</param>
    public PhraseSet(IEnumerable<string> phrases, StringComparison comparison)
    {
        _comparison = comparison;
        foreach (string phrase in phrases)
        {
            int lower = PlaceOf(char.ToLowerInvariant(phrase[0]));
            int upper = PlaceOf(char.ToUpperInvariant(phrase[0]));
            Add(lower, phrase);
            if (upper != lower)
            {
                Add(upper, phrase);
            }
        }
    }

    /// <summary>The place of the first phrase in a text; -1 if there is none.</summary>
    public int FirstIn(ReadOnlySpan<char> text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            int place = PlaceOf(text[index]);
            if (_seconds[place] == 0 || (index + 1 < text.Length && (_seconds[place] & Second(text[index + 1])) == 0))
            {
                continue;
            }

            foreach (string phrase in _phrases[place]!)
            {
                if (text[index..].StartsWith(phrase, _comparison))
                {
                    return index;
                }
            }
        }

        return -1;
    }

    /// <summary>Whether a phrase is in a text.</summary>
    public bool IsIn(ReadOnlySpan<char> text) => FirstIn(text) >= 0;

    private static int PlaceOf(char character) => Math.Min(character, (char)AsciiLength);

    /// <summary>A bit for a character that is the same for its two cases; beyond ASCII every bit, as those cases may differ in any.</summary>
    private static uint Second(char character) => character < AsciiLength ? 1u << (character & 31) : uint.MaxValue;

    private void Add(int place, string phrase)
    {
        _phrases[place] = [.. _phrases[place] ?? [], phrase];
        _seconds[place] |= phrase.Length > 1 ? Second(phrase[1]) : uint.MaxValue;
    }
}
