using System.Diagnostics.CodeAnalysis;

namespace Diagnoser.Core.Facts.Text;

/// <summary>Names of AMD's GPUs that begin with a word: <c>Radeon VII</c>, <c>Radeon PRO W7900</c>, <c>Radeon 780M</c>, <c>Vega 64</c>.</summary>
internal static class RadeonNames
{
    /// <summary>Reads what stands behind the word.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the word ends.</param>
    /// <param name="isVega">Whether it is Vega rather than Radeon.</param>
    /// <param name="name">The name.</param>
    /// <param name="stop">Where the name ends.</param>
    public static bool TryRead(ReadOnlySpan<char> text, int at, bool isVega, [NotNullWhen(true)] out string? name, out int stop)
    {
        name = null;
        ReadOnlySpan<char> word = WordAt(text, at, out stop);
        if (isVega)
        {
            name = word is "56" or "64" ? string.Concat("Radeon RX Vega ", word) : null;
            return name is not null;
        }

        string prefix = "Radeon ";
        if (word.Equals("PRO", StringComparison.OrdinalIgnoreCase))
        {
            prefix = "Radeon PRO ";
            word = WordAt(text, stop, out stop);
        }

        name = IsModel(word) ? prefix + word.ToString().ToUpperInvariant() : null;
        return name is not null;
    }

    private static ReadOnlySpan<char> WordAt(ReadOnlySpan<char> text, int at, out int end)
    {
        int start = at < text.Length && text[at] == ' ' ? at + 1 : at;
        end = start;
        while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
        {
            end++;
        }

        return text[start..end];
    }

    /// <summary>Whether a word is VII, an integrated part such as 780M or 8060S, or a workstation card such as W7900.</summary>
    private static bool IsModel(ReadOnlySpan<char> word) => word switch
    {
        "VII" => true,
        [.. ReadOnlySpan<char> digits, 'M' or 'S'] => digits.Length is 3 or 4 && !digits.ContainsAnyExceptInRange('0', '9'),
        ['W' or 'V' or 'R', .. ReadOnlySpan<char> digits] => digits.Length is 3 or 4 && !digits.ContainsAnyExceptInRange('0', '9'),
        _ => false,
    };
}
