using System.Globalization;
using System.Text;
using Diagnoser.Reporting.Content;

namespace Diagnoser.Reporting.Html;

/// <summary>Text of others made safe inside HTML, in elements and in quoted attributes.</summary>
internal static class HtmlText
{
    /// <summary>Running text in one line.</summary>
    public static string Escape(string text) => Encode(SafeText.OneLine(text));

    /// <summary>Text whose line ends stay, for elements that keep them.</summary>
    public static string EscapeLines(string text) => Encode(string.Join('\n', SafeText.Lines(text)));

    /// <summary>Running text in which backticks become code.</summary>
    public static string Inline(string text) =>
        string.Concat(InlineCode.Split(SafeText.OneLine(text)).Select(piece => piece.IsCode ? $"<code>{Encode(piece.Text)}</code>" : Encode(piece.Text)));

    /// <summary>Paragraphs, one for each line that says something.</summary>
    public static string Paragraphs(string text) =>
        string.Concat(SafeText.Lines(text).Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => $"<p>{Inline(line)}</p>\n"));

    /// <summary>A link, or the text alone if the address is not one of the web.</summary>
    public static string Link(string text, string address) =>
        WebAddress.Of(address) is { } web ? $"<a href=\"{Encode(web)}\">{Escape(text)}</a>" : Escape(text);

    /// <summary>A bar of a probability's length; the number stands beside it in words, so that it is hidden from screen readers.</summary>
    public static string Bar(double probability)
    {
        double percent = double.IsNaN(probability) ? 0 : Math.Clamp(probability, 0, 1) * 100;
        string width = percent.ToString("0.#", CultureInfo.InvariantCulture);
        return $"<span class=\"bar\" aria-hidden=\"true\"><span style=\"width:{width}%\"></span></span>";
    }

    private static string Encode(string text)
    {
        int first = text.AsSpan().IndexOfAny("&<>\"'");
        if (first < 0)
        {
            return text;
        }

        var encoded = new StringBuilder(text.Length + 32).Append(text, 0, first);
        foreach (char character in text.AsSpan(first))
        {
            encoded.Append(character switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                _ => null,
            });
            if (character is not ('&' or '<' or '>' or '"' or '\''))
            {
                encoded.Append(character);
            }
        }

        return encoded.ToString();
    }
}
