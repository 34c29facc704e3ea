using System.Globalization;

namespace Diagnoser.Reporting.Languages;

/// <summary>An English sentence with places <c>{0}</c> and <c>{1}</c>, and how another language puts it.</summary>
internal sealed class SentenceForm
{
    private readonly string[] _pieces;
    private readonly string _translation;

    public SentenceForm(string english, string translation)
    {
        _pieces = english.Split(["{0}", "{1}"], StringSplitOptions.None);
        _translation = translation;
    }

    /// <summary>How many characters the sentence has besides its places.</summary>
    public int Weight => _pieces.Sum(piece => piece.Length);

    /// <summary>Whether a text is this sentence with its places filled.</summary>
    public bool Fits(string text) => _pieces.Length == 1 ? text == _pieces[0] : Values(text) is not null;

    /// <summary>The text in the other language.</summary>
    public string Fill(string text) => _pieces.Length == 1 ? _translation : string.Format(CultureInfo.InvariantCulture, _translation, Values(text)!);

    private object[]? Values(string text)
    {
        if (!text.StartsWith(_pieces[0], StringComparison.Ordinal) || !text.EndsWith(_pieces[^1], StringComparison.Ordinal) || text.Length < Weight + _pieces.Length - 1)
        {
            return null;
        }

        string inner = text[_pieces[0].Length..^_pieces[^1].Length];
        if (_pieces.Length == 2)
        {
            return [inner];
        }

        int middle = inner.IndexOf(_pieces[1], StringComparison.Ordinal);
        return middle <= 0 ? null : [inner[..middle], inner[(middle + _pieces[1].Length)..]];
    }
}
