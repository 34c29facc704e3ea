using System.Text;
using Diagnoser.Reporting.Content;

namespace Diagnoser.Reporting.Markdown;

/// <summary>Text of others made safe inside GitHub-flavoured Markdown: it shows as it is and never becomes markup, a mention or a reference.</summary>
internal static class MarkdownText
{
    private const string AlwaysEscaped = "\\`*[]<>|~&$";

    /// <summary>Running text in one line.</summary>
    public static string Escape(string text)
    {
        string line = SafeText.OneLine(text);
        var escaped = new StringBuilder(line.Length + 16);
        for (int index = 0; index < line.Length; index++)
        {
            char character = line[index];
            char next = index + 1 < line.Length ? line[index + 1] : ' ';
            if (AlwaysEscaped.Contains(character, StringComparison.Ordinal) || (character == '_' && !IsInsideWord(line, index)))
            {
                escaped.Append('\\');
            }

            escaped.Append(character);

            // GitHub looks for mentions and references after Markdown is read; only markup between the two characters stops it.
            if ((character == '@' && char.IsLetterOrDigit(next)) || (character == '#' && char.IsAsciiDigit(next)))
            {
                escaped.Append("<!-- -->");
            }
        }

        return escaped.ToString();
    }

    /// <summary>A line of prose that starts a block: what would begin a list or a heading is escaped too, and backticks become code.</summary>
    public static string Paragraph(string line)
    {
        string text = Inline(line.TrimStart());
        int digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        bool startsNumber = digits > 0 && digits < text.Length && text[digits] is '.' or ')'
            && (digits + 1 == text.Length || text[digits + 1] == ' ');
        bool startsBlock = text.Length > 0 && text[0] is '-' or '+' or '=' or '#';
        return startsNumber ? text.Insert(digits, "\\") : startsBlock ? "\\" + text : text;
    }

    /// <summary>Running text in which backticks become code.</summary>
    public static string Inline(string text) =>
        string.Concat(InlineCode.Split(SafeText.OneLine(text)).Select(piece => piece.IsCode ? Code(piece.Text) : Escape(piece.Text)));

    /// <summary>A code span, whatever backticks the text has.</summary>
    public static string Code(string text)
    {
        string line = SafeText.OneLine(text);
        if (string.IsNullOrWhiteSpace(line))
        {
            return "";
        }

        string delimiter = new('`', LongestRun(line) + 1);
        string space = line[0] == '`' || line[^1] == '`' ? " " : "";
        return delimiter + space + line + space + delimiter;
    }

    /// <summary>A code span in a cell of a table, where a bar would end the cell even inside code.</summary>
    public static string CellCode(string text) => Code(text).Replace("|", "\\|", StringComparison.Ordinal);

    /// <summary>A link, or the text alone if the address is not one of the web.</summary>
    public static string Link(string text, string address) =>
        WebAddress.Of(address) is { } web ? $"[{Escape(text)}]({web})" : Escape(text);

    /// <summary>A link whose text is code, or the code alone if the address is not one of the web.</summary>
    public static string CodeLink(string text, string address) =>
        WebAddress.Of(address) is { } web ? $"[{Code(text)}]({web})" : Code(text);

    /// <summary>A fenced block; the fence is longer than any run of backticks inside.</summary>
    public static IEnumerable<string> Fence(string language, IReadOnlyList<string> lines)
    {
        string fence = new('`', Math.Max(3, lines.Count == 0 ? 0 : lines.Max(LongestRun) + 1));
        return [fence + language, .. lines, fence];
    }

    private static int LongestRun(string text)
    {
        int longest = 0, current = 0;
        foreach (char character in text)
        {
            current = character == '`' ? current + 1 : 0;
            longest = Math.Max(longest, current);
        }

        return longest;
    }

    private static bool IsInsideWord(string text, int index) =>
        index > 0 && index + 1 < text.Length && char.IsLetterOrDigit(text[index - 1]) && char.IsLetterOrDigit(text[index + 1]);
}
