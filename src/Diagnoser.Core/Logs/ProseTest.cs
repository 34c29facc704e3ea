using System.Collections.Frozen;

namespace Diagnoser.Core.Logs;

/// <summary>Tells a person's sentence from a program's output by its words and signs.</summary>
internal static class ProseTest
{
    private const int Longest = 400;

    /// <summary>Sentences that libraries print whenever they load something; nobody complains with them.</summary>
    private static readonly string[] s_notices =
    [
        "You are using a model of type", "You should probably TRAIN", "Some weights of", "Special tokens have been added", "The attention mask and the pad token", "Setting `pad_token_id`",
        "Setting OMP_NUM_THREADS", "The model is automatically converting", "Some parameters are on the meta device", "For debugging consider passing", "Compile with `TORCH_USE_CUDA_DSA`",
        "CUDA kernel errors might be", "If you want to disable", "Truncation was not explicitly activated", "Both `max_new_tokens`",
    ];

    /// <summary>Small words that sentences have and programs' messages mostly lack, packed into numbers.</summary>
    private static readonly FrozenSet<ulong> s_telling = Pack(
        "i", "im", "ive", "my", "me", "we", "our", "you", "your", "the", "a", "an", "is", "are", "was", "were", "it", "its", "this", "that", "these", "there", "here", "they",
        "but", "because", "how", "why", "what", "which", "does", "doesnt", "dont", "do", "did", "didnt", "cant", "would", "should", "just", "always", "never", "also", "still",
        "very", "too", "anyone", "someone", "help", "please", "thanks", "hi", "hello", "got", "get", "gets", "keeps", "tried", "isnt", "wont", "has", "have", "only", "again", "so");

    /// <summary>Other small words, which programs use too.</summary>
    private static readonly FrozenSet<ulong> s_small = Pack(
        "when", "while", "after", "before", "and", "or", "if", "then", "can", "cannot", "could", "had", "even", "any", "with", "without", "on", "in", "of", "to", "for", "from", "by",
        "as", "at", "not", "no", "every", "all", "same", "like", "instead", "than", "using", "use", "be", "been", "will");

    /// <summary>Whether a line, without indentation, reads like a sentence. A few words of Chinese do; so do English words with their small words among them.</summary>
    public static bool IsProse(ReadOnlySpan<char> line) => Judge(line, asTitle: false);

    /// <summary>Whether a line could be the title that a person gives a report: words for the most part, few signs.</summary>
    public static bool IsTitle(ReadOnlySpan<char> line) => Judge(line, asTitle: true);

    /// <summary>The tags in brackets that issue templates put before a title; a log's brackets hold levels, times and ranks instead.</summary>
    private static readonly string[] s_tags =
        ["[bug]", "[badcase]", "[question]", "[usage]", "[help]", "[issue]", "[request]", "[performance]", "[installation]", "[feature]", "[feature request]", "[misc]", "[new model]", "【bug】", "【问题】", "【求助】", "【提问】"];

    private static ReadOnlySpan<char> WithoutTag(ReadOnlySpan<char> line)
    {
        if (line is not ['[' or '【', ..])
        {
            return line;
        }

        foreach (string tag in s_tags)
        {
            if (line.StartsWith(tag, StringComparison.OrdinalIgnoreCase))
            {
                return line[tag.Length..].TrimStart(" :：-");
            }
        }

        return line;
    }

    private static bool Judge(ReadOnlySpan<char> line, bool asTitle)
    {
        line = line.Length > Longest ? line[..Longest] : line;
        line = WithoutTag(line.TrimStart(" *-+#>•\t\"'"));
        if (line.Length < 4 || line[0] is '{' or '[' or '/' or '\\' or '$' or '|' or '=' or '%' or '@' or ':' or '<' || IsProgramOpening(line))
        {
            return false;
        }

        int wide = 0;
        int signs = 0;
        int other = 0;
        int words = 0;
        int small = 0;
        int telling = 0;
        int length = 0;
        ulong word = 0;
        foreach (char character in line)
        {
            int lower = character | 0x20;
            if (lower is >= 'a' and <= 'z')
            {
                word = (word << 5) | (uint)(lower - 'a' + 1);
                length++;
                continue;
            }

            switch (character)
            {
                case '\'' or '’':
                    continue;
                case ' ' or ',' or '.' or '?' or '!' or '`':
                    break;
                case '=' or '{' or '}' or ';' or '|' or '<' or '>' or '\\' or '_' or '%':
                    signs++;
                    break;
                case >= '\u2e80' when char.IsLetter(character):
                    wide++;
                    break;
                default:
                    other++;
                    break;
            }

            if (length > 0)
            {
                words++;
                Count(word, length, ref telling, ref small);
                word = 0;
                length = 0;
            }
        }

        if (length > 0)
        {
            words++;
            Count(word, length, ref telling, ref small);
        }

        return wide >= 3
            ? signs * 4 <= line.Length
            : words >= 3 && (other + signs) * 10 <= line.Length * 3 && signs * 8 <= line.Length && (asTitle ? words >= 4 && signs <= 2 && !line.EndsWith("...", StringComparison.Ordinal) : telling > 0 && (telling + small) * 6 >= words);
    }

    private static void Count(ulong word, int length, ref int telling, ref int small)
    {
        if (length > 8)
        {
            return;
        }

        if (s_telling.Contains(word))
        {
            telling++;
        }
        else if (s_small.Contains(word))
        {
            small++;
        }
    }

    /// <summary>Programs begin lines with their function's or their own name and a colon: <c>llama_model_loader: </c>, <c>slurmstepd: </c>.</summary>
    private static bool IsProgramOpening(ReadOnlySpan<char> line)
    {
        foreach (string notice in s_notices)
        {
            if (line[0] == notice[0] && line.StartsWith(notice, StringComparison.Ordinal))
            {
                return true;
            }
        }

        int space = line.IndexOf(' ');
        ReadOnlySpan<char> first = space < 0 ? line : line[..space];

        // Chinese sentences have no spaces, so their first "word" may hold a name with an underscore further on: q4_k_m.
        return first.ContainsAnyInRange('\u2e80', '\u9fff') ? false : first.Contains('_') || first.Contains('(') || first.EndsWith("::", StringComparison.Ordinal)
            || (first[^1] == ':' && (char.IsAsciiLetterLower(first[0]) || first is "NOTE:" or "Note:" or "WARNING:" or "Warning:" or "INFO:" or "Error:" or "ERROR:" or "Hint:" or "HINT:" or "Tip:"))
            || first.EndsWith(".py", StringComparison.Ordinal) || (char.IsAsciiDigit(first[0]) && first.Contains(':'));
    }

    private static FrozenSet<ulong> Pack(params string[] words)
    {
        HashSet<ulong> packed = [];
        foreach (string word in words)
        {
            ulong value = 0;
            foreach (char character in word)
            {
                value = (value << 5) | (uint)(character - 'a' + 1);
            }

            packed.Add(value);
        }

        return packed.ToFrozenSet();
    }
}
