namespace Diagnoser.Core.Patterns;

/// <summary>
/// Finds literals that every match of a regular expression must contain: the longest run of plain characters in a sequence, or, for a
/// group of alternatives, one such literal for each of them. It is cautious: what it does not understand ends a run, so that an anchor it
/// names is always required.
/// </summary>
internal ref struct RegexAnchors
{
    private const string Escapable = @"\.[](){}|*+?^$/-# ""'`<>=!:,;&%@~";
    private readonly ReadOnlySpan<char> _expression;
    private List<List<string>>? _sets;
    private int _position;

    private RegexAnchors(ReadOnlySpan<char> expression)
    {
        _expression = expression;
        _position = 0;
    }

    /// <summary>The anchors of an expression; empty if it has none.</summary>
    /// <param name="expression">The expression without its slashes.</param>
    public static IReadOnlyList<string> Of(ReadOnlySpan<char> expression)
    {
        RegexAnchors reader = new(expression);
        return reader.ReadAlternatives() ?? [];
    }

    /// <summary>For each alternative of an expression all the sets of literals of which every match has one; an alternative may have no set.</summary>
    /// <param name="expression">The expression without its slashes.</param>
    public static List<List<List<string>>> AllOf(ReadOnlySpan<char> expression)
    {
        RegexAnchors reader = new(expression);
        List<List<List<string>>> alternatives = [];
        do
        {
            reader._sets = [];
            reader.ReadSequence();
            alternatives.Add(reader._sets);
        }
        while (reader._position < expression.Length && expression[reader._position++] == '|');

        // A parenthesis that nothing opened: the expression is broken, so nothing is required.
        return reader._position < expression.Length ? [[]] : alternatives;
    }

    /// <summary>Reads alternatives up to the closing parenthesis or the end. Null means that nothing is required.</summary>
    private List<string>? ReadAlternatives()
    {
        List<string>? all = [];
        while (true)
        {
            List<string>? one = ReadSequence();
            all = one is null || all is null ? null : [.. all, .. one];
            if (_position >= _expression.Length || _expression[_position] != '|')
            {
                return all;
            }

            _position++;
        }
    }

    private List<string>? ReadSequence()
    {
        List<string>? best = null;
        string run = "";
        while (_position < _expression.Length && _expression[_position] is not ('|' or ')'))
        {
            List<string>? group = null;
            char? literal = null;
            if (_expression[_position] == '(')
            {
                group = ReadGroup();
            }
            else
            {
                literal = ReadAtom();
            }

            bool optional = ReadQuantifier(out bool repeated);
            if (optional)
            {
                best = Better(best, run);
                run = "";
            }
            else if (literal is { } character)
            {
                run += character;
                if (repeated)
                {
                    best = Better(best, run);
                    run = "";
                }
            }
            else
            {
                best = Better(Better(best, run), group);
                run = "";
            }
        }

        return Better(best, run);
    }

    private List<string>? ReadGroup()
    {
        // What stands in a group is required only as far as the group gives one set for all its alternatives.
        List<List<string>>? outer = _sets;
        _sets = null;
        _position++;
        if (_position < _expression.Length && _expression[_position] == '?')
        {
            _position++;
            if (_position < _expression.Length && _expression[_position] is '<' or '\'')
            {
                int end = _expression[_position..].IndexOfAny('>', '\'');
                _position += end < 0 ? 0 : end + 1;
            }
            else
            {
                int colon = _expression[_position..].IndexOfAny(':', ')');
                _position += colon < 0 ? 0 : _expression[_position + colon] == ':' ? colon + 1 : colon;
            }
        }

        List<string>? required = ReadAlternatives();
        _sets = outer;
        if (_position < _expression.Length)
        {
            _position++;
        }

        return required;
    }

    /// <summary>Reads one atom; returns its character if it stands for just that one.</summary>
    private char? ReadAtom()
    {
        char character = _expression[_position++];
        switch (character)
        {
            case '\\' when _position < _expression.Length:
                char escaped = _expression[_position++];
                if (escaped is 'p' or 'P' && _position < _expression.Length && _expression[_position] == '{')
                {
                    int end = _expression[_position..].IndexOf('}');
                    _position += end < 0 ? 0 : end + 1;
                }
                else if (escaped is 'x' or 'u')
                {
                    _position = Math.Min(_expression.Length, _position + (escaped == 'x' ? 2 : 4));
                }

                return Escapable.Contains(escaped, StringComparison.Ordinal) ? escaped : null;
            case '[':
                SkipClass();
                return null;
            case '.' or '^' or '$' or '\\':
                return null;
            default:
                return character;
        }
    }

    private void SkipClass()
    {
        if (_position < _expression.Length && _expression[_position] == '^')
        {
            _position++;
        }

        if (_position < _expression.Length && _expression[_position] == ']')
        {
            _position++;
        }

        while (_position < _expression.Length && _expression[_position] != ']')
        {
            _position += _expression[_position] == '\\' ? 2 : 1;
        }

        _position = Math.Min(_expression.Length, _position + 1);
    }

    /// <summary>Reads a quantifier, if there is one. Returns whether the atom before it may be absent.</summary>
    private bool ReadQuantifier(out bool repeated)
    {
        repeated = false;
        if (_position >= _expression.Length)
        {
            return false;
        }

        bool optional = false;
        switch (_expression[_position])
        {
            case '*' or '?':
                optional = true;
                _position++;
                break;
            case '+':
                repeated = true;
                _position++;
                break;
            case '{':
                int end = _expression[_position..].IndexOf('}');
                if (end < 0)
                {
                    return false;
                }

                repeated = true;
                optional = _expression[_position + 1] is '0' or ',';
                _position += end + 1;
                break;
            default:
                return false;
        }

        if (_position < _expression.Length && _expression[_position] == '?')
        {
            _position++;
        }

        return optional;
    }

    private readonly List<string>? Better(List<string>? best, string run) =>
        run.Trim().Length == 0 ? best : Better(best, [run.Trim()]);

    /// <summary>The more telling of two sets: the one whose shortest literal is longer.</summary>
    private readonly List<string>? Better(List<string>? left, List<string>? right)
    {
        if (right is { Count: > 0 })
        {
            _sets?.Add(right);
        }

        return right is null or [] ? left
            : left is null or [] ? right
            : Shortest(right) > Shortest(left) ? right : left;
    }

    /// <summary>The length of the shortest of literals, in characters.</summary>
    internal static int Shortest(List<string> literals)
    {
        int shortest = int.MaxValue;
        foreach (string literal in literals)
        {
            shortest = Math.Min(shortest, literal.Length);
        }

        return shortest;
    }
}
