using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Logs;

/// <summary>The phrases of all kinds of complaint, by the words that they contain. It is prepared once and serves any number of texts.</summary>
internal sealed class ComplaintIndex
{
    private readonly ComplaintPhrase[][] _byAnchor;
    private readonly LiteralScanner _anchors;

    public ComplaintIndex(IReadOnlyList<ComplaintKind> kinds)
    {
        IGrouping<string, ComplaintPhrase>[] groups =
        [
            .. kinds
                .SelectMany(kind => kind.Phrases.Select(phrase => new ComplaintPhrase(kind.Name, TextPattern.Parse(phrase))))
                .SelectMany(phrase => phrase.Anchors.Select(anchor => (Anchor: anchor, Phrase: phrase)))
                .GroupBy(pair => pair.Anchor, pair => pair.Phrase, StringComparer.OrdinalIgnoreCase),
        ];
        _byAnchor = [.. groups.Select(group => group.Distinct().ToArray())];
        _anchors = new LiteralScanner([.. groups.Select(group => group.Key)]);
    }

    /// <summary>Collects the phrases of which a word occurs in a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="places">A list to work with.</param>
    /// <param name="found">Receives the phrases, each once.</param>
    public void Collect(ReadOnlySpan<char> line, List<int> places, List<ComplaintPhrase> found)
    {
        places.Clear();
        found.Clear();
        _anchors.Find(line, places);
        foreach (int place in places)
        {
            foreach (ComplaintPhrase phrase in _byAnchor[place])
            {
                if (!found.Contains(phrase))
                {
                    found.Add(phrase);
                }
            }
        }
    }
}
