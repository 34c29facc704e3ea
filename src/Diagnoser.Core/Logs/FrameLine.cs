using System.Globalization;

namespace Diagnoser.Core.Logs;

/// <summary>Reads the lines by which traces name a place: Python's own, faulthandler's, IPython's and rich's.</summary>
internal static class FrameLine
{
    private const string FileMark = "File \"";

    /// <summary><c>File "path", line 12, in function</c>, with or without the function, and faulthandler's <c>line 12 in function</c>.</summary>
    public static bool TryPython(ReadOnlySpan<char> text, out StackFrame frame)
    {
        frame = null!;
        if (!text.StartsWith(FileMark, StringComparison.Ordinal))
        {
            return false;
        }

        ReadOnlySpan<char> rest = text[FileMark.Length..];
        int close = rest.IndexOf('"');
        if (close <= 0)
        {
            return false;
        }

        ReadOnlySpan<char> path = rest[..close];
        rest = rest[(close + 1)..].TrimStart(", ");
        if (!rest.StartsWith("line ", StringComparison.Ordinal))
        {
            return false;
        }

        int? line = Number(rest[5..], out int digits);
        rest = rest[(5 + digits)..].TrimStart(", ");
        string? function = rest.StartsWith("in ", StringComparison.Ordinal) ? rest[3..].Trim().ToString() : null;
        frame = Create(path.ToString(), line, function);
        return line is not null;
    }

    /// <summary>
    /// IPython's forms: <c>File path:12, in f(x)</c>, <c>path in f(x)</c>, <c>Cell In[3], line 1</c>, <c>Input In [3], in f()</c>,
    /// <c>&lt;ipython-input-3-…&gt; in f()</c>.
    /// </summary>
    public static bool TryIPython(ReadOnlySpan<char> text, out StackFrame frame)
    {
        frame = null!;
        if (text.StartsWith("Cell In", StringComparison.Ordinal) || text.StartsWith("Input In", StringComparison.Ordinal))
        {
            int comma = text.IndexOf(',');
            int marker = text.IndexOf("line ");
            frame = Create((comma < 0 ? text : text[..comma]).ToString(), marker < 0 ? null : Number(text[(marker + 5)..], out _), FunctionAfterIn(text));
            return true;
        }

        if (text.StartsWith("File ", StringComparison.Ordinal) && text is not ['F', 'i', 'l', 'e', ' ', '"', ..])
        {
            ReadOnlySpan<char> rest = text[5..];
            int split = rest.IndexOf(", in ");
            ReadOnlySpan<char> place = split < 0 ? rest : rest[..split];
            int colon = place.LastIndexOf(':');
            if (colon > 1 && Number(place[(colon + 1)..], out int digits) is { } line && digits == place.Length - colon - 1)
            {
                frame = Create(place[..colon].ToString(), line, FunctionAfterIn(text));
                return true;
            }

            return false;
        }

        int end = text.IndexOf(" in ");
        if (end > 0 && text[end - 1] is 'y' or '>' && (text[..end].EndsWith(".py", StringComparison.Ordinal) || text.StartsWith("<ipython-input", StringComparison.Ordinal) || text.StartsWith("/tmp/ipykernel", StringComparison.Ordinal)))
        {
            frame = Create(text[..end].ToString(), null, FunctionAfterIn(text));
            return true;
        }

        return false;
    }

    /// <summary>Rich's <c>/path/file.py:12 in function</c>.</summary>
    public static bool TryRich(ReadOnlySpan<char> text, out StackFrame frame)
    {
        frame = null!;
        int end = text.IndexOf(" in ");
        ReadOnlySpan<char> place = end < 0 ? text : text[..end];
        int colon = place.LastIndexOf(':');
        if (colon < 2 || !(place[..colon].EndsWith(".py", StringComparison.Ordinal) || place[..colon] is [.., '>']) || Number(place[(colon + 1)..], out int digits) is not { } line
            || digits != place.Length - colon - 1)
        {
            return false;
        }

        frame = Create(place[..colon].ToString(), line, FunctionAfterIn(text));
        return true;
    }

    /// <summary>The number of the line that IPython's arrow points at (<c>---&gt; 12 code</c>), and the code.</summary>
    public static bool TryArrow(ReadOnlySpan<char> text, out int line, out ReadOnlySpan<char> code)
    {
        line = 0;
        code = default;
        int arrow = text.IndexOf('>');
        if (arrow < 1 || text[..arrow].ContainsAnyExcept('-'))
        {
            return false;
        }

        ReadOnlySpan<char> rest = text[(arrow + 1)..].TrimStart();
        if (Number(rest, out int digits) is not { } number)
        {
            return false;
        }

        line = number;
        code = rest[digits..].Trim();
        return true;
    }

    private static string? FunctionAfterIn(ReadOnlySpan<char> text)
    {
        int start = text.IndexOf(" in ");
        if (start < 0)
        {
            return null;
        }

        ReadOnlySpan<char> name = text[(start + 4)..].Trim();
        int arguments = name.IndexOf('(');
        name = arguments > 0 ? name[..arguments] : name;
        return name.Length == 0 ? null : name.Length > 200 ? name[..200].ToString() : name.ToString();
    }

    private static StackFrame Create(string path, int? line, string? function) => new(path, line, function, LibraryName.Of(path), null);

    private static int? Number(ReadOnlySpan<char> text, out int digits)
    {
        digits = text.IndexOfAnyExceptInRange('0', '9');
        digits = digits < 0 ? text.Length : digits;
        return int.TryParse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
    }
}
