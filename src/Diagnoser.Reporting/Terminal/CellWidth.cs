using System.Globalization;
using System.Text;

namespace Diagnoser.Reporting.Terminal;

/// <summary>How many cells of a terminal a character takes.</summary>
internal static class CellWidth
{
    /// <summary>
    /// The blocks that take two cells: W and F of Unicode's East Asian widths, joined to whole blocks, and the symbols that
    /// programs print (https://www.unicode.org/Public/14.0.0/ucd/EastAsianWidth.txt). A rare symbol is a cell off at worst.
    /// </summary>
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115F), (0x23E9, 0x23EC), (0x26A1, 0x26A1), (0x26D4, 0x26D4), (0x2705, 0x2705), (0x274C, 0x274E),
        (0x2753, 0x2757), (0x2E80, 0x303E), (0x3041, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0xA4CF), (0xA960, 0xA97C),
        (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE30, 0xFE6B), (0xFF01, 0xFF60), (0xFFE0, 0xFFE6), (0x17000, 0x18CD5),
        (0x1F300, 0x1F64F), (0x1F680, 0x1F6FF), (0x1F900, 0x1FAFF), (0x20000, 0x3FFFD),
    ];

    public static int Of(Rune rune)
    {
        if (rune.Value < 0x300)
        {
            return 1;
        }

        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
        {
            return 0;
        }

        foreach ((int first, int last) in Wide)
        {
            if (rune.Value <= last)
            {
                return rune.Value >= first ? 2 : 1;
            }
        }

        return 1;
    }

    public static int Of(ReadOnlySpan<char> text)
    {
        int width = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            width += Of(rune);
        }

        return width;
    }
}
