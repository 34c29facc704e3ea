namespace Diagnoser.Core.Patterns;

/// <summary>
/// Finds words without regard to case. It finds what <see cref="StringComparison.OrdinalIgnoreCase"/> finds, which in a program without ICU
/// (<c>InvariantGlobalization</c>) goes character by character; this looks for the word's rarest letter with vector instructions first.
/// </summary>
internal static class CaselessSearch
{
    private const int AsciiLength = 128;

    /// <summary>As far into a word its rarest letter is looked for.</summary>
    private const int Reach = 12;

    /// <summary>English letters and common signs of logs, most frequent first (any order finds the same; a good one is faster).</summary>
    private const string ByFrequency = " etaoinsrhldcumfpgybwvk.:,-_/0123456789()=\"'[]xjqz";

    private static readonly byte[] s_frequencies = Frequencies();

    /// <summary>The place of a word in a text, without regard to case; -1 if it is not there.</summary>
    /// <param name="text">The text.</param>
    /// <param name="word">The word.</param>
    public static int IndexOfCaseless(this ReadOnlySpan<char> text, ReadOnlySpan<char> word) => IndexOfCaseless(text, word, RarestPlace(word));

    /// <summary>The place of a word in a text, without regard to case; -1 if it is not there.</summary>
    /// <param name="text">The text.</param>
    /// <param name="word">The word.</param>
    /// <param name="anchor">What <see cref="RarestPlace"/> gives for the word.</param>
    public static int IndexOfCaseless(ReadOnlySpan<char> text, ReadOnlySpan<char> word, int anchor)
    {
        if (anchor < 0)
        {
            return text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        }

        char lower = char.ToLowerInvariant(word[anchor]);
        char upper = char.ToUpperInvariant(word[anchor]);
        int last = text.Length - word.Length;
        for (int start = 0; start <= last; start++)
        {
            // Where the word would begin if its anchor stood at the first place that is searched.
            ReadOnlySpan<char> anchors = text[(start + anchor)..(last + anchor + 1)];
            int offset = lower == upper ? anchors.IndexOf(lower) : anchors.IndexOfAny(lower, upper);
            if (offset < 0)
            {
                return -1;
            }

            start += offset;
            if (text.Slice(start, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return start;
            }
        }

        return -1;
    }

    /// <summary>Whether a word is in a text, without regard to case.</summary>
    /// <param name="text">The text.</param>
    /// <param name="word">The word.</param>
    public static bool ContainsCaseless(this ReadOnlySpan<char> text, ReadOnlySpan<char> word) => text.IndexOfCaseless(word) >= 0;

    /// <summary>The place of the rarest character among the first of a word, of ASCII or without case; -1 if there is none. No other character is the same as one of those without regard to case.</summary>
    public static int RarestPlace(ReadOnlySpan<char> word)
    {
        int best = -1;
        int lowest = byte.MaxValue + 1;
        for (int index = 0; index < Math.Min(word.Length, Reach); index++)
        {
            // Signs of Chinese and Japanese have no case, and few logs have any of them.
            if (word[index] is >= '\u2e80' and <= '\u9fff')
            {
                return index;
            }

            if (word[index] < AsciiLength && s_frequencies[word[index]] < lowest)
            {
                (best, lowest) = (index, s_frequencies[word[index]]);
            }
        }

        return best;
    }

    private static byte[] Frequencies()
    {
        byte[] frequencies = new byte[AsciiLength];
        for (int rank = 0; rank < ByFrequency.Length; rank++)
        {
            frequencies[ByFrequency[rank]] = frequencies[char.ToUpperInvariant(ByFrequency[rank])] = (byte)(ByFrequency.Length - rank);
        }

        return frequencies;
    }
}
