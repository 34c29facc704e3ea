namespace Diagnoser.Core.Logs;

/// <summary>Marks that Markdown puts around what software printed.</summary>
internal static class MarkdownMarks
{
    /// <summary>Takes the marks of a quotation off a line, and those of emphasis around an exception.</summary>
    /// <param name="text">The line without prefixes.</param>
    public static ReadOnlySpan<char> Remove(ReadOnlySpan<char> text)
    {
        while (text is ['>', ' ', ..])
        {
            text = text[2..];
        }

        return text.Length > 8 && text[0] is '*' or '_' or '`' ? WithoutEmphasis(text) : text;
    }

    /// <summary>Takes the marks of emphasis or code off a line that names an exception: <c>**_ValueError: …_**</c>.</summary>
    private static ReadOnlySpan<char> WithoutEmphasis(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> inner = text.Trim("*_`");
        return inner.Length > 0 && char.IsAsciiLetterUpper(inner[0]) && text[^1] is '*' or '_' or '`' && ExceptionLine.TryRead(inner, inTraceback: false, out _) ? inner : text;
    }
}
