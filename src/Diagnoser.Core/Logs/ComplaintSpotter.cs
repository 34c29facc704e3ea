namespace Diagnoser.Core.Logs;

/// <summary>Finds complaints in a person's own words, by the phrases of rules/knowledge/complaints.yaml.</summary>
internal sealed class ComplaintSpotter(ComplaintIndex index)
{
    private const int MostPerKind = 3;
    private readonly List<int> _places = [];
    private readonly List<ComplaintSighting> _sightings = [];
    private readonly List<int> _candidates = [];
    private readonly List<Match> _matches = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

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
        index.Collect(text, _places, _candidates);
        _matches.Clear();
        foreach (int phrase in _candidates)
        {
            string kind = index.KindOf(phrase);
            if (_counts.GetValueOrDefault(kind) >= MostPerKind || IsFound(kind))
            {
                continue;
            }

            if (index.Phrases.Patterns[phrase].TryFind(text, out int start, out int length) && !Negation.Precedes(text, start))
            {
                _matches.Add(new Match(start, length, kind));
            }
        }

        // In the order of the words.
        _matches.Sort(static (left, right) => left.Start != right.Start ? left.Start.CompareTo(right.Start) : right.Length.CompareTo(left.Length));
        foreach ((int start, int length, string kind) in _matches)
        {
            Add(kind, line, text.Slice(start, length));
        }
    }

    /// <summary>Whether the line has a phrase of a kind already; one suffices.</summary>
    private bool IsFound(string kind)
    {
        foreach (Match match in _matches)
        {
            if (match.Kind == kind)
            {
                return true;
            }
        }

        return false;
    }

    private sealed record Match(int Start, int Length, string Kind);
}
