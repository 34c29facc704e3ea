using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Logs;

/// <summary>Recognises the parts of which the prefixes of log lines consist.</summary>
internal static class PrefixShape
{
    private static readonly SignSet s_noName = SignSet.Of(" \t\"'()[]|+=");

    /// <summary>A timestamp and what belongs to it: a comma, a dash, the kubelet's stream and flag.</summary>
    public static int AfterTimestamp(ReadOnlySpan<char> text, int length)
    {
        ReadOnlySpan<char> rest = text[length..];
        if (rest.StartsWith(" stdout ", StringComparison.Ordinal) || rest.StartsWith(" stderr ", StringComparison.Ordinal))
        {
            return length + 8 + (rest.Length > 9 && rest[8] is 'F' or 'P' && rest[9] == ' ' ? 1 : 0);
        }

        return rest.StartsWith(" - ", StringComparison.Ordinal) || rest.StartsWith(" | ", StringComparison.Ordinal) ? length + 2
            : rest.StartsWith(" >> ", StringComparison.Ordinal) ? length + 3
            : rest is [':' or ',' or '|', ' ', ..] ? length + 1
            : length;
    }

    /// <summary><c>rank0</c>, <c>default3</c>, <c>1,0</c>, <c>TP1</c>, <c>DP0 TP1 EP1</c>.</summary>
    public static bool IsWorker(ReadOnlySpan<char> content)
    {
        if (content.StartsWith("rank", StringComparison.OrdinalIgnoreCase))
        {
            ReadOnlySpan<char> number = content[4..].TrimStart(" :=");
            return number.Length is > 0 and < 6 && !number.ContainsAnyExceptInRange('0', '9');
        }

        if (content.StartsWith("default", StringComparison.Ordinal))
        {
            return content.Length is > 7 and < 12 && !content[7..].ContainsAnyExceptInRange('0', '9');
        }

        int comma = content.IndexOf(',');
        if (comma > 0 && content.Length <= 9)
        {
            return !content[..comma].ContainsAnyExceptInRange('0', '9') && content.Length > comma + 1
                && !content[(comma + 1)..].ContainsAnyExceptInRange('0', '9');
        }

        return content is ['T' or 'D' or 'P' or 'E', 'P', >= '0' and <= '9', ..] && content.Length < 24;
    }

    /// <summary><c>launch.py:133:main</c>, <c>engine_v1.cc:12</c>.</summary>
    public static bool IsSource(ReadOnlySpan<char> content)
    {
        int dot = content.IndexOf('.');
        return dot > 0 && content.Length < 80 && !content.Contains(' ') && content[(dot + 1)..] is
            ['p', 'y', ':', ..] or ['c', 'p', 'p', ':', ..] or ['c', 'c', ':', ..] or ['c', 'u', ':', ..] or ['h', ':', ..] or ['r', 's', ':', ..] or ['g', 'o', ':', ..];
    }

    /// <summary>The kernel's clock: <c>12345.678901</c>.</summary>
    public static bool IsSeconds(ReadOnlySpan<char> content)
    {
        int dot = content.IndexOf('.');
        return dot > 0 && content.Length - dot is 7 or 8 && !content[..dot].ContainsAnyExceptInRange('0', '9')
            && !content[(dot + 1)..].ContainsAnyExceptInRange('0', '9');
    }

    /// <summary>vLLM writes <c>worker_base.py:145]</c> behind the time, newer versions <c>[worker_base.py:145]</c>.</summary>
    public static int SourceAfterStamp(ReadOnlySpan<char> rest)
    {
        ReadOnlySpan<char> source = rest.TrimStart(' ');
        int gap = rest.Length - source.Length;
        int end = source.Length > 120 ? source[..120].IndexOf(']') : source.IndexOf(']');
        return end > 0 && source[0] != '[' && IsSource(source[..end]) ? gap + end + 1
            : rest is [':' or ',', ' ', ..] ? 1
            : rest.StartsWith(" - ", StringComparison.Ordinal) ? 2
            : 0;
    }

    /// <summary>The logger's name in <c>ERROR:torch.distributed.run:message</c>.</summary>
    public static int LoggerName(ReadOnlySpan<char> rest)
    {
        int colon = rest.Length > 80 ? rest[..80].IndexOf(':') : rest.IndexOf(':');
        return colon > 0 && !rest[..colon].ContainsAny(s_noName) && (char.IsAsciiLetterLower(rest[0]) || rest[0] == '_') ? colon + 1 : 0;
    }

    /// <summary>The machine and the process in <c>May 10 20:17:12 host python[123]: </c>.</summary>
    public static int HostAndProcess(ReadOnlySpan<char> rest)
    {
        ReadOnlySpan<char> window = rest.Length > 120 ? rest[..120] : rest;
        int colon = window.IndexOf(": ");
        if (colon < 0)
        {
            return window.Length > 0 && window[^1] == ':' && window.Count(' ') == 2 ? window.Length : 0;
        }

        ReadOnlySpan<char> head = window[..colon].Trim(' ');
        int space = head.IndexOf(' ');
        return space > 0 && head[(space + 1)..].IndexOf(' ') < 0 ? colon + 1 : 0;
    }

    /// <summary>Adds a separator that stands right behind a prefix, and the stream that mpirun names.</summary>
    public static int WithSeparator(ReadOnlySpan<char> text, int length)
    {
        ReadOnlySpan<char> rest = text[length..];
        return rest.StartsWith("<stderr>:", StringComparison.Ordinal) || rest.StartsWith("<stdout>:", StringComparison.Ordinal) ? length + 9
            : rest.StartsWith(":", StringComparison.Ordinal) ? length + 1
            : rest.StartsWith(" - ", StringComparison.Ordinal) ? length + 2
            : rest.StartsWith(" >> ", StringComparison.Ordinal) ? length + 3
            : length;
    }
}
