namespace Diagnoser.Core.Patterns.Linear;

/// <summary>
/// Tells whether an expression could match a line if the line had other digits and random identifiers, as many of them in the same places. All ways to
/// match are followed side by side. The hyphens of an identifier stand where they stood.
/// </summary>
internal ref struct DigitBlindRun
{
    private readonly ExpressionProgram _program;
    private readonly ReadOnlySpan<char> _line;
    private readonly bool[] _isOpen;
    private readonly List<int> _unfollowed = [];
    private List<int> _now = [];
    private List<int> _next = [];
    private int _position;
    private bool _inIdentifier;

    private DigitBlindRun(ExpressionProgram program, ReadOnlySpan<char> line)
    {
        _program = program;
        _line = line;
        _isOpen = new bool[program.Length];
    }

    /// <summary>Whether a program could match.</summary>
    /// <param name="program">The program.</param>
    /// <param name="line">One of the lines in question, which differ in their digits and identifiers only.</param>
    public static bool MayMatch(ExpressionProgram program, ReadOnlySpan<char> line) => new DigitBlindRun(program, line).Run();

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
                    if (ExpressionRunner.Holds(_program[place].Operation, _line, _position))
                    {
                        _unfollowed.Add(place + 1);
                    }

                    break;
            }
        }

        return false;
    }
}
