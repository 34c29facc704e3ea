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

    /// <summary>One line without control characters: tabs become spaces, line ends a space, the others U+FFFD.</summary>
    public static string OneLine(string text)
    {
        int first = IndexOfSuspect(text);
        if (first < 0)
        {
            return text;
        }

        var clean = new StringBuilder(text.Length + 16).Append(text, 0, first);
        for (int index = first; index < text.Length; index++)
        {
            char character = text[index];
            if (!IsSuspect(character))
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
        foreach (string line in text.TrimEnd('\r', '\n').Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r'))
        {
            lines.Add(OneLine(line));
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

    private static int IndexOfSuspect(string text)
    {
        int index = 0;
        while (index < text.Length && !IsSuspect(text[index]))
        {
            index++;
        }

        return index < text.Length ? index : -1;
    }

    /// <summary>Whether <see cref="OneLine"/> changes a character; surrogates are among them because a lone one is no text.</summary>
    private static bool IsSuspect(char character) => character is
        < ' ' or (>= '\u007F' and <= '\u009F')                           // C0, DEL and C1 controls
        or '\u2028' or '\u2029'                                          // line and paragraph separators
        or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') // bidirectional embeddings, overrides and isolates
        or (>= '\uD800' and <= '\uDFFF') or '\uFFFE' or '\uFFFF';        // surrogates, and what is no character
}
