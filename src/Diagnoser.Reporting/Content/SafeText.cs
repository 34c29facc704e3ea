using System.Buffers;
using System.Text;

namespace Diagnoser.Reporting.Content;

/// <summary>
/// Text of users and logs made fit to show: no control character reaches a terminal or a page, and none that reorders what
/// the reader sees (bidirectional overrides), so that a log can neither repaint the screen nor disguise a command.
/// </summary>
internal static class SafeText
{
    private const char Replacement = '\uFFFD';
    private const int TabWidth = 4;

    /// <summary>Every character that <see cref="OneLine"/> changes; surrogates are in it because a lone one is no text.</summary>
    private static readonly SearchValues<char> Suspects = SearchValues.Create(CollectSuspects());

    /// <summary>One line without control characters: tabs become spaces, line ends a space, the others U+FFFD.</summary>
    public static string OneLine(string text)
    {
        int first = text.AsSpan().IndexOfAny(Suspects);
        if (first < 0)
        {
            return text;
        }

        var clean = new StringBuilder(text.Length + 16).Append(text, 0, first);
        for (int index = first; index < text.Length; index++)
        {
            char character = text[index];
            if (!Suspects.Contains(character))
            {
                clean.Append(character);
            }
            else if (character == '\t')
            {
                clean.Append(' ', TabWidth);
            }
            else if (character is '\n' or '\r')
            {
                bool secondOfPair = character == '\n' && index > 0 && text[index - 1] == '\r';
                clean.Append(secondOfPair ? "" : " ");
            }
            else if (char.IsHighSurrogate(character) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
            {
                clean.Append(character).Append(text[++index]);
            }
            else
            {
                clean.Append(Replacement);
            }
        }

        return clean.ToString();
    }

    /// <summary>The lines of a text, each as <see cref="OneLine"/> gives it.</summary>
    public static IReadOnlyList<string> Lines(string text)
    {
        if (text.AsSpan().IndexOfAny('\n', '\r') < 0)
        {
            return [OneLine(text)];
        }

        var lines = new List<string>();
        foreach (ReadOnlySpan<char> line in text.AsSpan().TrimEnd("\r\n").EnumerateLines())
        {
            lines.Add(OneLine(line.ToString()));
        }

        return lines;
    }

    /// <summary>The beginning of a text, cut at a space where one is near, with an ellipsis if something is cut.</summary>
    public static string Beginning(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        int space = text.AsSpan(0, length).LastIndexOf(' ');
        int end = space > length * 2 / 3 ? space : length;
        if (char.IsHighSurrogate(text[end - 1]))
        {
            end--;
        }

        return text.AsSpan(0, end).TrimEnd().ToString() + "…";
    }

    private static string CollectSuspects()
    {
        (char First, char Last)[] ranges =
        [
            ('\u0000', '\u001F'), ('\u007F', '\u009F'), // C0, DEL and C1 controls
            ('\u2028', '\u2029'),                       // line and paragraph separators
            ('\u202A', '\u202E'), ('\u2066', '\u2069'), // bidirectional embeddings, overrides and isolates
            ('\uD800', '\uDFFF'), ('\uFFFE', '\uFFFF'), // surrogates, and what is no character
        ];
        var suspects = new StringBuilder();
        foreach ((char first, char last) in ranges)
        {
            for (int code = first; code <= last; code++)
            {
                suspects.Append((char)code);
            }
        }

        return suspects.ToString();
    }
}
