namespace Diagnoser.Core.Patterns;

/// <summary>
/// Looks for many patterns in a line at once: one pass finds the anchors that stand there, and only their patterns are tried. A log says the same
/// things again and again with other numbers; an expression that cares for no number is not tried again on such a line.
/// Not safe for several threads at a time; each takes a scanner of its own over a shared index.
/// </summary>
/// <param name="index">The patterns.</param>
public sealed class PatternScanner(PatternIndex index)
{
    private const int MostShapes = 16_384;
    private readonly List<int> _found = [];
    private readonly long[] _seen = new long[index.Patterns.Count];
    private readonly bool[] _done = new bool[index.Patterns.Count];
    private readonly KnownShapes _fruitless = new(MostShapes);
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
        if (_found.Count == 0 && index.WithoutAnchor.IsEmpty)
        {
            return;
        }

        ulong shape = KnownShapes.ShapeOf(text);
        bool fruitless = _fruitless.Contains(shape);
        bool fruit = false;
        foreach (int literal in _found)
        {
            foreach (int number in index.PatternsOf(literal))
            {
                fruit |= Try(number, text, fruitless, numbers);
            }
        }

        foreach (int number in index.WithoutAnchor)
        {
            fruit |= Try(number, text, fruitless, numbers);
        }

        if (!fruitless && !fruit)
        {
            _fruitless.Add(shape);
        }
    }

    /// <summary>Looks for a pattern no more; enough is known of it.</summary>
    /// <param name="number">The pattern's number.</param>
    internal void Finish(int number) => _done[number] = true;

    /// <summary>Tries a pattern. Returns whether it is an expression that will have to be tried on lines that differ in their numbers only.</summary>
    private bool Try(int number, ReadOnlySpan<char> text, bool fruitless, List<int> numbers)
    {
        if (_seen[number] == _generation)
        {
            return false;
        }

        _seen[number] = _generation;
        if (_done[number])
        {
            return false;
        }

        TextPattern pattern = index.Patterns[number];
        if (!pattern.IsExpression)
        {
            numbers.Add(number);
            return false;
        }

        bool caresForNumbers = index.CaresForNumbers(number);
        if ((fruitless && !caresForNumbers) || !pattern.IsMatch(text))
        {
            return false;
        }

        numbers.Add(number);
        return !caresForNumbers;
    }
}
