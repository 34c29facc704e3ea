namespace Diagnoser.Core.Patterns.Linear;

/// <summary>
/// Runs a program over a text: all ways to match are followed side by side, character by character (Thompson's construction as Pike made it
/// capture groups), so that the time is bounded by the text's length times the program's. Of several matches it finds the one that backtracking would.
/// One runner serves one thread, which keeps its buffers.
/// </summary>
internal sealed class ExpressionRunner
{
    [ThreadStatic]
    private static ExpressionRunner? t_runner;

    private Ways _now = new();
    private Ways _next = new();
    private int[] _open = new int[64];
    private int _openCount;
    private ExpressionProgram _program = null!;
    private int _borders;

    /// <summary>The runner of this thread.</summary>
    public static ExpressionRunner OfThread => t_runner ??= new ExpressionRunner();

    /// <summary>Runs a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="text">The text.</param>
    /// <param name="borders">Receives beginning and end of every group, -1 where it took no part; if empty, the first sign of a match ends the run.</param>
    /// <returns>Whether there is a match.</returns>
    public bool Run(ExpressionProgram program, ReadOnlySpan<char> text, Span<int> borders)
    {
        _program = program;
        _borders = borders.Length;
        Clear(borders);
        _now.Prepare(program.Length, _borders);
        _next.Prepare(program.Length, _borders);
        bool matched = false;
        for (int position = 0; ; position++)
        {
            if (_now.Count == 0)
            {
                if (matched)
                {
                    return true;
                }

                position = program.NextBeginning(text, position);
            }

            if (!matched)
            {
                Add(_now, 0, text, position, -1);
            }

            if (Step(text, position, borders))
            {
                matched = true;
                if (_borders == 0)
                {
                    return true;
                }
            }

            (_now, _next) = (_next, _now);
            _next.Clear();
            if (position >= text.Length)
            {
                _now.Clear();
                return matched;
            }
        }
    }

    /// <summary>Takes every way one character further. A match ends the ways behind it, which backtracking would not have tried.</summary>
    private bool Step(ReadOnlySpan<char> text, int position, Span<int> borders)
    {
        for (int index = 0; index < _now.Count; index++)
        {
            int place = _now[index];
            if (_program[place].Operation == Operation.Match)
            {
                _now.Borders(index).CopyTo(borders);
                return true;
            }

            if (position < text.Length && _program.Sets[_program[place].First].Contains(text[position]))
            {
                Add(_next, place + 1, text, position + 1, index);
            }
        }

        return false;
    }

    /// <summary>Adds a way with all places that it leads to without a character, in the order in which backtracking would try them.</summary>
    private void Add(Ways ways, int start, ReadOnlySpan<char> text, int position, int from)
    {
        Span<int> borders = stackalloc int[_borders];
        if (from >= 0)
        {
            _now.Borders(from).CopyTo(borders);
        }
        else
        {
            Clear(borders);
        }

        _openCount = 0;
        Push(start);
        while (_openCount > 0)
        {
            int place = _open[--_openCount];
            if (place < 0)
            {
                // Behind a group's border: what the border was before, for the ways that did not pass it.
                borders[~place] = _open[--_openCount];
                continue;
            }

            if (!ways.TryVisit(place))
            {
                continue;
            }

            switch (_program[place].Operation)
            {
                case Operation.Jump:
                    Push(_program[place].First);
                    break;
                case Operation.Split:
                    Push(_program[place].Second);
                    Push(_program[place].First);
                    break;
                case Operation.Save:
                    int border = _program[place].First;
                    if (border < borders.Length)
                    {
                        Push(borders[border]);
                        Push(~border);
                        borders[border] = position;
                    }

                    Push(place + 1);
                    break;
                case Operation.Set or Operation.Match:
                    ways.Add(place, borders);
                    break;
                default:
                    if (Holds(_program[place].Operation, text, position))
                    {
                        Push(place + 1);
                    }

                    break;
            }
        }
    }

    private static void Clear(Span<int> borders)
    {
        for (int index = 0; index < borders.Length; index++)
        {
            borders[index] = -1;
        }
    }

    private void Push(int place)
    {
        if (_openCount == _open.Length)
        {
            Array.Resize(ref _open, 2 * _openCount);
        }

        _open[_openCount++] = place;
    }

    /// <summary>Whether a place of a text is one that an instruction asks for: its beginning or end, a word's border or none.</summary>
    internal static bool Holds(Operation operation, ReadOnlySpan<char> text, int position)
    {
        if (operation == Operation.Start)
        {
            return position == 0;
        }

        if (operation == Operation.End)
        {
            return position == text.Length || (position == text.Length - 1 && text[position] == '\n');
        }

        return IsBorder(text, position) == (operation == Operation.Border);
    }

    /// <summary>Whether a word begins or ends at a place; between 用 and vllm too, where a <see cref="System.Text.RegularExpressions.Regex"/> sees one word.</summary>
    private static bool IsBorder(ReadOnlySpan<char> text, int position)
    {
        WordPart before = position > 0 ? CharacterSet.WordPartOf(text[position - 1]) : WordPart.None;
        WordPart behind = position < text.Length ? CharacterSet.WordPartOf(text[position]) : WordPart.None;
        return before != behind;
    }

    /// <summary>The ways that are followed at one place of the text, most promising first.</summary>
    private sealed class Ways
    {
        private int[] _places = [];
        private int[] _visits = [];
        private int[] _borders = [];
        private int _bordersPerWay;
        private int _visit;

        public int Count { get; private set; }

        public int this[int index] => _places[index];

        public void Prepare(int length, int borders)
        {
            if (_places.Length < length)
            {
                _places = new int[length];
                _visits = new int[length];
            }

            if (_borders.Length < length * borders)
            {
                _borders = new int[length * borders];
            }

            _bordersPerWay = borders;
            Clear();
        }

        public void Clear()
        {
            Count = 0;
            if (++_visit == int.MaxValue)
            {
                Array.Clear(_visits);
                _visit = 1;
            }
        }

        public bool TryVisit(int place)
        {
            if (_visits[place] == _visit)
            {
                return false;
            }

            _visits[place] = _visit;
            return true;
        }

        public void Add(int place, ReadOnlySpan<int> borders)
        {
            borders.CopyTo(Borders(Count));
            _places[Count++] = place;
        }

        public Span<int> Borders(int index) => new(_borders, index * _bordersPerWay, _bordersPerWay);
    }
}
