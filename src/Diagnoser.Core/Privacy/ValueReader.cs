namespace Diagnoser.Core.Privacy;

/// <summary>Reads the value that follows a name, in the ways that shells, languages and formats write it.</summary>
internal static class ValueReader
{
    private const int Longest = 8192;

    /// <summary>Reads a value.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">Where the separator ends.</param>
    /// <param name="style">How a value without quotes ends.</param>
    /// <param name="wraps">Whether it may go on in the next line.</param>
    public static SettingValue Read(string text, int position, ValueStyle style, bool wraps = true)
    {
        int i = SkipBlock(text, SkipSpaces(text, position));
        int opening = SkipOpening(text, i, out int backslashes, out char quote, out int entity);
        if (quote != '\0')
        {
            return Quoted(text, opening, backslashes, quote, entity);
        }

        int end = style switch
        {
            ValueStyle.Line => LineEnd(text, i),
            ValueStyle.Shell => Until(text, i, static c => char.IsWhiteSpace(c) || c is '"' or '\'' or '`'),
            ValueStyle.Query => QueryEnd(text, i),
            ValueStyle.Element => Until(text, i, static c => c is '<' or '\n'),
            _ => PlainEnd(text, i),
        };
        if (wraps && style != ValueStyle.Line && end < text.Length && text[end] is ('\n' or '\r'))
        {
            end = WrappedText.Follow(text, i, end, Characters.Base64Word, 0);
        }

        return new SettingValue(i, end, false);
    }

    public static int SkipSpaces(string text, int i)
    {
        int limit = Math.Min(text.Length, i + 64);
        while (i < limit && text[i] is (' ' or '\t'))
        {
            i++;
        }

        return i;
    }

    /// <summary>The end of the line, without a carriage return.</summary>
    public static int LineEnd(string text, int i)
    {
        int length = text.AsSpan(i).IndexOfAny('\r', '\n');
        return length < 0 ? text.Length : i + length;
    }

    // YAML writes a long value below its name: "api_key: |".
    private static int SkipBlock(string text, int i)
    {
        if (i >= text.Length || text[i] is not ('|' or '>'))
        {
            return i;
        }

        int j = i + 1;
        if (j < text.Length && text[j] is ('-' or '+'))
        {
            j++;
        }

        return j < text.Length && text[j] == '\n' ? SkipSpaces(text, j + 1) : i;
    }

    // b"…", SecretStr('…'), ["…"], \"…\", &quot;…&quot;, %22…%22
    private static int SkipOpening(string text, int i, out int backslashes, out char quote, out int entity)
    {
        backslashes = 0;
        quote = '\0';
        entity = 0;
        ReadOnlySpan<char> rest = text.AsSpan(i);
        if (rest.StartsWith("SecretStr(", StringComparison.Ordinal))
        {
            i += 10;
        }
        else if (rest.StartsWith("['", StringComparison.Ordinal) || rest.StartsWith("[\"", StringComparison.Ordinal) || rest.StartsWith("(\"", StringComparison.Ordinal) || rest.StartsWith("('", StringComparison.Ordinal))
        {
            i++;
        }

        int j = i;
        if (j + 1 < text.Length && text[j] is ('b' or 'u' or 'r' or 'f') && text[j + 1] is ('"' or '\''))
        {
            j++;
        }

        while (j < text.Length && backslashes < 8 && text[j] == '\\')
        {
            j++;
            backslashes++;
        }

        if (j < text.Length && text[j] is ('"' or '\'' or '`'))
        {
            quote = text[j];
            return j + 1;
        }

        backslashes = 0;
        foreach (string form in (ReadOnlySpan<string>)["&quot;", "%22", "&#34;", "\\u0022"])
        {
            if (text.AsSpan(i).StartsWith(form, StringComparison.OrdinalIgnoreCase))
            {
                quote = form[0];
                entity = form.Length;
                return i + entity;
            }
        }

        return i;
    }

    private static SettingValue Quoted(string text, int start, int backslashes, char quote, int entity)
    {
        int limit = Math.Min(text.Length, start + Longest);
        if (entity > 0)
        {
            int length = text.AsSpan(start, limit - start).IndexOf(text.AsSpan(start - entity, entity), StringComparison.OrdinalIgnoreCase);
            return length < 0 ? new SettingValue(start, PlainEnd(text, start), false) : new SettingValue(start, start + length, true);
        }

        int preceding = 0;
        int breaks = 0;
        for (int i = start; i < limit; i++)
        {
            char c = text[i];
            if (c == '\\')
            {
                preceding++;
                continue;
            }

            if (c == quote && (backslashes == 0 ? preceding % 2 == 0 : preceding <= backslashes))
            {
                return new SettingValue(start, i - (backslashes == 0 ? 0 : preceding), true);
            }

            // A quote that is never closed ends with the line, unless the line was broken in the middle of the value.
            if (c == '\n' && (++breaks > 40 || (i > start && text.AsSpan(start, i - start).ContainsAny(' ', '<'))))
            {
                break;
            }

            preceding = 0;
        }

        int line = LineEnd(text, start);
        return new SettingValue(start, line, true);
    }

    private static int QueryEnd(string text, int start)
    {
        int i = start;
        int limit = Math.Min(text.Length, start + Longest);
        while (i < limit && !char.IsWhiteSpace(text[i]) && text[i] is not ('&' or '"' or '\'' or '<' or '>' or '`' or ')' or ']' or '}' or '#'))
        {
            if (text[i] == '\\' || (text[i] == '%' && text.AsSpan(i).StartsWith("%26", StringComparison.Ordinal)))
            {
                break;
            }

            i++;
        }

        while (i > start && text[i - 1] is (',' or '.' or ';'))
        {
            i--;
        }

        return i;
    }

    private static int PlainEnd(string text, int start)
    {
        int i = start;
        int limit = Math.Min(text.Length, start + Longest);
        while (i < limit && !char.IsWhiteSpace(text[i]) && text[i] is not ('"' or '\'' or '`' or '<'))
        {
            if (text[i] is (',' or ';' or '&' or ')' or ']' or '}' or '|' or '>') && !GoesOnAfter(text, i))
            {
                break;
            }

            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is ('"' or '\'' or 'n' or 'r' or 't'))
            {
                break;
            }

            i++;
        }

        while (i > start && text[i - 1] is ('.' or ':'))
        {
            i--;
        }

        return i;
    }

    // "a,b" goes on, "a, b" and "a,user=b" do not.
    private static bool GoesOnAfter(string text, int i)
    {
        if (i + 1 >= text.Length || !(char.IsAsciiLetterOrDigit(text[i + 1]) || text[i + 1] is ('!' or '@' or '#' or '$' or '^' or '*')))
        {
            return false;
        }

        int limit = Math.Min(text.Length, i + 40);
        for (int j = i + 1; j < limit && !char.IsWhiteSpace(text[j]) && text[j] is not ('"' or '\''); j++)
        {
            if (text[j] is ('=' or ':' or '(' or '[' or '{'))
            {
                return false;
            }
        }

        return true;
    }

    private static int Until(string text, int start, Func<char, bool> isEnd)
    {
        int i = start;
        int limit = Math.Min(text.Length, start + Longest);
        while (i < limit && !isEnd(text[i]))
        {
            i++;
        }

        return i;
    }
}
