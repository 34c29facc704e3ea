namespace Diagnoser.Core.Patterns.Linear;

/// <summary>
/// Tells whether a program matches anywhere in a text, in one step a character: all ways to match at a place are one state, and the state that a
/// character leads to is worked out when it is met first (Thompson 1968). States are kept for all later texts, so it pays for programs that run often
/// only. Safe for several threads at a time.
/// </summary>
/// <param name="program">The program.</param>
internal sealed class LazyAutomaton(ExpressionProgram program)
{
    /// <summary>Expressions that need more states are left to the runner, which needs no memory for them.</summary>
    private const int MostStates = 256;

    private const int AsciiLength = 128;
    private const int EndOfText = AsciiLength;
    private const int LastLineFeed = AsciiLength + 1;
    private const int Symbols = AsciiLength + 2;

    // A row of the table has a place for each symbol; what stands there is the row that the symbol leads to, or one of these.
    private const int RowLength = 256;
    private const int Unknown = -1;
    private const int Match = -2;
    private const int TooMany = -3;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _rows = new(StringComparer.Ordinal);
    private readonly List<State> _states = [new State([], Before.Text)];
    private volatile int[] _table = NewRows(4);

    /// <summary>What stands before a place.</summary>
    private enum Before
    {
        /// <summary>Nothing: the text begins there.</summary>
        Text,

        /// <summary>A part of a word.</summary>
        Word,

        /// <summary>Something else.</summary>
        Other,
    }

    /// <summary>Whether the program matches in a text; null if it cannot be said here: the text goes beyond ASCII, or there are too many states.</summary>
    /// <param name="text">The text.</param>
    public bool? IsMatch(ReadOnlySpan<char> text)
    {
        int[] table = _table;
        int row = 0;
        for (int position = 0; position <= text.Length; position++)
        {
            int symbol = EndOfText;
            if (position < text.Length)
            {
                symbol = text[position];
                if (symbol >= AsciiLength)
                {
                    return null;
                }

                symbol = symbol == '\n' && position == text.Length - 1 ? LastLineFeed : symbol;
            }

            int next = table[row + symbol];
            if (next < 0)
            {
                next = next == Unknown ? Follow(row, symbol, out table) : next;
                if (next < 0)
                {
                    return next == Match ? true : null;
                }
            }

            row = next;
        }

        return false;
    }

    private int Follow(int row, int symbol, out int[] table)
    {
        lock (_lock)
        {
            int next = _table[row + symbol];
            if (next == Unknown)
            {
                next = RowAfter(_states[row / RowLength], symbol);
                _table[row + symbol] = next;
            }

            table = _table;
            return next;
        }
    }

    private int RowAfter(State state, int symbol)
    {
        bool[] visited = new bool[program.Length];
        SortedSet<int> places = [];
        Stack<int> open = new(state.Places);
        open.Push(0);
        while (open.TryPop(out int place))
        {
            if (visited[place])
            {
                continue;
            }

            visited[place] = true;
            switch (program.OperationAt(place))
            {
                case Operation.Match:
                    return Match;
                case Operation.Jump:
                    open.Push(program.First[place]);
                    break;
                case Operation.Split:
                    open.Push(program.Second[place]);
                    open.Push(program.First[place]);
                    break;
                case Operation.Save:
                    open.Push(place + 1);
                    break;
                case Operation.Set:
                    if (symbol != EndOfText && program.Sets[program.First[place]].Contains(CharacterOf(symbol)))
                    {
                        places.Add(place + 1);
                    }

                    break;
                default:
                    if (Holds(program.OperationAt(place), state.Before, symbol))
                    {
                        open.Push(place + 1);
                    }

                    break;
            }
        }

        return Keep(places, symbol != EndOfText && CharacterSet.IsWordPart(CharacterOf(symbol)) ? Before.Word : Before.Other);
    }

    private int Keep(SortedSet<int> places, Before before)
    {
        string key = string.Concat([(char)before, .. places.Select(place => (char)place)]);
        if (_rows.TryGetValue(key, out int row))
        {
            return row;
        }

        if (_states.Count >= MostStates)
        {
            return TooMany;
        }

        row = _states.Count * RowLength;
        _states.Add(new State([.. places], before));
        _rows[key] = row;
        if (row >= _table.Length)
        {
            // Whoever reads the former table meanwhile finds there what it knew.
            int[] larger = NewRows(2 * _table.Length / RowLength);
            _table.CopyTo(larger, 0);
            _table = larger;
        }

        return row;
    }

    private static int[] NewRows(int count)
    {
        int[] table = new int[count * RowLength];
        Array.Fill(table, Unknown);
        return table;
    }

    private static char CharacterOf(int symbol) => symbol == LastLineFeed ? '\n' : (char)symbol;

    private static bool Holds(Operation operation, Before before, int symbol) => operation switch
    {
        Operation.Start => before == Before.Text,
        Operation.End => symbol is EndOfText or LastLineFeed,
        _ => (before == Before.Word) != (symbol < AsciiLength && CharacterSet.IsWordPart((char)symbol)) == (operation == Operation.Border),
    };

    /// <summary>The places of a program that are reached at a place of the text.</summary>
    private sealed record State(int[] Places, Before Before);
}
