namespace Diagnoser.Core.Patterns.Linear;

/// <summary>
/// Tells whether an expression could match a line if the line had other digits and random identifiers: as many of them in the same places, where the
/// hyphens of an identifier stand where they stood, or of any length. All ways to match are followed side by side.
/// </summary>
internal ref struct DigitBlindRun
{
    private readonly ExpressionProgram _program;
    private readonly ReadOnlySpan<char> _line;
    private readonly bool _anyLength;
    private readonly bool[] _isOpen;
    private readonly List<int> _unfollowed = [];
    private List<int> _now = [];
    private List<int> _next = [];
    private int _position;
    private bool _inIdentifier;
    private bool _inNumber;

    private DigitBlindRun(ExpressionProgram program, ReadOnlySpan<char> line, bool anyLength)
    {
        _program = program;
        _line = line;
        _anyLength = anyLength;
        _isOpen = new bool[program.Length];
    }

    /// <summary>Whether a program could match.</summary>
    /// <param name="program">The program.</param>
    /// <param name="line">One of the lines in question, which differ in their digits and identifiers only.</param>
    /// <param name="anyLength">Whether their numbers and identifiers may be of any length.</param>
    public static bool MayMatch(ExpressionProgram program, ReadOnlySpan<char> line, bool anyLength) => new DigitBlindRun(program, line, anyLength).Run();

    private bool Run()
    {
        if (Open(0))
        {
            return true;
        }

        bool inWord = false;
        while (_position < _line.Length)
        {
            char character = _line[_position];
            int identifier = HexRun.LengthAt(_line, _position, inWord);
            if (_anyLength && (identifier > 0 || char.IsAsciiDigit(character)))
            {
                if (TakeNumber(_position + Math.Max(1, identifier)))
                {
                    return true;
                }

                inWord = true;
                continue;
            }

            int end = _position + Math.Max(1, identifier);
            _inIdentifier = identifier > 0;
            while (_position < end)
            {
                if (Take(_line[_position]))
                {
                    return true;
                }
            }

            inWord = char.IsAsciiLetterOrDigit(character);
        }

        return false;
    }

    /// <summary>Goes one character further. Returns whether there is a match.</summary>
    private bool Take(char character)
    {
        (_now, _next) = (_next, _now);
        _now.Clear();
        Array.Clear(_isOpen);
        _position++;
        foreach (int place in _next)
        {
            CharacterSet set = _program.Sets[_program[place].First];
            bool fits = _inIdentifier && character != '-' ? set.HasHexDigit : char.IsAsciiDigit(character) ? set.HasDigit : set.Contains(character);
            if (fits && Open(place + 1))
            {
                return true;
            }
        }

        return Open(0);
    }

    /// <summary>
    /// Goes on behind a number or identifier that may be another one of any length. What stands in it is not known, so every border of a word may be
    /// there. Returns whether there is a match.
    /// </summary>
    private bool TakeNumber(int end)
    {
        while (end < _line.Length && char.IsAsciiDigit(_line[end]))
        {
            end++;
        }

        (_now, _next) = (_next, _now);
        _now.Clear();
        Array.Clear(_isOpen);
        _position = end;
        _inNumber = true;
        bool matches = Open(0);
        for (int index = 0; index < _next.Count && !matches; index++)
        {
            matches = LeadsOn(_next[index]);
        }

        // What a character leads to is gone on from with the next one.
        for (int index = 0; index < _now.Count && !matches; index++)
        {
            matches = LeadsOn(_now[index]);
        }

        _inNumber = false;
        return matches;
    }

    private bool LeadsOn(int place)
    {
        CharacterSet set = _program.Sets[_program[place].First];
        return (set.HasHexDigit || set.Contains('-')) && Open(place + 1);
    }

    /// <summary>Adds a place with all that it leads to without a character. Returns whether that is a match.</summary>
    private bool Open(int start)
    {
        _unfollowed.Add(start);
        while (_unfollowed.Count > 0)
        {
            int place = _unfollowed[^1];
            _unfollowed.RemoveAt(_unfollowed.Count - 1);
            if (_isOpen[place])
            {
                continue;
            }

            _isOpen[place] = true;
            switch (_program[place].Operation)
            {
                case Operation.Match:
                    return true;
                case Operation.Set:
                    _now.Add(place);
                    break;
                case Operation.Jump:
                    _unfollowed.Add(_program[place].First);
                    break;
                case Operation.Split:
                    _unfollowed.Add(_program[place].Second);
                    _unfollowed.Add(_program[place].First);
                    break;
                case Operation.Save:
                    _unfollowed.Add(place + 1);
                    break;
                default:
                    if ((_inNumber && _program[place].Operation is Operation.Border or Operation.NoBorder) || ExpressionRunner.Holds(_program[place].Operation, _line, _position))
                    {
                        _unfollowed.Add(place + 1);
                    }

                    break;
            }
        }

        return false;
    }
}
