using System.Numerics;

namespace Diagnoser.Core.Patterns.Linear;

/// <summary>
/// Tells whether a program matches anywhere in a text, in one step a character: all ways to match at a place are one state, and the state that a
/// character leads to is worked out when it is met first (Thompson 1968). States are kept for all later texts, so it pays for programs that run often
/// only. Safe for several threads at a time.
/// </summary>
internal sealed class LazyAutomaton
{
    /// <summary>Expressions that need more states are left to the runner, which needs no memory for them.</summary>
    private const int MostStates = 253;

    private const int AsciiLength = 128;

    // The table has a row for each state and in it a place for each symbol; what stands there is the state that the symbol leads to, or one of these.
    private const byte Unknown = 255;
    private const byte Match = 254;
    private const byte TooMany = 253;

    private readonly ExpressionProgram _program;
    private readonly ProgramAlphabet _alphabet;
    private readonly int _rowBits;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, byte> _numbers = new(StringComparer.Ordinal);
    private readonly List<State> _states = [new State([], WordPart.None, IsFirst: true)];
    private readonly bool[] _visited;
    private readonly List<int> _open = [];
    private readonly List<int> _places = [];
    private volatile byte[] _table;

    /// <summary>Prepares for a program.</summary>
    /// <param name="program">The program.</param>
    public LazyAutomaton(ExpressionProgram program)
    {
        _program = program;
        _alphabet = new ProgramAlphabet(program);
        _rowBits = BitOperations.Log2((uint)_alphabet.Capacity);
        _visited = new bool[program.Length];
        _table = NewRows(4);
    }

    /// <summary>Whether the program matches in a text; null if it cannot be said here: a character has two cases beyond ASCII, or there are too many states.</summary>
    /// <param name="text">The text.</param>
    public bool? IsMatch(ReadOnlySpan<char> text)
    {
        byte[] table = _table;
        byte[] ascii = _alphabet.OfAscii;
        int state = 0;
        ReadOnlySpan<char> line = text is [.., '\n'] ? text[..^1] : text;
        foreach (char character in line)
        {
            int symbol = character < AsciiLength ? ascii[character] : _alphabet.OfOther(character);
            if (symbol < 0)
            {
                return null;
            }

            int next = table[(state << _rowBits) | symbol];
            if (next >= TooMany)
            {
                next = next == Unknown ? Follow(state, symbol, out table) : next;
                if (next >= TooMany)
                {
                    return next == Match ? true : null;
                }
            }

            state = next;
        }

        if (line.Length < text.Length)
        {
            state = Follow(state, ProgramAlphabet.LastLineFeed, out _);
        }

        state = state < TooMany ? Follow(state, ProgramAlphabet.EndOfText, out _) : state;
        return state == TooMany ? null : state == Match;
    }

    private int Follow(int state, int symbol, out byte[] table)
    {
        table = _table;
        int place = (state << _rowBits) | symbol;
        if (table[place] != Unknown)
        {
            return table[place];
        }

        lock (_lock)
        {
            byte next = _table[place];
            if (next == Unknown)
            {
                next = StateAfter(_states[state], symbol);
                _table[place] = next;
            }

            table = _table;
            return next;
        }
    }

    private byte StateAfter(State state, int symbol)
    {
        Array.Clear(_visited);
        _places.Clear();
        _open.Clear();
        _open.Add(0);
        foreach (int place in state.Places)
        {
            _open.Add(place);
        }

        while (_open.Count > 0)
        {
            int place = _open[^1];
            _open.RemoveAt(_open.Count - 1);
            if (_visited[place])
            {
                continue;
            }

            _visited[place] = true;
            switch (_program[place].Operation)
            {
                case Operation.Match:
                    return Match;
                case Operation.Jump:
                    _open.Add(_program[place].First);
                    break;
                case Operation.Split:
                    _open.Add(_program[place].Second);
                    _open.Add(_program[place].First);
                    break;
                case Operation.Save:
                    _open.Add(place + 1);
                    break;
                case Operation.Set:
                    if (_alphabet.IsIn(_program.Sets[_program[place].First], symbol))
                    {
                        _places.Add(place + 1);
                    }

                    break;
                default:
                    if (Holds(_program[place].Operation, state, symbol))
                    {
                        _open.Add(place + 1);
                    }

                    break;
            }
        }

        return NumberOf(_alphabet.WordPartOf(symbol));
    }

    /// <summary>The number of the state of the places that were reached.</summary>
    private byte NumberOf(WordPart before)
    {
        _places.Sort();
        string key = string.Create(_places.Count + 1, (_places, before), static (signs, state) =>
        {
            signs[0] = (char)state.before;
            for (int index = 0; index < state._places.Count; index++)
            {
                signs[index + 1] = (char)state._places[index];
            }
        });
        if (_numbers.TryGetValue(key, out byte known))
        {
            return known;
        }

        if (_states.Count >= MostStates)
        {
            return TooMany;
        }

        byte number = (byte)_states.Count;
        _states.Add(new State([.. _places], before, IsFirst: false));
        _numbers[key] = number;
        if (number << _rowBits >= _table.Length)
        {
            // Whoever reads the former table meanwhile finds there what it knew.
            byte[] larger = NewRows(2 * _states.Count);
            _table.CopyTo(larger, 0);
            _table = larger;
        }

        return number;
    }

    private byte[] NewRows(int count)
    {
        byte[] table = new byte[count << _rowBits];
        Array.Fill(table, Unknown);
        return table;
    }

    private bool Holds(Operation operation, State state, int symbol) => operation switch
    {
        Operation.Start => state.IsFirst,
        Operation.End => symbol is ProgramAlphabet.EndOfText or ProgramAlphabet.LastLineFeed,
        _ => (state.Before != _alphabet.WordPartOf(symbol)) == (operation == Operation.Border),
    };

    /// <summary>The places of a program that are reached at a place of the text.</summary>
    /// <param name="Places">The places.</param>
    /// <param name="Before">What the character before is to words, where the program asks for it.</param>
    /// <param name="IsFirst">Whether the text begins there.</param>
    private sealed record State(int[] Places, WordPart Before, bool IsFirst);
}
