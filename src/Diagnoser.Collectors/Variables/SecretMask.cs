using System.Buffers;

namespace Diagnoser.Collectors.Variables;

/// <summary>Masks what looks like a secret before it becomes part of a fact. It errs on the side of masking.</summary>
internal static class SecretMask
{
    public const string Mask = "***";

    private static readonly SearchValues<char> AddressEnds = SearchValues.Create("/ ?#\"'");

    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <summary>How tokens of well-known services begin, each with the fewest characters that follow.</summary>
    private static readonly (string Prefix, int Following)[] Prefixes =
    [
        ("hf_", 16), ("api_org_", 16), ("sk-", 16), ("ghp_", 16), ("gho_", 16), ("ghs_", 16), ("github_pat_", 16), ("glpat-", 16),
        ("AKIA", 16), ("xoxb-", 10), ("xoxp-", 10), ("nvapi-", 16), ("dckr_pat_", 16), ("pypi-", 16), ("eyJ", 30), ("ms-", 30),
    ];

    private static readonly string[] SecretWords =
        ["TOKEN", "SECRET", "PASSWORD", "PASSWD", "PASSPHRASE", "CREDENTIAL", "API_KEY", "APIKEY", "API-KEY", "ACCESS_KEY", "ACCESS-KEY", "PRIVATE_KEY", "AUTH"];

    /// <summary>Whether a variable or an option is one that holds a secret.</summary>
    public static bool IsSecretName(ReadOnlySpan<char> name)
    {
        foreach (string word in SecretWords)
        {
            if (name.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                // TOKENIZERS_PARALLELISM, --max-tokens and the like count tokens; they hold none.
                int at = name.IndexOf(word, StringComparison.OrdinalIgnoreCase);
                if (word != "TOKEN" || at + 5 == name.Length || name[at + 5] is not ('s' or 'S' or 'i' or 'I'))
                {
                    return true;
                }
            }
        }

        return name.EndsWith("_KEY", StringComparison.OrdinalIgnoreCase) || name.EndsWith("-key", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Masks tokens of well-known services and the passwords of addresses.</summary>
    public static string Apply(string text)
    {
        string result = text.Contains("://", StringComparison.Ordinal) ? MaskAddresses(text) : text;
        foreach ((string prefix, int following) in Prefixes)
        {
            int from = 0;
            while (result.IndexOf(prefix, from, StringComparison.Ordinal) is >= 0 and int at)
            {
                int start = at + prefix.Length;
                int length = result.AsSpan(start).IndexOfAnyExcept(TokenCharacters);
                length = length < 0 ? result.Length - start : length;
                bool begins = at == 0 || !char.IsAsciiLetterOrDigit(result[at - 1]);
                if (begins && length >= following)
                {
                    result = string.Concat(result.AsSpan(0, start), Mask, result.AsSpan(start + length));
                    from = start + Mask.Length;
                }
                else
                {
                    from = start;
                }
            }
        }

        return result;
    }

    /// <summary>Masks the values of options that hold secrets: <c>--api-key VALUE</c>, <c>--hf-token=VALUE</c>.</summary>
    public static IEnumerable<string> ApplyToArguments(IEnumerable<string> arguments)
    {
        bool secretFollows = false;
        foreach (string argument in arguments)
        {
            int equals = argument.IndexOf('=', StringComparison.Ordinal);
            if (secretFollows && !argument.StartsWith('-'))
            {
                secretFollows = false;
                yield return Mask;
                continue;
            }

            ReadOnlySpan<char> name = equals < 0 ? argument : argument.AsSpan(0, equals);
            bool secret = IsSecretName(name) && (argument.StartsWith('-') || equals > 0);
            secretFollows = secret && equals < 0;
            yield return secret && equals > 0 ? string.Concat(name, "=", Mask) : Apply(argument);
        }
    }

    private static string MaskAddresses(string text)
    {
        string result = text;
        int from = 0;
        while (result.IndexOf("://", from, StringComparison.Ordinal) is >= 0 and int at)
        {
            int start = at + 3;
            int end = result.AsSpan(start).IndexOfAny(AddressEnds);
            end = end < 0 ? result.Length : start + end;
            int sign = result.AsSpan(start, end - start).LastIndexOf('@');
            if (sign > 0)
            {
                result = string.Concat(result.AsSpan(0, start), Mask, result.AsSpan(start + sign));
            }

            from = start;
        }

        return result;
    }
}
