using System.Text;

namespace Diagnoser.Reporting.Terminal;

/// <summary>Breaks text into lines by the cells it takes. Linear in the text; nothing is lost but spaces at breaks.</summary>
internal static class TextWrapper
{
    /// <summary>Punctuation that must not begin a line of Chinese.</summary>
    private const string Closing = "，。、；：！？）」』》”’";

    /// <summary>Breaks prose between words and between Chinese characters; runs of spaces become one.</summary>
    /// <param name="text">The text, without line ends.</param>
    /// <param name="first">The cells of the first line.</param>
    /// <param name="rest">The cells of every other line.</param>
    public static List<string> Wrap(string text, int first, int rest)
    {
        var lines = new Builder(first, rest);
        ReadOnlySpan<char> remaining = text;
        bool space = false;
        while (!remaining.IsEmpty)
        {
            if (remaining[0] == ' ')
            {
                space = true;
                remaining = remaining[1..];
                continue;
            }

            int length = UnitLength(remaining);
            lines.AddUnit(remaining[..length], space);
            remaining = remaining[length..];
            space = false;
        }

        return lines.Finish();
    }

    /// <summary>Breaks quoted text; its spaces stay, and a break falls after a space where one is near the end of the line.</summary>
    /// <param name="text">The text, without line ends.</param>
    /// <param name="first">The cells of the first line.</param>
    /// <param name="rest">The cells of every other line.</param>
    public static List<string> Fold(string text, int first, int rest)
    {
        var lines = new List<string>();
        int start = 0, position = 0, width = 0, afterSpace = -1;
        while (position < text.Length)
        {
            int available = lines.Count == 0 ? first : rest;
            Rune.DecodeFromUtf16(text.AsSpan(position), out Rune rune, out int consumed);
            int cells = CellWidth.Of(rune);
            if (width + cells > available && position > start)
            {
                int end = afterSpace - start > available * 2 / 3 ? afterSpace : position;
                lines.Add(text[start..end].TrimEnd());
                start = position = end;
                width = 0;
                afterSpace = -1;
                continue;
            }

            position += consumed;
            width += cells;
            afterSpace = rune.Value == ' ' ? position : afterSpace;
        }

        lines.Add(text[start..].TrimEnd());
        return lines;
    }

    /// <summary>The length of what must not be broken at the start of a text: a word, or a wide character with the punctuation after it.</summary>
    private static int UnitLength(ReadOnlySpan<char> text)
    {
        int length = 0;
        bool wideFirst = false;
        while (length < text.Length && text[length] != ' ')
        {
            Rune.DecodeFromUtf16(text[length..], out Rune rune, out int consumed);
            bool closing = rune.IsBmp && Closing.Contains((char)rune.Value, StringComparison.Ordinal);
            bool wide = CellWidth.Of(rune) == 2;
            if (length > 0 && !closing && (wide || wideFirst))
            {
                break;
            }

            wideFirst |= wide;
            length += consumed;
        }

        return length;
    }

    private sealed class Builder(int first, int rest)
    {
        private readonly List<string> lines = [];
        private readonly StringBuilder line = new();
        private int width;

        private int Available => lines.Count == 0 ? first : rest;

        public void AddUnit(ReadOnlySpan<char> unit, bool spaceBefore)
        {
            int cells = CellWidth.Of(unit);
            int gap = spaceBefore && width > 0 ? 1 : 0;
            if (width + gap + cells > Available && width > 0)
            {
                Break();
                gap = 0;
            }

            if (cells > Available)
            {
                foreach (string part in Fold(unit.ToString(), Available, rest))
                {
                    if (width > 0)
                    {
                        Break();
                    }

                    Append(part, 0);
                }

                return;
            }

            Append(unit, gap);
        }

        public List<string> Finish()
        {
            if (width > 0 || lines.Count == 0)
            {
                Break();
            }

            return lines;
        }

        private void Append(ReadOnlySpan<char> text, int gap)
        {
            line.Append(' ', gap).Append(text);
            width += gap + CellWidth.Of(text);
        }

        private void Break()
        {
            lines.Add(line.ToString());
            line.Clear();
            width = 0;
        }
    }
}
