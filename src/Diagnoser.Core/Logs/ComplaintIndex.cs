using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Logs;

/// <summary>The phrases of all kinds of complaint, by the words that they contain. It is prepared once and serves any number of texts.</summary>
internal sealed class ComplaintIndex
{
    private readonly ComplaintPhrase[][] _byAnchor;
    private readonly LiteralScanner _anchors;

    public ComplaintIndex(IReadOnlyList<ComplaintKind> kinds)
    {
        Dictionary<string, List<ComplaintPhrase>> byAnchor = new(StringComparer.OrdinalIgnoreCase);
        foreach (ComplaintKind kind in kinds)
        {
            foreach (string text in kind.Phrases)
            {
                ComplaintPhrase phrase = new(kind.Name, TextPattern.Parse(text));
                foreach (string anchor in phrase.Anchors)
                {
                    if (!byAnchor.TryGetValue(anchor, out List<ComplaintPhrase>? phrases))
                    {
                        byAnchor[anchor] = phrases = [];
                    }

                    if (!phrases.Contains(phrase))
                    {
                        phrases.Add(phrase);
                    }
                }
            }
        }

        _byAnchor = [.. byAnchor.Values.Select(phrases => phrases.ToArray())];
        _anchors = new LiteralScanner([.. byAnchor.Keys]);
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
