using Diagnoser.Core.Facts;

namespace Diagnoser.Collectors.Python;

/// <summary>
/// Evaluates an environment marker (https://packaging.python.org/en/latest/specifications/dependency-specifiers/#environment-markers), with
/// no extra chosen. What cannot be read counts as not holding, so that nothing unmet is reported on a guess.
/// </summary>
internal ref struct Marker
{
    private const int DeepestNesting = 32;

    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly ReadOnlySpan<char> _text;
    private int _position;
    private int _depth;
    private bool _failed;

    private Marker(string text, IReadOnlyDictionary<string, string> environment)
    {
        _text = text;
        _environment = environment;
    }

    /// <summary>Whether a marker holds.</summary>
    /// <param name="text">The marker; empty holds always.</param>
    /// <param name="environment">The values of python_version, sys_platform and so on.</param>
    public static bool Holds(string text, IReadOnlyDictionary<string, string> environment)
    {
        if (text.Length == 0)
        {
            return true;
        }

        Marker marker = new(text, environment);
        bool holds = marker.ReadAlternatives();
        marker.SkipSpaces();
        return holds && !marker._failed && marker._position == text.Length;
    }

    private bool ReadAlternatives()
    {
        bool holds = ReadConjunction();
        while (SkipWord("or"))
        {
            holds |= ReadConjunction();
        }

        return holds;
    }

    private bool ReadConjunction()
    {
        bool holds = ReadComparison();
        while (SkipWord("and"))
        {
            holds &= ReadComparison();
        }

        return holds;
    }

    private bool ReadComparison()
    {
        SkipSpaces();
        if (_position < _text.Length && _text[_position] == '(')
        {
            _position++;
            if (++_depth > DeepestNesting)
            {
                _failed = true;
                _position = _text.Length;
                return false;
            }

            bool holds = ReadAlternatives();
            _depth--;
            SkipSpaces();
            bool closed = _position < _text.Length && _text[_position] == ')';
            _failed |= !closed;
            _position += closed ? 1 : 0;
            return holds;
        }

        string left = ReadValue(out bool isVersion);
        string comparison = ReadOperator();
        string right = ReadValue(out bool rightIsVersion);
        return !_failed && Compare(left, comparison, right, isVersion || rightIsVersion);
    }

    private static bool Compare(string left, string comparison, string right, bool asVersions)
    {
        if (comparison is "in" or "not in")
        {
            return right.Contains(left, StringComparison.Ordinal) == (comparison == "in");
        }

        if (asVersions && PackageVersion.TryParse(left, out PackageVersion? first) && PackageVersion.TryParse(right.TrimEnd('*', '.'), out PackageVersion? second))
        {
            if (right.EndsWith(".*", StringComparison.Ordinal))
            {
                return first.StartsWith(second) == (comparison == "==");
            }

            int order = first.CompareTo(second);
            return comparison switch { "<" => order < 0, "<=" => order <= 0, ">" => order > 0, ">=" or "~=" => order >= 0, "!=" => order != 0, _ => order == 0 };
        }

        return comparison switch { "==" or "===" => left == right, "!=" => left != right, _ => false };
    }

    private string ReadValue(out bool isVersion)
    {
        isVersion = false;
        SkipSpaces();
        if (_position < _text.Length && _text[_position] is '"' or '\'')
        {
            char quote = _text[_position++];
            int length = _text[_position..].IndexOf(quote);
            if (length < 0)
            {
                _failed = true;
                return "";
            }

            string literal = _text.Slice(_position, length).ToString();
            _position += length + 1;
            return literal;
        }

        int start = _position;
        while (_position < _text.Length && (char.IsAsciiLetterOrDigit(_text[_position]) || _text[_position] is '_' or '.'))
        {
            _position++;
        }

        string name = _text[start.._position].ToString();
        isVersion = name is "python_version" or "python_full_version" or "implementation_version";
        if (_environment.TryGetValue(name, out string? value))
        {
            return value;
        }

        _failed = true;
        return "";
    }

    private string ReadOperator()
    {
        SkipSpaces();
        if (SkipWord("in"))
        {
            return "in";
        }

        if (SkipWord("not"))
        {
            return SkipWord("in") ? "not in" : "";
        }

        int start = _position;
        while (_position < _text.Length && _text[_position] is '<' or '>' or '=' or '!' or '~')
        {
            _position++;
        }

        return _text[start.._position].ToString();
    }

    private bool SkipWord(string word)
    {
        SkipSpaces();
        int end = _position + word.Length;
        bool there = _text[_position..].StartsWith(word, StringComparison.Ordinal) && (end >= _text.Length || !(char.IsAsciiLetterOrDigit(_text[end]) || _text[end] == '_'));
        _position += there ? word.Length : 0;
        return there;
    }

    private void SkipSpaces()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
        {
            _position++;
        }
    }
}
