namespace Diagnoser.Core.Patterns;

/// <summary>
/// The words that every match of an expression must have: of each set at least one. Looking for them is cheaper than running the
/// expression, so it runs only on lines that have all its words.
/// </summary>
internal sealed class RequiredWords
{
    private readonly IReadOnlyList<string>[] _sets;

    private RequiredWords(IReadOnlyList<string>[] sets) => _sets = sets;

    /// <summary>Reads an expression's words.</summary>
    /// <param name="expression">The expression without slashes.</param>
    public static RequiredWords Of(string expression)
    {
        List<IReadOnlyList<string>> sets = [];
        int start = 0;
        int index = 0;
        while (index < expression.Length)
        {
            int end = AtomEnd(expression, index);
            if (expression[index] == '|')
            {
                return RegexAnchors.Of(expression) is { Count: > 0 } words ? new RequiredWords([words]) : new RequiredWords([]);
            }

            if (expression[index] == '(')
            {
                Add(sets, expression[start..index]);
                int quantified = QuantifierEnd(expression, end);
                bool optional = quantified > end && (expression[end] is '*' or '?' || expression.AsSpan(end).StartsWith("{0") || expression.AsSpan(end).StartsWith("{,"));
                if (!optional)
                {
                    Add(sets, expression[index..end]);
                }

                end = start = quantified;
            }

            index = end;
        }

        Add(sets, expression[start..]);
        return new RequiredWords([.. sets]);
    }

    /// <summary>Whether a line has one word of every set.</summary>
    public bool AreIn(ReadOnlySpan<char> line) => AreIn(line, anyDigits: false);

    /// <summary>Whether a line has one word of every set, or would have if it had other digits.</summary>
    public bool MayBeIn(ReadOnlySpan<char> line) => AreIn(line, anyDigits: true);

    private bool AreIn(ReadOnlySpan<char> line, bool anyDigits)
    {
        foreach (IReadOnlyList<string> set in _sets)
        {
            bool any = false;
            for (int index = 0; index < set.Count && !any; index++)
            {
                any = (anyDigits && set[index].AsSpan().ContainsAnyInRange('0', '9')) || line.ContainsCaseless(set[index]);
            }

            if (!any)
            {
                return false;
            }
        }

        return true;
    }

    private static void Add(List<IReadOnlyList<string>> sets, string part)
    {
        if (part.Length > 0 && RegexAnchors.Of(part) is { Count: > 0 } words)
        {
            sets.Add(words);
        }
    }

    /// <summary>The end of the group, class, escape or character that begins at a place.</summary>
    private static int AtomEnd(string expression, int index)
    {
        switch (expression[index])
        {
            case '\\':
                return Math.Min(expression.Length, index + 2);
            case '[':
                int close = index + 1;
                close += close < expression.Length && expression[close] == '^' ? 1 : 0;
                close += close < expression.Length && expression[close] == ']' ? 1 : 0;
                while (close < expression.Length && expression[close] != ']')
                {
                    close += expression[close] == '\\' ? 2 : 1;
                }

                return Math.Min(expression.Length, close + 1);
            case '(':
                int inner = index + 1;
                while (inner < expression.Length && expression[inner] != ')')
                {
                    inner = AtomEnd(expression, inner);
                }

                return Math.Min(expression.Length, inner + 1);
            default:
                return index + 1;
        }
    }

    private static int QuantifierEnd(string expression, int index)
    {
        if (index >= expression.Length || expression[index] is not ('*' or '?' or '+' or '{'))
        {
            return index;
        }

        if (expression[index] != '{')
        {
            return index + 1;
        }

        int close = expression.IndexOf('}', index);
        return close < 0 ? expression.Length : close + 1;
    }
}
