using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Logs;

/// <summary>Tells whether words before a phrase deny it: "no crash", "does not repeat", "没有报错".</summary>
internal static class Negation
{
    private static readonly SignSet s_clauseEnds = SignSet.Of(",.;:!?，。；：！？(（");
    private const int Reach = 40;

    private static readonly HashSet<string> s_words = new(StringComparer.OrdinalIgnoreCase)
    {
        "no", "not", "never", "without", "isn't", "doesn't", "don't", "didn't", "wasn't", "aren't", "won't", "neither", "nor", "fixed", "solved", "avoid", "avoids", "prevent", "prevents",
        "isnt", "doesnt", "dont", "didnt", "hardly", "instead",
    };

    /// <summary>Whether a denial stands before a place, in the same clause and among the last three words.</summary>
    public static bool Precedes(ReadOnlySpan<char> text, int index)
    {
        ReadOnlySpan<char> before = index > Reach ? text.Slice(index - Reach, Reach) : text[..index];
        int clause = before.LastIndexOfAny(s_clauseEnds);
        before = before[(clause + 1)..].TrimEnd();
        if (before.Length == 0)
        {
            return false;
        }

        ReadOnlySpan<char> tail = before.Length > 3 ? before[^3..] : before;
        if (tail.ContainsAny("没不无未") || tail.Contains("避免", StringComparison.Ordinal))
        {
            return true;
        }

        for (int words = 0; words < 3 && before.Length > 0; words++)
        {
            int space = before.LastIndexOf(' ');
            if (s_words.Contains(before[(space + 1)..].Trim("'\"`*").ToString()))
            {
                return true;
            }

            before = space < 0 ? default : before[..space].TrimEnd();
        }

        return false;
    }
}
