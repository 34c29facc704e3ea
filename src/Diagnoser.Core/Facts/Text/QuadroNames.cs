using System.Diagnostics.CodeAnalysis;

namespace Diagnoser.Core.Facts.Text;

/// <summary>Names of workstation cards that begin with Quadro, which tells a Quadro RTX 6000 from an RTX 6000 Ada.</summary>
internal static class QuadroNames
{
    /// <summary>Reads what stands behind the word Quadro: <c>RTX 6000</c>, <c>P2000</c>, <c>K2200</c>, <c>GV100</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the word ends.</param>
    /// <param name="name">The name.</param>
    /// <param name="stop">Where the name ends.</param>
    public static bool TryRead(ReadOnlySpan<char> text, int at, [NotNullWhen(true)] out string? name, out int stop)
    {
        name = null;
        stop = at;
        at += at < text.Length && text[at] == ' ' ? 1 : 0;
        at += text[at..].StartsWith("RTX ", StringComparison.OrdinalIgnoreCase) ? 4 : 0;
        int end = at;
        while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
        {
            end++;
        }

        ReadOnlySpan<char> model = text[at..end];
        if (model.Length is < 3 or > 6 || !char.IsAsciiDigit(model[^1]) || model.TrimStart("RTXKMPTGVA").ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        bool rtx = char.IsAsciiDigit(model[0]) || text[..at].EndsWith("RTX ", StringComparison.OrdinalIgnoreCase);
        name = string.Concat(rtx ? "Quadro RTX " : "Quadro ", model);
        stop = end;
        return true;
    }
}
