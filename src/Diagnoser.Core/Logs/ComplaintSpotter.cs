using System.Buffers;
using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Logs;

/// <summary>Finds complaints in a person's own words, by the phrases of rules/knowledge/complaints.yaml.</summary>
internal sealed class ComplaintSpotter
{
    private const int MostPerKind = 3;
    private readonly Dictionary<string, ComplaintPhrase[]> _byAnchor;
    private readonly string[][] _anchorsByLetter;
    private readonly SearchValues<string>? _anchors;
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

        _byAnchor = phrases
            .SelectMany(phrase => phrase.Anchors.Select(anchor => (Anchor: anchor, Phrase: phrase)))
            .GroupBy(pair => pair.Anchor, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.Select(pair => pair.Phrase).ToArray(), StringComparer.OrdinalIgnoreCase);
        _anchors = _byAnchor.Count > 0 ? SearchValues.Create([.. _byAnchor.Keys], StringComparison.OrdinalIgnoreCase) : null;
        _anchorsByLetter = new string[256][];
        ILookup<int, string> lookup = _byAnchor.Keys.ToLookup(anchor => Letter(anchor[0]));
        for (int index = 0; index < _anchorsByLetter.Length; index++)
        {
            _anchorsByLetter[index] = [.. lookup[index]];
        }
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
        if (_anchors is null)
        {
            return;
        }

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
        int from = 0;
        while (from < text.Length)
        {
            int hit = text[from..].IndexOfAny(_anchors!);
            if (hit < 0)
            {
                break;
            }

            from += hit;
            ReadOnlySpan<char> rest = text[from..];
            foreach (string anchor in _anchorsByLetter[Letter(rest[0])])
            {
                if (rest.StartsWith(anchor, StringComparison.OrdinalIgnoreCase))
                {
                    foreach (ComplaintPhrase phrase in _byAnchor[anchor])
                    {
                        if (!_candidates.Contains(phrase))
                        {
                            _candidates.Add(phrase);
                        }
                    }
                }
            }

            from++;
        }
    }

    private static int Letter(char character) => char.ToLowerInvariant(character) & 0xFF;
}
