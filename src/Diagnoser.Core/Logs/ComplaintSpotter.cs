using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Logs;

/// <summary>Finds complaints in a person's own words, by the phrases of rules/knowledge/complaints.yaml.</summary>
internal sealed class ComplaintSpotter
{
    private const int MostPerKind = 3;
    private readonly ComplaintPhrase[][] _byAnchor;
    private readonly LiteralScanner _anchors;
    private readonly List<int> _places = [];
    private readonly List<ComplaintSighting> _sightings = [];
    private readonly List<ComplaintPhrase> _candidates = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public ComplaintSpotter(IReadOnlyList<ComplaintKind> kinds)
    {
        List<ComplaintPhrase> phrases = [];
        for (int index = 0; index < kinds.Count; index++)
        {
            phrases.AddRange(kinds[index].Phrases.Select(phrase => new ComplaintPhrase(kinds[index].Name, index, TextPattern.Parse(phrase))));
        }

        IGrouping<string, ComplaintPhrase>[] groups =
        [
            .. phrases
                .SelectMany(phrase => phrase.Anchors.Select(anchor => (Anchor: anchor, Phrase: phrase)))
                .GroupBy(pair => pair.Anchor, pair => pair.Phrase, StringComparer.OrdinalIgnoreCase),
        ];
        _byAnchor = [.. groups.Select(group => group.Distinct().ToArray())];
        _anchors = new LiteralScanner([.. groups.Select(group => group.Key)]);
    }

    /// <summary>What was found, in the order of the text.</summary>
    public IReadOnlyList<ComplaintSighting> Sightings => _sightings;

    /// <summary>Adds something that the output itself shows.</summary>
    public void Add(string kind, in CleanLine line, ReadOnlySpan<char> phrase)
    {
        int count = _counts.GetValueOrDefault(kind);
        if (count < MostPerKind)
        {
            _counts[kind] = count + 1;
            _sightings.Add(new ComplaintSighting(kind, line.ToExcerpt(), (phrase.Length > 80 ? phrase[..80] : phrase).ToString()));
        }
    }

    /// <summary>Reads a line of a person's words.</summary>
    public void Observe(in CleanLine line)
    {
        ReadOnlySpan<char> text = line.Text.Length > 4000 ? line.Text[..4000] : line.Text;
        Collect(text);
        foreach (ComplaintPhrase phrase in _candidates)
        {
            if (phrase.TryFind(text, out int index, out int length) && !Negation.Precedes(text, index))
            {
                Add(phrase.Kind, line, text.Slice(index, length));
            }
        }
    }

    private void Collect(ReadOnlySpan<char> text)
    {
        _candidates.Clear();
        _places.Clear();
        _anchors.Find(text, _places);
        foreach (int place in _places)
        {
            foreach (ComplaintPhrase phrase in _byAnchor[place])
            {
                if (!_candidates.Contains(phrase))
                {
                    _candidates.Add(phrase);
                }
            }
        }
    }
}
