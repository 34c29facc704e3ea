using System.Globalization;

namespace Diagnoser.Core.Patterns.Linear;

/// <summary>
/// Reads the part of .NET's syntax of regular expressions that rules are written in: characters, sets, <c>. \d \w \s \b ^ $</c>, groups, named groups,
/// alternatives and quantifiers. Anything else is declined, not guessed at.
/// </summary>
internal sealed class ExpressionParser
{
    private const int MostRepetitions = 1000;
    private readonly string _expression;
    private readonly List<string> _groups = [""];
    private int _position;
    private bool _declined;

    private ExpressionParser(string expression) => _expression = expression;

    private bool AtEnd => _position >= _expression.Length;

    /// <summary>Makes the program of an expression.</summary>
    /// <param name="expression">The expression without slashes; case is ignored, and only named groups capture.</param>
    /// <returns>The program, or null if the expression has something that this parser does not read, be it legal or not.</returns>
    public static ExpressionProgram? TryParse(string expression)
    {
        ExpressionParser parser = new(expression);
        if (parser.ReadAll() is not { } root)
        {
            return null;
        }

        ProgramBuilder program = new();
        program.Add(Operation.Save, 0);
        root.Emit(program);
        program.Add(Operation.Save, 1);
        return program.IsTooLong ? null : program.Complete([.. parser._groups]);
    }

    /// <summary>Reads an expression.</summary>
    /// <param name="expression">The expression without slashes.</param>
    /// <returns>Its parts, or null if the expression has something that this parser does not read, be it legal or not.</returns>
    public static Node? TryRead(string expression) => new ExpressionParser(expression).ReadAll();

    private Node? ReadAll()
    {
        Node root = ReadChoice();
        return _declined || !AtEnd ? null : root;
    }

    private Node ReadChoice()
    {
        List<Node> choices = [ReadSequence()];
        while (!AtEnd && _expression[_position] == '|')
        {
            _position++;
            choices.Add(ReadSequence());
        }

        return choices.Count == 1 ? choices[0] : new ChoiceNode(choices);
    }

    private SequenceNode ReadSequence()
    {
        List<Node> parts = [];
        while (!AtEnd && !_declined && _expression[_position] is not ('|' or ')'))
        {
            parts.Add(ReadQuantified(ReadAtom()));
        }

        return new SequenceNode(parts);
    }

    private Node ReadAtom()
    {
        char character = _expression[_position++];
        switch (character)
        {
            case '(':
                return ReadGroup();
            case '[':
                return new SetNode(ReadSet());
            case '.':
                return new SetNode(CharacterSet.AnyButLineFeed);
            case '^':
                return new PlaceNode(Operation.Start);
            case '$':
                return new PlaceNode(Operation.End);
            case '*' or '+' or '?':
                return Decline();
            case '\\' when !AtEnd && _expression[_position] is 'b' or 'B':
                return new PlaceNode(_expression[_position++] == 'b' ? Operation.Border : Operation.NoBorder);
            case '\\' when !AtEnd && CharacterSet.IsClass(_expression[_position]):
                return new SetNode(CharacterSet.OfClass(_expression[_position++]));
            case '\\':
                return ReadEscape() is { } escaped ? new SetNode(CharacterSet.Of(escaped)) : Decline();
            default:
                return new SetNode(CharacterSet.Of(character));
        }
    }

    private Node ReadGroup()
    {
        int number = 0;
        if (!AtEnd && _expression[_position] == '?')
        {
            if (_expression.AsSpan(_position).StartsWith("?:"))
            {
                _position += 2;
            }
            else if (ReadGroupName() is { } name)
            {
                number = _groups.IndexOf(name);
                if (number < 0)
                {
                    _groups.Add(name);
                    number = _groups.Count - 1;
                }
            }
            else
            {
                return Decline();
            }
        }

        Node inner = ReadChoice();
        if (AtEnd || _declined)
        {
            return Decline();
        }

        _position++;
        return number == 0 ? inner : new GroupNode(inner, number);
    }

    private string? ReadGroupName()
    {
        int end = _expression.IndexOf('>', _position);
        if (end < 0 || !_expression.AsSpan(_position).StartsWith("?<") || end - _position < 3)
        {
            return null;
        }

        ReadOnlySpan<char> name = _expression.AsSpan((_position + 2)..end);
        foreach (char character in name)
        {
            if (!char.IsAsciiLetter(character))
            {
                return null;
            }
        }

        _position = end + 1;
        return name.ToString();
    }

    private Node ReadQuantified(Node atom)
    {
        if (AtEnd || _declined || !TryReadQuantifier(out int least, out int most))
        {
            return atom;
        }

        bool lazy = !AtEnd && _expression[_position] == '?';
        _position += lazy ? 1 : 0;
        bool again = !AtEnd && _expression[_position] is '*' or '+' or '?';

        // What a loop means whose body takes no character is a question that no rule needs an answer to.
        return again || atom.IsNullable || (most != int.MaxValue && most > MostRepetitions) || least > most ? Decline() : new RepeatNode(atom, least, most, lazy);
    }

    private bool TryReadQuantifier(out int least, out int most)
    {
        (least, most) = (0, int.MaxValue);
        switch (_expression[_position])
        {
            case '*':
                _position++;
                return true;
            case '+':
                least = 1;
                _position++;
                return true;
            case '?':
                most = 1;
                _position++;
                return true;
            case '{':
                return TryReadCounts(ref least, ref most);
            default:
                return false;
        }
    }

    /// <summary>Reads <c>{n}</c>, <c>{n,}</c> or <c>{n,m}</c>; any other brace is a character like others.</summary>
    private bool TryReadCounts(ref int least, ref int most)
    {
        int end = _expression.IndexOf('}', _position);
        if (end < 0)
        {
            return false;
        }

        ReadOnlySpan<char> counts = _expression.AsSpan((_position + 1)..end);
        int comma = counts.IndexOf(',');
        ReadOnlySpan<char> low = comma < 0 ? counts : counts[..comma];
        ReadOnlySpan<char> high = comma < 0 ? counts : counts[(comma + 1)..];
        if (!int.TryParse(low, NumberStyles.None, CultureInfo.InvariantCulture, out int first)
            || (high.Length > 0 && !int.TryParse(high, NumberStyles.None, CultureInfo.InvariantCulture, out most)))
        {
            (least, most) = (0, int.MaxValue);
            return false;
        }

        least = first;
        _position = end + 1;
        _declined |= least > MostRepetitions;
        return true;
    }

    private CharacterSet ReadSet()
    {
        CharacterSet set = new();
        bool negated = !AtEnd && _expression[_position] == '^';
        _position += negated ? 1 : 0;
        for (bool first = true; !AtEnd && (first || _expression[_position] != ']'); first = false)
        {
            if (_expression[_position] == '\\' && _position + 1 < _expression.Length && CharacterSet.IsClass(_expression[_position + 1]))
            {
                set.AddClass(_expression[_position + 1]);
                _position += 2;
                _declined |= _position + 1 < _expression.Length && _expression[_position] == '-' && _expression[_position + 1] != ']';
                continue;
            }

            // Classes of POSIX, and the subtraction of a set.
            _declined |= _expression.AsSpan(_position).StartsWith("[:") || _expression.AsSpan(_position).StartsWith("-[");
            if (ReadMember() is not { } low)
            {
                break;
            }

            char high = low;
            if (_position + 1 < _expression.Length && _expression[_position] == '-' && _expression[_position + 1] != ']')
            {
                _position++;
                _declined |= _expression[_position] == '[';
                if (ReadMember() is not { } last || last < low)
                {
                    break;
                }

                high = last;
            }

            set.Add(low, high);
        }

        _declined |= AtEnd || _expression[_position] != ']';
        _position++;
        return set.Complete(negated);
    }

    private char? ReadMember()
    {
        char character = _expression[_position++];
        return character == '\\' ? ReadEscape() : character;
    }

    /// <summary>Reads what follows a backslash, where it stands for a single character.</summary>
    private char? ReadEscape()
    {
        if (AtEnd)
        {
            return null;
        }

        char character = _expression[_position++];
        switch (character)
        {
            case 't':
                return '\t';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 'x':
                return ReadHex(2);
            case 'u':
                return ReadHex(4);
            default:
                return char.IsAscii(character) && !char.IsAsciiLetterOrDigit(character) && character != '_' ? character : null;
        }
    }

    private char? ReadHex(int digits)
    {
        if (_position + digits > _expression.Length
            || !ushort.TryParse(_expression.AsSpan(_position, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
        {
            return null;
        }

        _position += digits;
        return (char)code;
    }

    private PlaceNode Decline()
    {
        _declined = true;
        return new PlaceNode(Operation.Start);
    }
}
