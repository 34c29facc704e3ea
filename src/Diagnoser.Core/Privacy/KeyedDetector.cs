using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Privacy;

/// <summary>Finds values that the name before them makes private: <c>api_key: …</c>, <c>"token": "…"</c>, <c>--password …</c>, <c>HF_TOKEN=…</c>, headers.</summary>
internal sealed class KeyedDetector(SecretKnowledge knowledge) : IDetector
{
    private static readonly SignSet Separators = SignSet.Of("=:,%>-");
    private static readonly SignSet NameCharacters = SignSet.Of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    private readonly ValueJudge _judge = new(knowledge);

    /// <inheritdoc/>
    public void Find(string text, Findings findings)
    {
        int position = 0;
        while (position < text.Length)
        {
            int offset = text.AsSpan(position).IndexOfAny(Separators);
            if (offset < 0)
            {
                return;
            }

            position = Math.Max(position + offset + 1, At(text, position + offset, findings));
        }
    }

    // Looks at one separator; returns where to go on.
    private int At(string text, int at, Findings findings)
    {
        switch (text[at])
        {
            case '=' or ':':
                return AfterName(text, at, at + 1, findings);
            case '%' when at + 2 < text.Length && text[at + 1] == '3' && text[at + 2] is ('D' or 'd' or 'A') or 'a':
                return AfterName(text, at, at + 3, findings);
            case ',' when at > 0 && text[at - 1] is '"' or '\'':
                return AfterName(text, at, at + 1, findings);
            case '>' when at > 0 && char.IsAsciiLetterOrDigit(text[at - 1]):
                return Element(text, at, findings);
            case '-' when at + 2 < text.Length && text[at + 1] == '-' && char.IsAsciiLetter(text[at + 2]) && (at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1])):
                return Option(text, at + 2, findings);
            default:
                return 0;
        }
    }

    private int AfterName(string text, int separator, int valueAt, Findings findings)
    {
        int end = NameEnd(text, separator);
        if (end < 2 || !knowledge.Keys.MayEndWith(text[end - 2], text[end - 1]))
        {
            return 0;
        }

        int word = Characters.RunStart(text, end, NameCharacters, KeyNames.Longest);
        bool quotedName = end < separator && text[end] is ('"' or '\'' or '\\' or '`' or ']');
        KeyMeaning? meaning = knowledge.Keys.Find(text.AsSpan(NameStart(text, word), end - NameStart(text, word)), text.AsSpan(word, end - word))
            ?? (quotedName || text[separator] == '=' ? knowledge.Keys.FindExact(text.AsSpan(word, end - word)) : null);
        if (meaning is null && end - word == 5 && text.AsSpan(word, 5).Equals("value", StringComparison.OrdinalIgnoreCase))
        {
            return NamedValue(text, word, valueAt, findings);
        }

        if (meaning is null)
        {
            return IsBareHost(text, word, end) ? Take(text, valueAt, new KeyMeaning(Kinds.Host, KeyRule.Host), ValueStyle.Plain, bare: true, findings) : 0;
        }

        if (text[separator] == ',' && !quotedName)
        {
            return 0;
        }

        int from = SkipSeparators(text, valueAt);
        ValueStyle style = StyleOf(text, word, separator, meaning);
        return Take(text, from, meaning, style, bare: false, findings);
    }

    private static bool IsBareHost(string text, int start, int end) =>
        end - start == 4 && text.AsSpan(start, 4).Equals("host", StringComparison.OrdinalIgnoreCase);

    // token := "x", token == "x", "token" => "x", token: Optional[str] = "x"
    private static int SkipSeparators(string text, int i)
    {
        int limit = Math.Min(text.Length, i + 3);
        while (i < limit && text[i] is ('=' or '>'))
        {
            i++;
        }

        int j = ValueReader.SkipSpaces(text, i);
        foreach (string type in (ReadOnlySpan<string>)["Optional[str]", "str | None", "Optional[SecretStr]", "SecretStr", "string", "str"])
        {
            if (text.AsSpan(j).StartsWith(type, StringComparison.Ordinal))
            {
                int k = ValueReader.SkipSpaces(text, j + type.Length);
                return k < text.Length && text[k] == '=' ? k + 1 : i;
            }
        }

        return i;
    }

    private static ValueStyle StyleOf(string text, int word, int separator, KeyMeaning meaning)
    {
        char before = word > 0 ? text[word - 1] : '\n';
        if (meaning.Kind is "cookie" && text[separator] == ':')
        {
            return ValueStyle.Line;
        }

        if (meaning.Kind == "connection-string")
        {
            return ValueStyle.Shell;
        }

        if (text[separator] == '%' || before is '?' or '&' || (before == ';' && word >= 5 && text.AsSpan(word - 5, 5).SequenceEqual("&amp;")))
        {
            return ValueStyle.Query;
        }

        // NAME=value at the start of a line or argument is the shell's or a .env file's.
        bool environment = text[separator] == '=' && separator > 0 && text[separator - 1] != ' ' && char.IsAsciiLetterUpper(text[word]) && !text.AsSpan(word, separator - word).ContainsAnyInRange('a', 'z');
        return environment ? ValueStyle.Shell : ValueStyle.Plain;
    }

    // <password>…</password>
    private int Element(string text, int at, Findings findings)
    {
        int word = Characters.RunStart(text, at, NameCharacters, KeyNames.Longest);
        if (word == 0 || text[word - 1] != '<' || at - word < 2 || !knowledge.Keys.MayEndWith(text[at - 2], text[at - 1]))
        {
            return 0;
        }

        KeyMeaning? meaning = knowledge.Keys.Find(text.AsSpan(word, at - word), text.AsSpan(word, at - word));
        int close = Math.Min(text.Length, at + 512);
        int tag = text.AsSpan(at + 1, close - at - 1).IndexOf("</", StringComparison.Ordinal);
        return meaning is null || tag < 0 ? 0 : Take(text, at + 1, meaning, ValueStyle.Element, bare: false, findings);
    }

    // --api-key X
    private int Option(string text, int start, Findings findings)
    {
        int end = Characters.RunEnd(text, start, Characters.Word);
        if (end - start > KeyNames.Longest || end - start < 2 || end >= text.Length || text[end] is not (' ' or '\t' or '"' or '\'' or '\n')
            || !knowledge.Keys.MayEndWith(text[end - 2], text[end - 1]))
        {
            return 0;
        }

        ReadOnlySpan<char> name = text.AsSpan(start, end - start);
        KeyMeaning? meaning = knowledge.Keys.Find(name, name) ?? knowledge.Keys.FindExact(name);
        if (meaning is null)
        {
            return 0;
        }

        if (meaning.Rule == KeyRule.Random && meaning.Kind == "token")
        {
            meaning = meaning with { Rule = KeyRule.Long };
        }

        // An argument list in a traceback or a unit file: '--api-key', 'X'.
        int i = end;
        if (text[i] is ('"' or '\''))
        {
            i++;
            if (i >= text.Length || text[i] is not (',' or ' '))
            {
                return 0;
            }

            i++;
        }

        int value = ValueReader.SkipSpaces(text, i);
        if (value + 1 < text.Length && text[value] == '\\' && text[value + 1] == '\n')
        {
            value = ValueReader.SkipSpaces(text, value + 2);
        }

        return value < text.Length && text[value] == '-' ? 0 : Take(text, value, meaning, ValueStyle.Shell, bare: false, findings);
    }

    // Kubernetes and container descriptions: "name": "HF_TOKEN", "value": "…", over one line or two.
    private int NamedValue(string text, int valueWord, int valueAt, Findings findings)
    {
        int i = valueWord - 1;
        int floor = Math.Max(0, valueWord - 64);
        while (i > floor && (char.IsWhiteSpace(text[i]) || text[i] is ('"' or '\'' or ',' or '\\')))
        {
            i--;
        }

        int end = i + 1;
        int start = Characters.RunStart(text, end, NameCharacters, KeyNames.Longest);
        int k = start - 1;
        while (k > floor - KeyNames.Longest && k > 0 && text[k] is (' ' or '"' or '\'' or '\\'))
        {
            k--;
        }

        if (end - start < 2 || k < 3 || text[k] is not (':' or '='))
        {
            return 0;
        }

        int keyEnd = NameEnd(text, k);
        bool isName = keyEnd >= 3 && (text.AsSpan(0, keyEnd).EndsWith("name", StringComparison.OrdinalIgnoreCase) || text.AsSpan(0, keyEnd).EndsWith("key", StringComparison.OrdinalIgnoreCase));
        KeyMeaning? meaning = isName ? knowledge.Keys.Find(text.AsSpan(start, end - start), text.AsSpan(start, end - start)) : null;
        return meaning is null ? 0 : Take(text, valueAt, meaning, ValueStyle.Plain, bare: false, findings);
    }

    private int Take(string text, int from, KeyMeaning meaning, ValueStyle style, bool bare, Findings findings)
    {
        SettingValue value = ValueReader.Read(text, from, style, meaning.Group == RedactionKinds.Secrets);
        return _judge.Take(text, value, meaning, style, bare, findings) ? value.End : 0;
    }

    // The end of the name before a separator: quotes, brackets, backslashes and spaces may stand between.
    private static int NameEnd(string text, int separator)
    {
        int i = separator - 1;
        int floor = Math.Max(0, separator - 40);
        while (i > floor && text[i] is (' ' or '\t' or '"' or '\'' or '`' or '\\' or ']'))
        {
            i--;
        }

        if (i >= 5 && text[i] == ';' && text.AsSpan(i - 5, 6).SequenceEqual("&quot;"))
        {
            i -= 6;
        }
        else if (i >= 3 && text[i] == '2' && text[i - 1] == '2' && text[i - 2] == '%')
        {
            i -= 3;
        }

        return i + 1;
    }

    // The start of the name: up to two words more, one space apart ("API key provided").
    private static int NameStart(string text, int word)
    {
        int start = word;
        for (int words = 0; words < 2 && start >= 2 && text[start - 1] == ' ' && char.IsAsciiLetterOrDigit(text[start - 2]); words++)
        {
            start = Characters.RunStart(text, start - 1, NameCharacters, 24);
        }

        return start;
    }
}
