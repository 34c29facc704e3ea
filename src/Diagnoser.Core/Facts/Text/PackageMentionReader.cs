using Diagnoser.Core.Logs;
using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Facts.Text;

/// <summary>
/// Reads versions that sentences and short lines mention: <c>torch==2.0.1+cu118</c>, <c>vLLM v0.10.1</c>, <c>transformers版本：4.37</c>,
/// <c>Python 3.10</c>. Requirements, suggestions and error texts ("requires torch&gt;=2.1", "upgrade to 4.37") state nothing about the machine
/// and are passed over.
/// </summary>
internal sealed class PackageMentionReader : IFactReader
{
    private static readonly string[] s_fillers = ["versions", "version", "ver.", "ver", "版本号", "版本", "是", "为", "用的", "is", "was", "release", "toolkit", "runtime", "的", "库", "engine", "server", "docker", "image", "container", "镜像"];

    private const int ContextBefore = 56;
    private const int NearContext = 16;
    private static readonly SignSet EndsOfClauses = SignSet.Of(",;，。；");

    private static readonly string[] NotAStatement =
    [
        "upgrade", "upgrading", "update to", "updating to", "updated to", "require", "expect", "at least", "minimum", "should", "must ", "recommend", "suggest", "please",
        "built for", "compiled for", "compiled with", "compiled using", "built with", "deprecated", "removed in", "will be", "introduced", "until", "below", "above", "older than", "newer than", "higher than",
        "lower than", "greater than", "later than", "less than", "works with", "worked with", "works in", "works on", "worked in", "fine with", "fine on", "fixed in", "available in", "instead of",
        "roll back", "revert", "compatible", "except", "not for", "升级", "建议", "需要", "要求", "降级", "改成", "换成", "安装", "支持", "更新到", "推荐", "不低于", "以下", "尝试", "试过", "别人", "someone", "commenter", "another user", "others",
        "not in ", "from version", "to version", "minimal",
    ];

    /// <summary>Words that make a mention no statement only where they stand right in front of it.</summary>
    private static readonly string[] NotAStatementNearby =
    [
        "install ", "need", "try ", "tried", "switch", "chang", "downgrad", "supported", "supports", "support ", "as of ", "before ", "after ", "only ", "since ", "than ", "to ", "with old", "with new",
    ];

    /// <summary>Words that tell, right in front of a mention, that the step was taken.</summary>
    private static readonly string[] StepTaken =
    [
        "after upgrading to", "after upgrade to", "after the upgrade to", "after updating to", "after update to", "after the update to", "after upgrading", "after updating",
        "since upgrading to", "since updating to", "since the upgrade to", "since the update to", "upgraded to", "updated to", "after switching to", "since switching to", "after moving to",
    ];

    /// <summary>Words that tell, in the same clause, that the step helped: whoever writes so reports a remedy, not the failing version.</summary>
    private static readonly string[] StepHelped = ["works", "worked", "working", "fixes", "fixed", "solve", "resolve", "fine", "helped", "no longer", "gone", "disappear", "正常", "解决", "好了", "可以"];

    private static readonly string[] RequirementBehind = ["or higher", "or later", "or above", "or newer", "and above", "and later", "and newer", "and higher", "以上", "及以上", "或更高", "works", " is required", " instead", " is needed", " fixes", "以下"];

    private static readonly string[] ErrorWords = ["Error", "error:", "requires", "required", "expected", "incompatible", "not installed", "Warning", "deprecated", "warn(", "No matching distribution", "Could not find"];

    /// <inheritdoc/>
    public void Read(in LogLine line, TextContext context, FactLedger facts)
    {
        if (line.Role is LineRole.Template || line.Text.Contains("Driver Version:", StringComparison.Ordinal))
        {
            return;
        }

        ReadOnlySpan<char> text = line.Text;
        bool sentence = line.Role is LineRole.Prose or LineRole.Heading;
        if (!sentence && TextScan.ContainsAny(text, ErrorWords))
        {
            return;
        }

        int at = 0;
        while (at < text.Length)
        {
            int start = NextWord(text, at, out int end);
            if (start < 0)
            {
                return;
            }

            at = ReadWord(text, start, end, line, facts);
        }
    }

    /// <summary>The next word: letters, digits and underscores, joined by hyphens or points where a letter follows.</summary>
    private static int NextWord(ReadOnlySpan<char> text, int from, out int end)
    {
        int start = from;
        while (start < text.Length && !(char.IsAsciiLetter(text[start]) || text[start] == '驱'))
        {
            start++;
        }

        end = start;
        if (start >= text.Length)
        {
            return -1;
        }

        if (text[start] == '驱')
        {
            end = Math.Min(text.Length, start + 2);
            return start;
        }

        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '+' || (text[end] is '-' or '.' && end + 1 < text.Length && char.IsAsciiLetter(text[end + 1]) && !IsVersionMark(text[(end + 1)..]))))
        {
            end++;
        }

        return start;
    }

    private static bool IsVersionMark(ReadOnlySpan<char> text) => text is ['v' or 'V', >= '0' and <= '9', ..];

    private static int ReadWord(ReadOnlySpan<char> text, int start, int end, in LogLine line, FactLedger facts)
    {
        ReadOnlySpan<char> word = text[start..end];
        string? package = word.Length <= 32 ? PackageWords.Find(word) : null;
        if (package is null && word.Length is > 2 and <= 32)
        {
            int letters = word.IndexOfAnyInRange('0', '9');
            if (letters > 1 && (package = PackageWords.Find(word[..letters])) is not null)
            {
                // "cuda12.1", "python3.10"
                end = start + letters;
            }
        }

        if (package is null || !TextScan.IsWordStart(text, start))
        {
            return end;
        }

        if (!TryReadTail(text[end..], out string? version, out int length) || !IsPlausible(package, version))
        {
            return end;
        }

        int close = end + length;
        ReadOnlySpan<char> before = text[Math.Max(0, start - ContextBefore)..start];
        ReadOnlySpan<char> behind = text[close..Math.Min(text.Length, close + 16)];
        bool taken = IsStepTaken(before, text[close..Math.Min(text.Length, close + ContextBefore)]);
        bool path = start > 0 && text[start - 1] is '/' or '\\' || (start > 0 && text[start - 1] == '-' && start > 1 && char.IsAsciiLetterOrDigit(text[start - 2]));
        bool image = path && text[start - 1] == '/' && text[end] == ':' && length > 1;
        if (image)
        {
            PackageWords.State(package, version, line.Number, FactStrength.Stated, facts);
            facts.Add("os.container", "docker", line.Number, FactStrength.Hint);
        }
        else if (!path && (taken || !IsRequirement(before, behind)))
        {
            PackageWords.State(package, version, line.Number, FactStrength.Prose, facts);
        }

        return close;
    }

    /// <summary>Reads what may stand between a name and its version, and the version.</summary>
    private static bool TryReadTail(ReadOnlySpan<char> tail, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? version, out int length)
    {
        version = null;
        length = 0;
        int at = 0;
        for (int words = 0; words < 5 && at < tail.Length; words++)
        {
            while (at < tail.Length && tail[at] is ' ' or '\t' or '`' or '"' or '\'' or '*' or ':' or '：' or '=' or '(' or '（' or '@' or '-' or ')' or '_' or '|')
            {
                at++;
            }

            if (at >= tail.Length || at > 24)
            {
                return false;
            }

            if (TextScan.TryReadVersion(tail[at..], out string read, out int taken))
            {
                version = read;
                length = at + taken;
                return length >= tail.Length || !(char.IsAsciiLetterOrDigit(tail[length]) || tail[length] is '%');
            }

            int skipped = SkipFiller(tail[at..]);
            if (skipped == 0)
            {
                return false;
            }

            at += skipped;
        }

        return false;
    }

    private static int SkipFiller(ReadOnlySpan<char> text)
    {
        foreach (string filler in s_fillers)
        {
            if (text.StartsWith(filler, StringComparison.OrdinalIgnoreCase) && (filler[0] > 127 || TextScan.IsWordEnd(text, filler.Length) || char.IsAsciiDigit(text[filler.Length])))
            {
                return filler.Length;
            }
        }

        return 0;
    }

    private static bool IsPlausible(string package, string version)
    {
        bool dotted = version.Contains('.', StringComparison.Ordinal);
        int major = 0;
        foreach (char digit in version)
        {
            if (!char.IsAsciiDigit(digit) || major > 9999)
            {
                break;
            }

            major = (major * 10) + (digit - '0');
        }

        return package switch
        {
            "cuda" => dotted ? major is >= 8 and <= 20 : major is >= 10 and <= 13,
            "driver" => major is >= 300 and <= 999,
            "python" => dotted && major is 2 or 3,
            _ => dotted && major < 100,
        };
    }

    private static bool IsRequirement(ReadOnlySpan<char> before, ReadOnlySpan<char> behind)
    {
        if (behind is ['+', ..] or ['x' or 'X', ..] || TextScan.ContainsAny(behind, RequirementBehind) || before.TrimEnd().EndsWith(">") || before.TrimEnd().EndsWith("<"))
        {
            return true;
        }

        // Only the clause in front counts: a full stop ends what a suggestion covers.
        int stop = before.LastIndexOfAny("。;；!?");
        int period = before.LastIndexOf(". ", StringComparison.Ordinal);
        ReadOnlySpan<char> clause = before[(Math.Max(stop, period) + 1)..];
        return TextScan.ContainsAny(clause, NotAStatement) || TextScan.ContainsAny(clause[Math.Max(0, clause.Length - NearContext)..], NotAStatementNearby);
    }

    /// <summary>Whether the person tells of a version that runs now: "after upgrading to transformers 5.0 the answers are nonsense".</summary>
    private static bool IsStepTaken(ReadOnlySpan<char> before, ReadOnlySpan<char> behind)
    {
        before = before.TrimEnd();
        foreach (string step in StepTaken)
        {
            if (before.EndsWith(step, StringComparison.OrdinalIgnoreCase))
            {
                int end = behind.IndexOfAny(EndsOfClauses);
                return !TextScan.ContainsAny(end < 0 ? behind : behind[..end], StepHelped)
                    && !TextScan.ContainsAny(before[(before.LastIndexOfAny(EndsOfClauses) + 1)..], StepHelped);
            }
        }

        return false;
    }
}
