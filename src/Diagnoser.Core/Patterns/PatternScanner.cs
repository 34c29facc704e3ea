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
    private KnownShapes<int[]> _fruitless = new(MostShapes);
    private KnownShapes<int[]> _fruitlessHere = new(MostShapes);
    private readonly KnownShapes<int[]> _called = new(MostShapes);
    private long _generation;

    /// <summary>Begins another text. What is known of the shapes of lines holds for it too, as software says the same things in many reports.</summary>
    public void Restart()
    {
        Array.Clear(_done);
        _fruitlessHere = _fruitlessHere.IsEmpty ? _fruitlessHere : new KnownShapes<int[]>(MostShapes);
        _fruitless = _fruitless.IsFull ? new KnownShapes<int[]>(MostShapes) : _fruitless;
    }

    /// <summary>Finds the patterns that occur in a line.</summary>
    /// <param name="text">The line.</param>
    /// <param name="numbers">Receives the numbers of the patterns, each once; it is cleared first.</param>
    public void Find(ReadOnlySpan<char> text, List<int> numbers)
    {
        numbers.Clear();
        _found.Clear();
        _generation++;
        IsUneventful = false;
        ulong shape = LineShape.OfAnyDigits(text);
        if ((_fruitless.Find(shape) ?? _fruitlessHere.Find(shape)) is { } candidates)
        {
            FindAmong(candidates, text, numbers);
            return;
        }

        index.Literals.Find(text, _found);
        bool fruit = false;
        (int[] starts, int[] users) = index.PatternsOfLiterals;
        foreach (int literal in _found)
        {
            for (int place = starts[literal]; place < starts[literal + 1]; place++)
            {
                fruit |= Try(users[place], text, numbers, index.Suffice[place] != 0);
            }
        }

        foreach (int number in index.WithoutAnchor)
        {
            fruit |= Try(number, text, numbers);
        }

        if (!fruit)
        {
            int[] called = CandidatesIn(text, out bool lacksDone);
            (lacksDone ? _fruitlessHere : _fruitless).Add(shape, called);
        }
    }

    /// <summary>Finds the patterns in a line of a known shape: the candidates of its shape, and what other digits call for.</summary>
    private void FindAmong(int[] candidates, ReadOnlySpan<char> text, List<int> numbers)
    {
        foreach (int number in candidates)
        {
            Try(number, text, numbers);
        }

        index.DigitWords.Find(text, _found);
        foreach (int word in _found)
        {
            foreach (int number in index.PatternsOfDigitWords[word])
            {
                Try(number, text, numbers);
            }
        }

        IsUneventful = numbers.Count == 0;
    }

    /// <summary>Of the patterns that a line called for those that may be found in a line that differs in its digits only, without those that are looked for no more.</summary>
    private int[] CandidatesIn(ReadOnlySpan<char> text, out bool lacksDone)
    {
        List<int>? candidates = null;
        bool lacking = false;
        foreach (int literal in _found)
        {
            Add(index.PatternsOf(literal), text);
        }

        Add(index.WithoutAnchor, text);
        lacksDone = lacking;
        return candidates is null ? [] : [.. candidates];

        void Add(ReadOnlySpan<int> numbers, ReadOnlySpan<char> line)
        {
            foreach (int number in numbers)
            {
                if (_done[number])
                {
                    lacking = true;
                    continue;
                }

                // Words with digits are looked for in every line; words without any are there again.
                TextPattern pattern = index.Patterns[number];
                bool candidate = pattern.IsExpression
                    ? index.CaresForNumbers(number) && pattern.MayMatchWithOtherDigits(line)
                    : pattern.Source.AsSpan().IndexOfAnyInRange('0', '9') < 0;
                if (candidate && candidates?.Contains(number) != true)
                {
                    (candidates ??= []).Add(number);
                }
            }
        }
    }

    /// <summary>Whether the last line matches nothing and is of a shape that was seen before.</summary>
    public bool IsUneventful { get; private set; }

    /// <summary>What has to be looked for in lines that differ in their digits only from a line in which no pattern was found.</summary>
    /// <param name="line">That line.</param>
    /// <returns>
    /// The numbers of words with digits by which patterns may tell such a line apart; below 0 the complements of the numbers of patterns that no word tells apart.
    /// </returns>
    internal int[] Watch(ReadOnlySpan<char> line)
    {
        SortedSet<int> watched = [];
        foreach (int number in CalledWhateverNumbers(line))
        {
            if (_done[number] || !index.Patterns[number].MayMatchWithOtherDigits(line))
            {
                continue;
            }

            ReadOnlySpan<int> words = index.CaresForNumbers(number) ? [] : index.DigitWordsOf(number);
            if (words.IsEmpty)
            {
                watched.Add(~number);
            }

            foreach (int word in words)
            {
                if (LineShape.HasWithOtherDigits(line, index.DigitWords.Literals[word]))
                {
                    watched.Add(word);
                }
            }
        }

        return [.. watched];
    }

    /// <summary>The patterns that may occur in some line that differs from this one in its numbers only.</summary>
    private int[] CalledWhateverNumbers(ReadOnlySpan<char> line)
    {
        ulong shape = LineShape.OfAnyNumbers(line);
        if (_called.Find(shape) is { } known)
        {
            return known;
        }

        _found.Clear();
        index.Literals.Find(line, _found);
        SortedSet<int> called = [.. index.WithoutAnchor, .. index.TouchedByDigits];
        foreach (int literal in _found)
        {
            foreach (int number in index.PatternsOf(literal))
            {
                called.Add(number);
            }
        }

        List<int> left = [];
        foreach (int number in called)
        {
            if (index.Patterns[number].MayMatchWithOtherNumbers(line))
            {
                left.Add(number);
            }
        }

        int[] result = [.. left];
        _called.Add(shape, result);
        return result;
    }

    /// <summary>Whether a line has a pattern that is still looked for.</summary>
    /// <param name="line">The line.</param>
    /// <param name="watched">What <see cref="Watch"/> gave for a line that differs in its digits only.</param>
    internal bool IsAnyIn(ReadOnlySpan<char> line, int[] watched)
    {
        foreach (int item in watched)
        {
            if (item < 0 ? IsIn(line, ~item) : index.DigitWord(item).IsIn(line, Digits.AsTheyStand) && IsAnyOfWordIn(line, item))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsAnyOfWordIn(ReadOnlySpan<char> line, int word)
    {
        foreach (int number in index.PatternsOfDigitWords[word])
        {
            if (IsIn(line, number))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsIn(ReadOnlySpan<char> line, int number) => !_done[number] && index.Patterns[number].IsMatch(line);

    /// <summary>Looks for a pattern no more; enough is known of it.</summary>
    /// <param name="number">The pattern's number.</param>
    internal void Finish(int number) => _done[number] = true;

    /// <summary>Tries a pattern, or takes it where what was found is all that it asks for. Returns whether it is an expression that will have to be tried on lines that differ in their digits only.</summary>
    private bool Try(int number, ReadOnlySpan<char> text, List<int> numbers, bool isThere = false)
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

        if (!isThere)
        {
            TextPattern pattern = index.Patterns[number];
            if (!pattern.IsExpression)
            {
                numbers.Add(number);
                return false;
            }

            if (!pattern.IsMatch(text))
            {
                return false;
            }
        }

        numbers.Add(number);
        return !index.CaresForNumbers(number);
    }
}
