namespace Diagnoser.Core.Logs;

/// <summary>A hash of a line in which every run of digits counts as one sign.</summary>
internal static class LineKey
{
    private const ulong Start = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>The hash (FNV-1a over UTF-16 units).</summary>
    /// <param name="text">The text.</param>
    /// <param name="kind">Told apart from the same text of another kind.</param>
    public static ulong Of(ReadOnlySpan<char> text, int kind)
    {
        ulong key = (Start ^ (uint)kind) * Prime;
        bool inNumber = false;
        foreach (char character in text)
        {
            bool isDigit = char.IsAsciiDigit(character);
            if (isDigit && inNumber)
            {
                continue;
            }

            inNumber = isDigit;
            key = (key ^ (isDigit ? '#' : character)) * Prime;
        }

        return key;
    }
}
