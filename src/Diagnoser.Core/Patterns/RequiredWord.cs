namespace Diagnoser.Core.Patterns;

/// <summary>A word that may have to be in a line, made ready to be looked for.</summary>
internal sealed class RequiredWord(string text)
{
    private readonly int _anchor = CaselessSearch.RarestPlace(text);
    private readonly bool _hasDigit = text.AsSpan().IndexOfAnyInRange('0', '9') >= 0;

    /// <summary>The word.</summary>
    public string Text => text;

    /// <summary>Whether the word is in a line, or may be once its digits are others.</summary>
    /// <param name="line">The line.</param>
    /// <param name="digits">How the line's digits are taken.</param>
    public bool IsIn(ReadOnlySpan<char> line, Digits digits) =>
        digits == Digits.AsTheyStand || !_hasDigit
            ? CaselessSearch.IndexOfCaseless(line, text, _anchor) >= 0
            : digits == Digits.OtherNumbers || LineShape.HasWithOtherDigits(line, text);
}
