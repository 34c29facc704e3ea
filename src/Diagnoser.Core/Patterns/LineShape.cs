namespace Diagnoser.Core.Patterns;

/// <summary>What of a line stays the same when software says it again: all of it but its digits and random identifiers.</summary>
internal static class LineShape
{
    private const ulong Start = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>A hash (FNV-1a over UTF-16 units) in which every number, of however many digits, and every <see cref="HexRun"/> counts as the same sign; never 0.</summary>
    /// <param name="text">The line.</param>
    /// <param name="kind">Told apart from the same line of another kind.</param>
    public static ulong OfAnyNumbers(ReadOnlySpan<char> text, int kind = 0)
    {
        ulong shape = (Start ^ (uint)kind) * Prime;
        bool inWord = false;
        bool inNumber = false;
        for (int index = 0; index < text.Length; index++)
        {
            char character = text[index];
            int identifier = HexRun.LengthAt(text, index, inWord);
            bool isNumber = identifier > 0 || char.IsAsciiDigit(character);
            index += Math.Max(0, identifier - 1);
            inWord = isNumber || char.IsAsciiLetter(character);
            if (!(isNumber && inNumber))
            {
                shape = (shape ^ (isNumber ? '#' : character)) * Prime;
            }

            inNumber = isNumber;
        }

        return shape | 1;
    }

    /// <summary>A hash (FNV-1a over UTF-16 units) in which every digit, and every <see cref="HexRun"/> of one length, counts as the same sign; never 0.</summary>
    /// <param name="text">The line.</param>
    /// <param name="kind">Told apart from the same line of another kind.</param>
    public static ulong OfAnyDigits(ReadOnlySpan<char> text, int kind = 0)
    {
        ulong shape = (Start ^ (uint)kind) * Prime;
        bool inWord = false;
        for (int index = 0; index < text.Length; index++)
        {
            char character = text[index];
            if (HexRun.LengthAt(text, index, inWord) is > 0 and int length)
            {
                shape = (shape ^ (uint)(0x10000 + length)) * Prime;
                index += length - 1;
                continue;
            }

            inWord = char.IsAsciiLetterOrDigit(character);
            shape = (shape ^ (char.IsAsciiDigit(character) ? '#' : character)) * Prime;
        }

        return shape | 1;
    }

    /// <summary>Whether a line has a word, without regard to case, or would have it if its digits were others.</summary>
    /// <param name="line">The line.</param>
    /// <param name="word">The word.</param>
    public static bool HasWithOtherDigits(ReadOnlySpan<char> line, ReadOnlySpan<char> word)
    {
        for (int start = 0; start + word.Length <= line.Length; start++)
        {
            int length = 0;
            while (length < word.Length && IsAlike(line[start + length], word[length]))
            {
                length++;
            }

            if (length == word.Length)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a sign is the wanted one or may be; a letter of a hexadecimal number may belong to an identifier.</summary>
    private static bool IsAlike(char sign, char wanted) =>
        char.IsAsciiHexDigit(wanted) ? char.IsAsciiHexDigit(sign) : char.ToLowerInvariant(sign) == char.ToLowerInvariant(wanted);
}
