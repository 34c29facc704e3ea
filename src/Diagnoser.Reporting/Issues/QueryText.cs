using System.Text;

namespace Diagnoser.Reporting.Issues;

/// <summary>Text in the query of an address, in the shortest form that every browser and shell leaves alone.</summary>
internal static class QueryText
{
    /// <summary>Encodes a text: a space as <c>+</c>, as forms do.</summary>
    public static string Encode(string text) => Uri.EscapeDataString(text)
        .Replace("%20", "+", StringComparison.Ordinal)
        .Replace("%2F", "/", StringComparison.Ordinal)
        .Replace("%3A", ":", StringComparison.Ordinal)
        .Replace("%2C", ",", StringComparison.Ordinal)
        .Replace("%40", "@", StringComparison.Ordinal);

    /// <summary>The beginning of a text that fits some bytes when it is encoded, with an ellipsis if something is cut.</summary>
    public static string Beginning(string text, int bytes)
    {
        if (text.Length <= bytes / 9 || Encode(text).Length <= bytes)
        {
            return text;
        }

        int left = bytes - Encode("…").Length;
        StringBuilder beginning = new();
        foreach (Rune rune in text.EnumerateRunes())
        {
            left -= Encode(rune.ToString()).Length;
            if (left < 0)
            {
                break;
            }

            beginning.Append(rune.ToString());
        }

        return beginning.Append('…').ToString();
    }
}
