using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Privacy;

/// <summary>Decides whether a value is private, given the name before it, and adds it if so.</summary>
internal sealed class ValueJudge(SecretKnowledge knowledge)
{
    private static readonly SignSet Filling = SignSet.Of("*.xX•…-_");

    private static readonly string[] Schemes =
    [
        "Bearer", "Basic", "Token", "Digest", "Negotiate", "ApiKey", "Api-Key", "AWS4-HMAC-SHA256", "NTLM", "Key", "OAuth", "GoogleLogin", "SharedKey", "SharedKeyLite", "Splunk", "Bot",
    ];

    private static readonly string[] NoValues =
    [
        "None", "null", "nil", "True", "False", "undefined", "N/A", "NA", "str", "string", "int", "bool", "bytes", "Optional", "Union", "SecretStr", "required", "optional", "missing", "invalid",
        "incorrect", "expired", "empty", "unset", "not", "is", "was", "and", "or", "for", "must", "cannot", "redacted", "[redacted]", "hidden", "yes", "no", "auto", "default", "Unknown",
        "Not", "Specified", "Default", "To", "System", "disabled", "enabled", "ok", "ERROR", "self", "localhost", "0.0.0.0", "127.0.0.1", "::1", "::", "0",
    ];

    /// <summary>Adds a value if it is private.</summary>
    /// <returns>Whether it was added.</returns>
    public bool Take(string text, SettingValue value, KeyMeaning meaning, ValueStyle style, bool bare, Findings findings)
    {
        (int start, int end, bool quoted) = value;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (meaning.Kind == "authorization")
        {
            start = SkipScheme(text, start, ref end, quoted);
        }

        ReadOnlySpan<char> run = text.AsSpan(start, Math.Max(0, end - start));
        if (run.IsEmpty || IsNoValue(run))
        {
            return false;
        }

        switch (meaning.Rule)
        {
            case KeyRule.User:
                return TakeUser(text, start, end, quoted, findings);
            case KeyRule.Host:
                return TakeHost(text, start, end, bare, findings);
            case KeyRule.Serial:
                return TakeIdentifier(text, start, end, meaning, 4, findings);
            case KeyRule.MachineId:
                return TakeIdentifier(text, start, end, meaning, 8, findings);
            default:
                if (!IsSecret(text, start, end, quoted, style, meaning))
                {
                    return false;
                }

                findings.Add(start, end, RedactionKinds.Secrets, meaning.Kind);
                return true;
        }
    }

    private static bool IsSecret(string text, int start, int end, bool quoted, ValueStyle style, KeyMeaning meaning)
    {
        ReadOnlySpan<char> run = text.AsSpan(start, end - start);
        bool digit = Characters.HasDigit(run);
        bool letter = Characters.HasLetter(run);
        if (!quoted && style is ValueStyle.Plain && IsCode(text, run, end))
        {
            return false;
        }

        switch (meaning.Rule)
        {
            case KeyRule.Always:
                return quoted || style is not ValueStyle.Plain || !IsProse(text, start, end);
            case KeyRule.Long:
                return run.Length >= 6 && !run.Contains(' ')
                    && (digit || Characters.HasBothCases(run) || (quoted ? run.Length >= 8 : run.Length >= 16) || style is ValueStyle.Shell or ValueStyle.Query or ValueStyle.Element)
                    && !IsPath(run);
            case KeyRule.Opaque:
                return run.Length >= 12 && !run.ContainsAny(' ', '(') && (digit || Characters.HasBothCases(run));
            default:
                if (style == ValueStyle.Query)
                {
                    return run.Length >= 8 && (digit || Characters.HasBothCases(run));
                }

                return run.Length >= 16 && digit && letter && !run.ContainsAny(' ', '(', ')') && !IsPath(run) && !IsHash(run, meaning)
                    && (quoted || Characters.HasBothCases(run) || meaning.Kind != "key");
        }
    }

    private static int SkipScheme(string text, int start, ref int end, bool quoted)
    {
        foreach (string scheme in Schemes)
        {
            if (text.AsSpan(start).StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            {
                int after = start + scheme.Length;
                int value = after;
                while (value < text.Length && value < after + 8 && text[value] is (' ' or '+'))
                {
                    value++;
                }

                if (text.AsSpan(after).StartsWith("%20", StringComparison.Ordinal))
                {
                    value = after + 3;
                }

                if (value == after || value >= text.Length)
                {
                    continue;
                }

                if (!quoted)
                {
                    end = scheme is "Digest" or "AWS4-HMAC-SHA256" or "OAuth" or "SharedKey"
                        ? ValueReader.LineEnd(text, value)
                        : ValueReader.Read(text, value, ValueStyle.Shell) is { Quoted: false } rest ? TrimEscape(text, rest) : value;
                }

                return Math.Min(value, end);
            }
        }

        return start;
    }

    // In "… Bearer abc\r\n" the escape is not part of the token.
    private static int TrimEscape(string text, SettingValue value)
    {
        int escape = text.AsSpan(value.Start, value.End - value.Start).IndexOf('\\');
        int end = escape < 0 ? value.End : value.Start + escape;
        while (end > value.Start && text[end - 1] is (',' or ')' or '}' or ']' or ';'))
        {
            end--;
        }

        return end;
    }

    private bool TakeUser(string text, int start, int end, bool quoted, Findings findings)
    {
        ReadOnlySpan<char> name = text.AsSpan(start, end - start);
        if (name.Length is < 2 or > 64 || (!quoted && name.Contains('(')) || name.ContainsAny('$', '{', '%') || !(Characters.IsWord(name[0]) || name[0] == '_')
            || name.Contains('.') && name.Contains('(') || knowledge.GenericAccounts.Contains(name.ToString()) || name.Contains("user", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        findings.AddUser(text, start, end);
        return true;
    }

    private bool TakeHost(string text, int start, int end, bool bare, Findings findings)
    {
        int stop = Characters.RunEnd(text, start, Characters.Host);
        stop = Math.Min(stop, end);
        while (stop > start && text[stop - 1] is ('.' or '-'))
        {
            stop--;
        }

        ReadOnlySpan<char> name = text.AsSpan(start, stop - start);
        if (name.Length < 2 || !char.IsAsciiLetterOrDigit(name[0]) || !Characters.HasLetter(name) || knowledge.IsPublicHost(name) || knowledge.CommonWords.Contains(name.ToString())
            || (stop < text.Length && text[stop] is ('(' or '[')))
        {
            return false;
        }

        // A field that is only called "host" may hold a public server or a word: a name with a number or of a private network counts.
        if (bare && !(name.Contains('.') ? knowledge.IsPrivateHost(name) : name.Length >= 4 && Characters.HasDigit(name) && char.IsAsciiLetter(name[0]) && !name.StartsWith("cuda", StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        findings.AddHost(text, start, stop);
        return true;
    }

    private static bool TakeIdentifier(string text, int start, int end, KeyMeaning meaning, int minimum, Findings findings)
    {
        ReadOnlySpan<char> run = text.AsSpan(start, end - start);
        if (run.Length < minimum || !Characters.HasDigit(run) || run.ContainsAny('(', '{', '$') || run.IndexOfAnyExcept('0', 'x') < 0)
        {
            return false;
        }

        findings.Add(start, end, RedactionKinds.Devices, meaning.Kind);
        return true;
    }

    private static bool IsNoValue(ReadOnlySpan<char> run)
    {
        foreach (string word in NoValues)
        {
            if (run.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        // <your token>, $TOKEN, ${TOKEN}, %TOKEN%, {token}, {{ token }}, ****, xxxx, …
        return (run[0] == '<' && run[^1] == '>')
            || (run[0] == '{' && run[^1] == '}' && !run.Contains('"'))
            || (run.StartsWith("${") && run[^1] == '}')
            || run.StartsWith("$(")
            || (run[0] == '$' && run[1..].IndexOfAnyExcept(Characters.Word) < 0 && run.Length > 1 && !char.IsAsciiDigit(run[1]) && !Characters.HasDigit(run))
            || (run.Length > 2 && run[0] == '%' && run[^1] == '%')
            || run.IndexOfAnyExcept(Filling) < 0
            || (run.Length >= 8 && run.TrimEnd("xX*.…").Length <= 4)
            || run.StartsWith("[REDACTED", StringComparison.OrdinalIgnoreCase);
    }

    // os.environ["HF_TOKEN"], self.token, get_token(), hf_token
    private static bool IsCode(string text, ReadOnlySpan<char> run, int end)
    {
        if (end < text.Length && text[end] is ('[' or '('))
        {
            return true;
        }

        int open = run.IndexOfAny('(', '[');
        ReadOnlySpan<char> name = open < 0 ? run : run[..open];
        if (name.IsEmpty || !(char.IsAsciiLetter(name[0]) || name[0] == '_') || name.IndexOfAnyExcept(Characters.Dotted) >= 0 || name.Contains('-'))
        {
            return false;
        }

        bool plain = !Characters.HasDigit(name);
        return open > 0 || (plain && (name.Contains('.') || name.Contains('_') || IsNamedLikeSecret(name)));
    }

    private static bool IsNamedLikeSecret(ReadOnlySpan<char> name)
    {
        foreach (string stem in (ReadOnlySpan<string>)["pass", "secret", "token", "key", "auth", "cred", "cookie", "pwd"])
        {
            if (name.EndsWith(stem, StringComparison.OrdinalIgnoreCase) || name.EndsWith(stem + "s", StringComparison.OrdinalIgnoreCase) || name.EndsWith("word", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // "password: please enter it", "Cookie: the header is missing"
    private static bool IsProse(string text, int start, int end) =>
        start > 0 && text[start - 1] == ' '
        && !text.AsSpan(start, end - start).ContainsAnyExceptInRange('a', 'z')
        && end + 1 < text.Length && text[end] == ' ' && char.IsAsciiLetterLower(text[end + 1]);

    private static bool IsPath(ReadOnlySpan<char> run) =>
        (run[0] is ('/' or '~' or '.') && run.Length > 1 && run[1..].Contains('/'))
        || run.StartsWith("file:", StringComparison.Ordinal)
        || (run.Length > 3 && run[1] == ':' && run[2] is ('\\' or '/'))
        || run.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || run.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) || run.EndsWith(".pem", StringComparison.OrdinalIgnoreCase)
        || run.EndsWith(".py", StringComparison.OrdinalIgnoreCase) || run.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase);

    // A key of a cache or of a dictionary: digests and dotted names of layers identify nobody.
    private static bool IsHash(ReadOnlySpan<char> run, KeyMeaning meaning) =>
        meaning.Kind == "key" && ((run.Length is 40 or 64 or 128 && run.IndexOfAnyExcept(Characters.Hex) < 0) || run.Contains('.') || run.Contains('/') || run.Contains(':'));
}
