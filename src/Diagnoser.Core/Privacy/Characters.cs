using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Privacy;

/// <summary>Sets of characters that tokens, names and paths are made of.</summary>
internal static class Characters
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static readonly SignSet Alnum = SignSet.Of(Alphanumeric);
    public static readonly SignSet Upper = SignSet.Of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    public static readonly SignSet Word = SignSet.Of(Alphanumeric + "_-");
    public static readonly SignSet Dotted = SignSet.Of(Alphanumeric + "_-.");
    public static readonly SignSet Base64 = SignSet.Of(Alphanumeric + "+/=");
    public static readonly SignSet Base64Word = SignSet.Of(Alphanumeric + "+/=_-");
    public static readonly SignSet Path = SignSet.Of(Alphanumeric + "_-./");
    public static readonly SignSet Hex = SignSet.Of("0123456789abcdefABCDEF");
    public static readonly SignSet HexDash = SignSet.Of("0123456789abcdefABCDEF-");
    public static readonly SignSet Host = SignSet.Of(Alphanumeric + "-._");

    /// <summary>The end of the run of a set's characters that starts at a place.</summary>
    public static int RunEnd(string text, int start, SignSet set)
    {
        int length = text.AsSpan(start).IndexOfAnyExcept(set);
        return length < 0 ? text.Length : start + length;
    }

    /// <summary>The start of the run of a set's characters that ends before a place; it is looked for over at most <paramref name="limit"/> characters.</summary>
    public static int RunStart(string text, int end, SignSet set, int limit)
    {
        int from = Math.Max(0, end - limit);
        int last = text.AsSpan(from, end - from).LastIndexOfAnyExcept(set);
        return from + last + 1;
    }

    /// <summary>Whether a character is part of a word: a letter or digit of any script.</summary>
    public static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || (c > 127 && char.IsLetterOrDigit(c));

    /// <summary>Whether a word ends before a place, also where the letter before belongs to an escape: <c>\n</c>, <c>%3D</c>, <c>\u003d</c>, a colour code.</summary>
    public static bool IsBoundaryBefore(string text, int index)
    {
        if (index == 0 || !(char.IsAsciiLetterOrDigit(text[index - 1]) || text[index - 1] == '_'))
        {
            return true;
        }

        char last = text[index - 1];
        if (last is 'n' or 't' or 'r' && index >= 2 && text[index - 2] == '\\')
        {
            return true;
        }

        if (index >= 3 && text[index - 3] == '%' && char.IsAsciiHexDigit(last) && char.IsAsciiHexDigit(text[index - 2]))
        {
            return true;
        }

        return (index >= 6 && text[index - 5] == 'u' && text[index - 6] == '\\') || (last == 'm' && EndsColourCode(text, index));
    }

    private static bool EndsColourCode(string text, int index)
    {
        int i = index - 2;
        int floor = Math.Max(0, index - 16);
        while (i >= floor && (char.IsAsciiDigit(text[i]) || text[i] == ';'))
        {
            i--;
        }

        return i >= 0 && text[i] == '[' && index - 2 > i - 1;
    }

    /// <summary>Whether the text holds a digit.</summary>
    public static bool HasDigit(ReadOnlySpan<char> text) => text.ContainsAnyInRange('0', '9');

    /// <summary>Whether the text holds small and capital letters.</summary>
    public static bool HasBothCases(ReadOnlySpan<char> text) => text.ContainsAnyInRange('a', 'z') && text.ContainsAnyInRange('A', 'Z');

    /// <summary>Whether the text holds a letter.</summary>
    public static bool HasLetter(ReadOnlySpan<char> text) => text.ContainsAnyInRange('a', 'z') || text.ContainsAnyInRange('A', 'Z');
}
