using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Facts.Text;

/// <summary>Reads from the words around an engine's name whether the sentence says that it is in use.</summary>
internal static class EngineStandings
{
    private static readonly string[] s_articles = [" the", " any"];

    private const int Reach = 60;

    private static readonly SignSet s_clauseEnds = SignSet.Of(",;:!?，。；：！？");

    /// <summary>What begins another clause without a sign before it.</summary>
    private static readonly string[] s_turns = [" but ", " while ", " whereas ", "但", "而", "不过"];

    private static readonly string[] s_without =
    [
        "without", "without using", "not using", "n't using", "not use", "n't use", "never use", "never used", "instead of", "instead of using", "rather than", "neither",
        "switched from", "switching from", "moved from", "migrated from", "migrating from",
        "没有使用", "没使用", "没有用", "没用", "没用过", "没有用过", "没使用过", "不用", "不使用", "未使用", "未用", "不是用", "不是使用", "并非用", "没有采用", "不采用", "没有通过", "不通过", "不依赖", "无需", "不需要",
    ];

    /// <summary>Who cannot use an engine tries to.</summary>
    private static readonly string[] s_tries = ["can't use", "cannot use", "can not use", "couldn't use", "could not use"];

    private static readonly string[] s_connectors = ["或者", "或", "和", "、", "/", " or", " nor", " and"];

    /// <summary>What is said of a condition, not of what was done: "if I don't use vLLM", "不用vllm的时候".</summary>
    private static readonly string[] s_conditions = ["if ", "when ", "once ", "unless ", "如果", "的话", "时"];

    private static readonly string[] s_sound =
        ["works", "worked", "work fine", "fine", "no problem", "no problems", "no issue", "no issues", "correct", "correctly", "normal", "normally", "properly", "as expected", "正常", "没问题", "没有问题", "没有这个问题", "没这个问题", "无问题", "可以", "不会出现", "不会报错"];

    private static readonly string[] s_denials = ["not", "n't", "never", "no longer", "不", "没", "没有", "不能", "无法", "未", "未能"];

    private static readonly string[] s_places = ["not in", "not with", "not on", "not under"];

    private static readonly string[] s_failing = ["不行", "不可以", "报错", "失败", "不能", "就报错", "就不行", "出错", "有问题", "异常", "doesn't", "does not", "didn't", "did not", "fails", "crashes", "gives", "hangs", "breaks"];

    /// <summary>What a sentence says about an engine.</summary>
    /// <param name="text">The line.</param>
    /// <param name="start">Where the engine's name begins.</param>
    /// <param name="end">Where it ends.</param>
    public static EngineStanding Of(ReadOnlySpan<char> text, int start, int end)
    {
        ReadOnlySpan<char> before = LastClause(text[Math.Max(0, start - Reach)..start]).Trim(" `'\"*（(");
        ReadOnlySpan<char> behind = FirstClause(text[end..Math.Min(text.Length, end + Reach)]).Trim(" `'\"*)）");
        if (IsUnused(before))
        {
            ReadOnlySpan<char> rest = text[end..Math.Min(text.Length, end + (2 * Reach))];
            bool compared = TextScan.ContainsAny(before, s_conditions) || TextScan.ContainsAny(behind, s_conditions) || IsSound(rest);
            return compared ? EngineStanding.Named : EngineStanding.Unused;
        }

        return IsPlace(before) || StartsWithAny(behind, s_failing) ? EngineStanding.Failing
            : IsSound(before) || IsSound(behind) ? EngineStanding.Sound
            : EngineStanding.Named;
    }

    /// <summary>"Works in vLLM but not in transformers": the clause is nothing but the place.</summary>
    private static bool IsPlace(ReadOnlySpan<char> before) => before.Length <= 9 && StartsWithAny(before, s_places);

    private static bool IsUnused(ReadOnlySpan<char> before)
    {
        for (int names = 0; names < 4; names++)
        {
            ReadOnlySpan<char> words = WithoutArticle(before);
            if (TextScan.EndsWithAny(words, s_tries))
            {
                return false;
            }

            foreach (string phrase in s_without)
            {
                if (TextScan.EndsWithAny(words, [phrase]) || (phrase[0] == 'n' && words.EndsWith(phrase, StringComparison.OrdinalIgnoreCase)))
                {
                    return !IsQuestion(words[..^phrase.Length], phrase);
                }
            }

            if (!TryDropName(ref before))
            {
                return false;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> WithoutArticle(ReadOnlySpan<char> text)
    {
        foreach (string article in s_articles)
        {
            text = text.EndsWith(article, StringComparison.OrdinalIgnoreCase) ? text[..^article.Length] : text;
        }

        return text;
    }

    /// <summary>"有没有用vllm" and "是不是用vllm" ask, and "用不用vllm都一样" leaves it open.</summary>
    private static bool IsQuestion(ReadOnlySpan<char> before, string phrase) =>
        before.Length > 0 && ((phrase[0] == '没' && before[^1] == '有') || (phrase[0] == '不' && phrase.Contains(before[^1], StringComparison.Ordinal)));

    /// <summary>Drops the name before in a list: "without vLLM or", "没有用vllm或者".</summary>
    private static bool TryDropName(ref ReadOnlySpan<char> before)
    {
        foreach (string connector in s_connectors)
        {
            if (before.EndsWith(connector, StringComparison.OrdinalIgnoreCase))
            {
                ReadOnlySpan<char> name = before[..^connector.Length].TrimEnd(" `");
                int start = name.Length;
                while (start > 0 && (char.IsAsciiLetterOrDigit(name[start - 1]) || name[start - 1] is '.' or '-' or '_'))
                {
                    start--;
                }

                bool dropped = start < name.Length;
                before = dropped ? name[..start].TrimEnd(" `") : before;
                return dropped;
            }
        }

        return false;
    }

    private static bool IsSound(ReadOnlySpan<char> clause)
    {
        foreach (string word in s_sound)
        {
            int at = word[0] > 127 ? clause.IndexOf(word, StringComparison.Ordinal) : TextScan.IndexOfWord(clause, word);
            bool tuning = at >= 0 && word is "fine" && clause[(at + word.Length)..] is ['-' or ' ', 't' or 'T', ..];
            if (at >= 0 && !tuning && !IsDenied(clause[..at].TrimEnd()))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDenied(ReadOnlySpan<char> before)
    {
        foreach (string denial in s_denials)
        {
            if (before.EndsWith(denial, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, ReadOnlySpan<string> words)
    {
        foreach (string word in words)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (word[0] > 127 || TextScan.IsWordEnd(text, word.Length)))
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> LastClause(ReadOnlySpan<char> text)
    {
        int start = text.LastIndexOfAny(s_clauseEnds) + 1;
        start = Math.Max(start, text.LastIndexOf(". ") + 1);
        foreach (string turn in s_turns)
        {
            int at = text.LastIndexOf(turn, StringComparison.OrdinalIgnoreCase);
            start = at < 0 ? start : Math.Max(start, at + turn.Length);
        }

        return text[start..];
    }

    private static ReadOnlySpan<char> FirstClause(ReadOnlySpan<char> text)
    {
        int end = text.IndexOfAny(s_clauseEnds);
        end = end < 0 ? text.Length : end;
        int stop = text.IndexOf(". ");
        end = stop < 0 ? end : Math.Min(end, stop);
        foreach (string turn in s_turns)
        {
            int at = text.IndexOfCaseless(turn);
            end = at < 0 ? end : Math.Min(end, at);
        }

        return text[..end];
    }
}
