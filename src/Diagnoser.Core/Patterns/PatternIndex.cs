namespace Diagnoser.Core.Patterns;

/// <summary>Patterns filed under their anchors, made once and shared by every search, also by several threads at a time.</summary>
public sealed class PatternIndex
{
    private readonly int[][] _patternsOfLiteral;
    private readonly int[] _withoutAnchor;

    /// <summary>Files the patterns.</summary>
    /// <param name="patterns">The patterns; the position in the list is the pattern's number.</param>
    public PatternIndex(IReadOnlyList<TextPattern> patterns)
    {
        Patterns = [.. patterns];
        Dictionary<string, List<int>> byLiteral = new(StringComparer.OrdinalIgnoreCase);
        List<int> withoutAnchor = [];
        for (int number = 0; number < Patterns.Count; number++)
        {
            if (Patterns[number].Anchors.Count == 0)
            {
                withoutAnchor.Add(number);
            }

            foreach (string anchor in Patterns[number].Anchors)
            {
                (byLiteral.TryGetValue(anchor, out List<int>? users) ? users : byLiteral[anchor] = []).Add(number);
            }
        }

        Literals = new LiteralScanner([.. byLiteral.Keys]);
        _patternsOfLiteral = [.. byLiteral.Values.Select(users => users.Distinct().ToArray())];
        _withoutAnchor = [.. withoutAnchor];
    }

    /// <summary>The patterns, by number.</summary>
    public IReadOnlyList<TextPattern> Patterns { get; }

    /// <summary>Finds the anchors that occur in a text.</summary>
    internal LiteralScanner Literals { get; }

    /// <summary>The numbers of the patterns that have to be tried on every text.</summary>
    internal ReadOnlySpan<int> WithoutAnchor => _withoutAnchor;

    /// <summary>The numbers of the patterns that an anchor calls for.</summary>
    internal ReadOnlySpan<int> PatternsOf(int literal) => _patternsOfLiteral[literal];
}
