namespace Diagnoser.Core.Patterns;

/// <summary>
/// The words with digits in them that an expression names. Where it did not match a line, it can match a line that differs in its digits only if one of
/// these words stands there.
/// </summary>
internal static class DigitWordReader
{
    private const int ShortestWord = 2;

    /// <summary>Reads an expression's words with digits.</summary>
    /// <param name="expression">The expression without slashes.</param>
    /// <returns>The words, none if no digit is named; null if a digit is named by itself or in a set, so that no word tells.</returns>
    public static List<string>? Read(ReadOnlySpan<char> expression)
    {
        List<string> words = [];
        string run = "";
        int index = 0;
        while (index < expression.Length)
        {
            int start = index;
            char? literal = ReadAtom(expression, ref index);
            if (literal is null && NamesDigit(expression[start..index]))
            {
                return null;
            }

            // A sign that may be missing or come again ends the word, and is none of it if it may be missing.
            (bool optional, bool repeated) = ReadQuantifier(expression, ref index);
            if (optional && literal is { } alone && char.IsAsciiDigit(alone))
            {
                return null;
            }

            run += literal is { } sign && !optional ? sign : "";
            if (literal is null || optional || repeated || index == expression.Length)
            {
                if (!Take(ref run, words))
                {
                    return null;
                }
            }
        }

        return words;
    }

    /// <summary>Takes a finished run. Returns whether its digits, if it has any, are a word that tells.</summary>
    private static bool Take(ref string run, List<string> words)
    {
        string word = run;
        run = "";
        if (word.AsSpan().IndexOfAnyInRange('0', '9') < 0)
        {
            return true;
        }

        words.Add(word);
        return word.Length >= ShortestWord;
    }

    /// <summary>Reads what stands for one sign; gives the sign if it is just that one.</summary>
    private static char? ReadAtom(ReadOnlySpan<char> expression, ref int index)
    {
        char sign = expression[index++];
        switch (sign)
        {
            case '\\' when index < expression.Length:
                char escaped = expression[index++];
                return char.IsAsciiLetterOrDigit(escaped) ? null : escaped;
            case '[':
                int first = index;
                while (index < expression.Length && (expression[index] != ']' || index == first))
                {
                    index += expression[index] == '\\' ? 2 : 1;
                }

                index = Math.Min(expression.Length, index + 1);
                return null;
            case '(' or ')' or '|' or '.' or '^' or '$' or '?' or '*' or '+' or '\\':
                return null;
            default:
                return sign;
        }
    }

    /// <summary>Whether something that is no single sign names a digit; the set of all digits names none.</summary>
    private static bool NamesDigit(ReadOnlySpan<char> atom)
    {
        if (atom[0] == '\\')
        {
            return atom.Length > 1 && (char.IsAsciiDigit(atom[1]) || atom[1] is 'x' or 'u');
        }

        for (int index = 0; index < atom.Length; index++)
        {
            if (atom[index..].StartsWith("0-9", StringComparison.Ordinal))
            {
                index += 2;
            }
            else if (char.IsAsciiDigit(atom[index]))
            {
                return true;
            }
        }

        return false;
    }

    private static (bool Optional, bool Repeated) ReadQuantifier(ReadOnlySpan<char> expression, ref int index)
    {
        if (index >= expression.Length)
        {
            return (false, false);
        }

        switch (expression[index])
        {
            case '?' or '*':
                index++;
                return (true, false);
            case '+':
                index++;
                return (false, true);
            case '{' when expression[index..].IndexOf('}') is > 0 and int length:
                bool optional = expression[index + 1] is '0' or ',';
                index += length + 1;
                return (optional, true);
            default:
                return (false, false);
        }
    }
}
