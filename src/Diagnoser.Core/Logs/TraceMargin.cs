using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Logs;

/// <summary>Takes the borders off boxed traces (rich) and the margins off exception groups.</summary>
internal static class TraceMargin
{
    private static readonly SignSet s_borders = SignSet.Of("│┃╭╮╰╯┌┐└┘─━|");

    /// <summary>Whether a line belongs to a box.</summary>
    public static bool IsBoxed(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        return text.Length > 0 && text[0] is '│' or '┃' or '╭' or '╰' or '┌' or '└' or '╮' or '╯' or '├';
    }

    /// <summary>What stands in a box's line.</summary>
    public static ReadOnlySpan<char> Unbox(ReadOnlySpan<char> text) => text.Trim().TrimStart("│┃╭╰┌└─━├ ").TrimEnd("│┃╮╯┐┘─━ ");

    /// <summary>Whether a line is nothing but borders.</summary>
    public static bool IsRule(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        return text.Length > 0 && !text.ContainsAnyExcept(s_borders);
    }

    /// <summary>Takes <c>  | </c> and <c>  + </c> off a line of an exception group; other lines stay as they are.</summary>
    public static ReadOnlySpan<char> Ungroup(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> rest = text;
        while (true)
        {
            ReadOnlySpan<char> trimmed = rest.TrimStart(' ');
            if (trimmed is ['|' or '+'])
            {
                return default;
            }

            if (trimmed is not ['|' or '+', ' ' or '-', ..])
            {
                return rest;
            }

            rest = trimmed[1] == '-' ? trimmed.TrimStart("+-0123456789 ") : trimmed[2..];
            if (trimmed[1] == '-')
            {
                return rest;
            }
        }
    }
}
