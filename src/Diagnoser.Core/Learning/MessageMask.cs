using System.Text;

namespace Diagnoser.Core.Learning;

/// <summary>Turns an error message into its template: numbers, paths, quoted names and addresses are masked, so that the same failure reads the same everywhere.</summary>
internal static class MessageMask
{
    private const int LongestTemplate = 160;

    /// <summary>The template of a message.</summary>
    /// <param name="message">The message; its first lines count.</param>
    public static string Template(ReadOnlySpan<char> message)
    {
        StringBuilder template = new(LongestTemplate);
        int index = 0;
        while (index < message.Length && template.Length < LongestTemplate)
        {
            char character = message[index];
            if (char.IsAsciiDigit(character))
            {
                index = SkipNumber(message, index);
                template.Append('#');
            }
            else if (character is '/' && index + 1 < message.Length && char.IsAsciiLetter(message[index + 1]) && StandsAlone(template))
            {
                index = SkipUntilSpace(message, index);
                template.Append("PATH");
            }
            else if (character is '\'' or '"' or '`' && StandsAlone(template) && ClosingQuote(message, index) is int end and > 0)
            {
                template.Append("'NAME'");
                index = end + 1;
            }
            else
            {
                if (!char.IsWhiteSpace(character))
                {
                    template.Append(char.ToLowerInvariant(character));
                }
                else if (template.Length > 0 && template[^1] != ' ')
                {
                    template.Append(' ');
                }

                index++;
            }
        }

        return template.ToString().Trim();
    }

    private static bool StandsAlone(StringBuilder template) => template.Length == 0 || template[^1] is ' ' or '(' or '[' or ':' or '=';

    private static int SkipNumber(ReadOnlySpan<char> text, int index)
    {
        while (index < text.Length && (char.IsAsciiLetterOrDigit(text[index]) || text[index] is '.' or ',' && index + 1 < text.Length && char.IsAsciiDigit(text[index + 1])))
        {
            index++;
        }

        return index;
    }

    private static int SkipUntilSpace(ReadOnlySpan<char> text, int index)
    {
        while (index < text.Length && !char.IsWhiteSpace(text[index]))
        {
            index++;
        }

        return index;
    }

    private static int? ClosingQuote(ReadOnlySpan<char> text, int index)
    {
        int length = text[(index + 1)..].IndexOf(text[index]);
        return length is > 0 and < 120 ? index + 1 + length : null;
    }
}
