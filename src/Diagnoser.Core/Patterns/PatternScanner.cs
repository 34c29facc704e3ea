namespace Diagnoser.Core.Patterns;

/// <summary>
/// Looks for many patterns in a line at once: one pass finds the anchors that stand there, and only their patterns are tried.
/// Not safe for several threads at a time; each takes a scanner of its own over a shared index.
/// </summary>
/// <param name="index">The patterns.</param>
public sealed class PatternScanner(PatternIndex index)
{
    private readonly List<int> _found = [];
    private readonly long[] _seen = new long[index.Patterns.Count];
    private long _generation;

    /// <summary>Finds the patterns that occur in a line.</summary>
    /// <param name="text">The line.</param>
    /// <param name="numbers">Receives the numbers of the patterns, each once; it is cleared first.</param>
    public void Find(ReadOnlySpan<char> text, List<int> numbers)
    {
        numbers.Clear();
        _found.Clear();
        _generation++;
        index.Literals.Find(text, _found);
        foreach (int literal in _found)
        {
            foreach (int number in index.PatternsOf(literal))
            {
                Try(number, text, numbers);
            }
        }

        foreach (int number in index.WithoutAnchor)
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
        TextPattern pattern = index.Patterns[number];
        if (!pattern.IsExpression || pattern.IsMatch(text))
        {
            numbers.Add(number);
        }
    }
}
