using System.Text;

namespace Diagnoser.Core.Patterns;

/// <summary>
/// The alternatives of an expression that are plain texts: <c>gguf</c> and <c>llama.cpp</c> of <c>/gguf|llama\.cpp|\bq4\b/</c>. Where such a text stands, the
/// expression matches, and need not be run.
/// </summary>
internal static class PlainAlternatives
{
    /// <summary>Reads an expression. What is not understood is no plain text.</summary>
    /// <param name="expression">The expression without slashes.</param>
    public static List<string> Of(string expression)
    {
        List<string> plain = [];
        StringBuilder text = new();
        bool isPlain = true;
        int depth = 0;
        ReadOnlySpan<char> rest = WithoutGroup(expression);
        for (int index = 0; index < rest.Length; index++)
        {
            char sign = rest[index];
            switch (sign)
            {
                case '|' when depth == 0:
                    Take();
                    break;
                case '(':
                    depth++;
                    isPlain = false;
                    break;
                case ')':
                    depth--;
                    break;
                case '\\' when index + 1 < rest.Length && !char.IsLetterOrDigit(rest[index + 1]) && rest[index + 1] != '_':
                    text.Append(rest[++index]);
                    break;
                case '\\':
                    index++;
                    isPlain = false;
                    break;
                case '[':
                    index = EndOfSet(rest, index);
                    isPlain = false;
                    break;
                case '.' or '^' or '$' or '*' or '+' or '?' or '{' or '}':
                    isPlain = false;
                    break;
                default:
                    text.Append(sign);
                    break;
            }
        }

        Take();
        return plain;

        void Take()
        {
            if (isPlain && text.Length > 0)
            {
                plain.Add(text.ToString());
            }

            text.Clear();
            isPlain = true;
        }
    }

    /// <summary>What stands in a group that is the whole expression.</summary>
    private static ReadOnlySpan<char> WithoutGroup(ReadOnlySpan<char> expression)
    {
        if (!expression.StartsWith('(') || ClosingOf(expression) != expression.Length - 1)
        {
            return expression;
        }

        ReadOnlySpan<char> inner = expression[1..^1];
        return inner.StartsWith("?:", StringComparison.Ordinal) ? inner[2..] : inner.StartsWith('?') ? expression : inner;
    }

    /// <summary>The place of the parenthesis that closes the first one; -1 if there is none.</summary>
    private static int ClosingOf(ReadOnlySpan<char> expression)
    {
        int depth = 0;
        for (int index = 0; index < expression.Length; index++)
        {
            switch (expression[index])
            {
                case '\\':
                    index++;
                    break;
                case '[':
                    index = EndOfSet(expression, index);
                    break;
                case '(':
                    depth++;
                    break;
                case ')' when --depth == 0:
                    return index;
            }
        }

        return -1;
    }

    /// <summary>The place of the bracket that ends a set.</summary>
    private static int EndOfSet(ReadOnlySpan<char> expression, int start)
    {
        int index = start + 1;
        index += index < expression.Length && expression[index] == '^' ? 1 : 0;
        index += index < expression.Length && expression[index] == ']' ? 1 : 0;
        while (index < expression.Length && expression[index] != ']')
        {
            index += expression[index] == '\\' ? 2 : 1;
        }

        return Math.Min(index, expression.Length - 1);
    }
}
