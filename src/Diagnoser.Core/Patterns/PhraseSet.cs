namespace Diagnoser.Core.Patterns;

/// <summary>A few phrases to look for in short texts.</summary>
internal sealed class PhraseSet
{
    private readonly string[] _phrases;
    private readonly StringComparison _comparison;
    private readonly bool[] _beginnings = new bool[128];
    private readonly bool _hasOthers;

    /// <summary>Makes a set.</summary>
    /// <param name="phrases">The phrases, none of them empty.</param>
    /// <param name="comparison">Ordinal, with or without regard to case.</param>
    public PhraseSet(IEnumerable<string> phrases, StringComparison comparison)
    {
        _phrases = [.. phrases];
        _comparison = comparison;
        foreach (string phrase in _phrases)
        {
            if (phrase[0] < _beginnings.Length)
            {
                _beginnings[char.ToLowerInvariant(phrase[0])] = _beginnings[char.ToUpperInvariant(phrase[0])] = true;
            }
            else
            {
                _hasOthers = true;
            }
        }
    }

    /// <summary>The place of the first phrase in a text; -1 if there is none.</summary>
    public int FirstIn(ReadOnlySpan<char> text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            if (text[index] < _beginnings.Length ? _beginnings[text[index]] : _hasOthers)
            {
                foreach (string phrase in _phrases)
                {
                    if (text[index..].StartsWith(phrase, _comparison))
                    {
                        return index;
                    }
                }
            }
        }

        return -1;
    }

    /// <summary>Whether a phrase is in a text.</summary>
    public bool IsIn(ReadOnlySpan<char> text) => FirstIn(text) >= 0;
}
