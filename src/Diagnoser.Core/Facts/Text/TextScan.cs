using System.Globalization;
using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Facts.Text;

/// <summary>Small readers over spans that the fact readers share.</summary>
internal static class TextScan
{
    private const int LongestVersion = 64;

    /// <summary>Whether a text ends with one of some words, whatever their case; a word of Latin letters has to begin there, one of Chinese signs has no beginning.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">The words.</param>
    public static bool EndsWithAny(ReadOnlySpan<char> text, ReadOnlySpan<string> words)
    {
        foreach (string word in words)
        {
            if (text.EndsWith(word, StringComparison.OrdinalIgnoreCase) && (word[0] > 127 || IsWordStart(text, text.Length - word.Length)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a word may start at a position: nothing alphanumeric of ASCII stands before it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">The position.</param>
    public static bool IsWordStart(ReadOnlySpan<char> text, int position) =>
        position == 0 || !(char.IsAsciiLetterOrDigit(text[position - 1]) || text[position - 1] == '_');

    /// <summary>Whether a word may end before a position.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">The position behind the word.</param>
    public static bool IsWordEnd(ReadOnlySpan<char> text, int position) =>
        position >= text.Length || !(char.IsAsciiLetterOrDigit(text[position]) || text[position] == '_');

    /// <summary>Finds a word, not a part of a longer one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="word">The word, without regard to case.</param>
    /// <returns>Its position, or -1.</returns>
    public static int IndexOfWord(ReadOnlySpan<char> text, ReadOnlySpan<char> word)
    {
        int from = 0;
        while (from + word.Length <= text.Length)
        {
            int index = text[from..].IndexOfCaseless(word);
            if (index < 0)
            {
                return -1;
            }

            index += from;
            if (IsWordStart(text, index) && IsWordEnd(text, index + word.Length))
            {
                return index;
            }

            from = index + 1;
        }

        return -1;
    }

    /// <summary>Whether any of the words or phrases occurs, without regard to case.</summary>
    /// <param name="text">The text.</param>
    /// <param name="phrases">The phrases.</param>
    public static bool ContainsAny(ReadOnlySpan<char> text, ReadOnlySpan<string> phrases)
    {
        foreach (string phrase in phrases)
        {
            if (text.ContainsCaseless(phrase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads a version at the start of a text: <c>2.1.2+cu118</c>, <c>v0.4.3.post1</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="version">The version without a leading v.</param>
    /// <param name="length">How many characters it takes.</param>
    public static bool TryReadVersion(ReadOnlySpan<char> text, out string version, out int length)
    {
        version = "";
        length = 0;
        int start = text is ['v' or 'V', >= '0' and <= '9', ..] ? 1 : 0;
        if (text.Length == start || !char.IsAsciiDigit(text[start]))
        {
            return false;
        }

        int end = start;
        while (end < text.Length && end - start < LongestVersion && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '+' or '_' or '-' or '!'))
        {
            end++;
        }

        if (!PackageVersion.TryParse(text[start..end].ToString(), out PackageVersion? parsed) || parsed.Text.Length == 0)
        {
            return false;
        }

        version = parsed.Text;
        length = start + parsed.Text.Length;
        return true;
    }

    /// <summary>Whether a whole text is one version.</summary>
    /// <param name="text">The text.</param>
    /// <param name="version">The version.</param>
    public static bool IsVersion(ReadOnlySpan<char> text, out string version) =>
        TryReadVersion(text, out version, out int length) && length == text.Length;

    /// <summary>Reads a decimal number at the start of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="number">The number.</param>
    /// <param name="length">How many characters it takes.</param>
    public static bool TryReadNumber(ReadOnlySpan<char> text, out double number, out int length)
    {
        length = 0;
        while (length < text.Length && length < 18 && char.IsAsciiDigit(text[length]))
        {
            length++;
        }

        if (length > 0 && length + 1 < text.Length && text[length] == '.' && char.IsAsciiDigit(text[length + 1]))
        {
            length++;
            while (length < text.Length && length < 30 && char.IsAsciiDigit(text[length]))
            {
                length++;
            }
        }

        number = 0;
        return length > 0 && double.TryParse(text[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>Reads an amount of memory at the start of a text and gives it in GiB: <c>86.00 MiB</c>, <c>24G</c>, <c>80 GB</c>, <c>9637888 bytes</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="gibibytes">The amount; decimal and binary units are taken as the same, as people and tools mix them.</param>
    /// <param name="length">How many characters it takes.</param>
    public static bool TryReadSize(ReadOnlySpan<char> text, out double gibibytes, out int length)
    {
        gibibytes = 0;
        if (!TryReadNumber(text, out double number, out length))
        {
            return false;
        }

        int unit = length;
        while (unit < text.Length && text[unit] is ' ' or '\t')
        {
            unit++;
        }

        double factor = unit >= text.Length ? 0 : char.ToUpperInvariant(text[unit]) switch
        {
            'T' => 1024,
            'G' => 1,
            'M' => 1.0 / 1024,
            'K' => 1.0 / (1024 * 1024),
            'B' when text[unit..].StartsWith("bytes", StringComparison.OrdinalIgnoreCase) => 1.0 / (1024 * 1024 * 1024),
            _ => 0,
        };
        if (factor == 0)
        {
            return false;
        }

        int end = unit;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        ReadOnlySpan<char> name = text[unit..end];
        bool known = name.Length == 1
            || (name.Length == 2 && name[1] is 'B' or 'b' or 'i')
            || (name.Length == 3 && name[1] is 'i' or 'I' && name[2] is 'B' or 'b')
            || name.Equals("bytes", StringComparison.OrdinalIgnoreCase);
        if (!known || (end < text.Length && char.IsAsciiDigit(text[end])))
        {
            return false;
        }

        gibibytes = number * factor;
        length = end;
        return true;
    }

    /// <summary>Writes an amount in GiB with at most three decimals.</summary>
    /// <param name="gibibytes">The amount.</param>
    public static string FormatSize(double gibibytes) =>
        gibibytes.ToString(gibibytes < 0.01 ? "0.######" : "0.###", CultureInfo.InvariantCulture);

    /// <summary>Writes a whole number.</summary>
    /// <param name="number">The number.</param>
    public static string Format(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Drops what people put around a value: quotes, backticks, emphasis, brackets, closing punctuation.</summary>
    /// <param name="text">The value.</param>
    public static ReadOnlySpan<char> Unwrap(ReadOnlySpan<char> text) => text.Trim(" \t\"'`*,;|").TrimEnd(".。，；");

    /// <summary>Reads <c>cu118</c> or <c>cu121</c> as a CUDA version.</summary>
    /// <param name="digits">The digits behind <c>cu</c>.</param>
    public static string? CudaOfTag(ReadOnlySpan<char> digits) =>
        digits.Length is < 2 or > 3 || digits.ContainsAnyExceptInRange('0', '9') ? null
        : string.Concat(digits[..^1], ".", digits[^1..]);
}
