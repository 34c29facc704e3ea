namespace Diagnoser.Core.Patterns;

/// <summary>
/// Looks for many patterns in a line at once: one pass finds the anchors that stand there, and only their patterns are tried.
/// Not safe for several threads at a time.
/// </summary>
public sealed class PatternScanner
{
    private readonly TextPattern[] _patterns;
    private readonly LiteralScanner _literals;
    private readonly int[][] _patternsOfLiteral;
    private readonly int[] _withoutAnchor;
    private readonly List<int> _found = [];
    private readonly long[] _seen;
    private long _generation;

    /// <summary>Prepares a search.</summary>
    /// <param name="patterns">The patterns; the position in the list is the pattern's number.</param>
    public PatternScanner(IReadOnlyList<TextPattern> patterns)
    {
        _patterns = [.. patterns];
        Dictionary<string, List<int>> byLiteral = new(StringComparer.OrdinalIgnoreCase);
        List<int> withoutAnchor = [];
        for (int number = 0; number < _patterns.Length; number++)
        {
            if (_patterns[number].Anchors.Count == 0)
            {
                withoutAnchor.Add(number);
            }

            foreach (string anchor in _patterns[number].Anchors)
            {
                (byLiteral.TryGetValue(anchor, out List<int>? users) ? users : byLiteral[anchor] = []).Add(number);
            }
        }

        _literals = new LiteralScanner([.. byLiteral.Keys]);
        _patternsOfLiteral = [.. byLiteral.Values.Select(users => users.Distinct().ToArray())];
        _withoutAnchor = [.. withoutAnchor];
        _seen = new long[_patterns.Length];
    }

    /// <summary>Finds the patterns that occur in a line.</summary>
    /// <param name="text">The line.</param>
    /// <param name="numbers">Receives the numbers of the patterns, each once; it is cleared first.</param>
    public void Find(ReadOnlySpan<char> text, List<int> numbers)
    {
        numbers.Clear();
        _found.Clear();
        _generation++;
        _literals.Find(text, _found);
        foreach (int literal in _found)
        {
            foreach (int number in _patternsOfLiteral[literal])
            {
                Try(number, text, numbers);
            }
        }

        foreach (int number in _withoutAnchor)
        {
            Try(number, text, numbers);
        }
    }

    private void Try(int number, ReadOnlySpan<char> text, List<int> numbers)
    {
        if (_seen[number] == _generation)
        {
            return;
        }

        _seen[number] = _generation;
        if (!_patterns[number].IsExpression || _patterns[number].IsMatch(text))
        {
            numbers.Add(number);
        }
    }
}
