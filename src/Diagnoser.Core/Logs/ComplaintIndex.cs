using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Logs;

/// <summary>The kinds of complaint, their phrases filed by the words that they contain. It is prepared once and serves any number of texts.</summary>
public sealed class ComplaintIndex
{
    private readonly PatternIndex _phrases;
    private readonly int[] _kinds;

    /// <summary>Files the phrases of complaints.</summary>
    /// <param name="kinds">The kinds, from rules/knowledge/complaints.yaml; may be empty.</param>
    public ComplaintIndex(IReadOnlyList<ComplaintKind> kinds)
        : this(kinds, new PatternIndex([.. kinds.SelectMany(kind => kind.Phrases).Select(TextPattern.Parse)]))
    {
    }

    /// <summary>Takes phrases that were filed before.</summary>
    /// <param name="kinds">The kinds.</param>
    /// <param name="phrases">The phrases of all kinds, in the order of the kinds.</param>
    internal ComplaintIndex(IReadOnlyList<ComplaintKind> kinds, PatternIndex phrases)
    {
        Kinds = kinds;
        _phrases = phrases;
        _kinds = new int[phrases.Patterns.Count];
        int phrase = 0;
        for (int kind = 0; kind < kinds.Count; kind++)
        {
            for (int end = phrase + kinds[kind].Phrases.Count; phrase < end; phrase++)
            {
                _kinds[phrase] = kind;
            }
        }
    }

    /// <summary>The kinds.</summary>
    public IReadOnlyList<ComplaintKind> Kinds { get; }

    /// <summary>The phrases of all kinds, in the order of the kinds.</summary>
    internal PatternIndex Phrases => _phrases;

    /// <summary>The name of a phrase's kind.</summary>
    internal string KindOf(int phrase) => Kinds[_kinds[phrase]].Name;

    /// <summary>Collects the phrases of which a word occurs in a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="places">A list to work with.</param>
    /// <param name="found">Receives the phrases' numbers, each once.</param>
    internal void Collect(ReadOnlySpan<char> line, List<int> places, List<int> found)
    {
        places.Clear();
        found.Clear();
        _phrases.Literals.Find(line, places);
        foreach (int place in places)
        {
            foreach (int phrase in _phrases.PatternsOf(place))
            {
                if (!found.Contains(phrase))
                {
                    found.Add(phrase);
                }
            }
        }
    }
}
