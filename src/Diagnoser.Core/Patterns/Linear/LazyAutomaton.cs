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

    private static readonly State s_match = new([], Before.Text);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, State> _states = new(StringComparer.Ordinal);
    private readonly State _start = new([], Before.Text);

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
        State state = _start;
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

            State? next = state.Next[symbol] ?? Follow(state, symbol);
            if (next is null)
            {
                return null;
            }

            if (next == s_match)
            {
                return true;
            }

            state = next;
        }

        return false;
    }

    private State? Follow(State state, int symbol)
    {
        lock (_lock)
        {
            if (state.Next[symbol] is { } known)
            {
                return known;
            }

            State? next = StateAfter(state, symbol);
            state.Next[symbol] = next;
            return next;
        }
    }

    private State? StateAfter(State state, int symbol)
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
                    return s_match;
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

    private State? Keep(SortedSet<int> places, Before before)
    {
        string key = string.Concat([(char)before, .. places.Select(place => (char)place)]);
        if (!_states.TryGetValue(key, out State? state) && _states.Count < MostStates)
        {
            _states[key] = state = new State([.. places], before);
        }

        return state;
    }

    private static char CharacterOf(int symbol) => symbol == LastLineFeed ? '\n' : (char)symbol;

    private static bool Holds(Operation operation, Before before, int symbol) => operation switch
    {
        Operation.Start => before == Before.Text,
        Operation.End => symbol is EndOfText or LastLineFeed,
        _ => (before == Before.Word) != (symbol < AsciiLength && CharacterSet.IsWordPart((char)symbol)) == (operation == Operation.Border),
    };

    /// <summary>The places of a program that are reached at a place of the text, and the states that characters lead to from there.</summary>
    private sealed class State(int[] places, Before before)
    {
        public int[] Places { get; } = places;

        public Before Before { get; } = before;

        public State?[] Next { get; } = new State?[Symbols];
    }
}
