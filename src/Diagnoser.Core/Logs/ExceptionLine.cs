namespace Diagnoser.Core.Logs;

/// <summary>Reads the line that names a Python exception: <c>torch.cuda.OutOfMemoryError: CUDA out of memory.</c></summary>
internal readonly ref struct ExceptionLine
{
    private static readonly string[] s_endings =
        ["Error", "Exception", "Interrupt", "Timeout", "ExceptionGroup", "OutOfResources", "Unsupported", "ExitException", "BackendCompilerFailed", "NotFound"];

    private static readonly string[] s_lowerCase = ["error", "timeout", "gaierror", "herror"];

    private ExceptionLine(ReadOnlySpan<char> qualified, ReadOnlySpan<char> message)
    {
        Qualified = qualified;
        Message = message;
    }

    /// <summary>The type with its module, as printed, without what stands in parentheses.</summary>
    public ReadOnlySpan<char> Qualified { get; }

    /// <summary>What stands behind the colon; empty if nothing does.</summary>
    public ReadOnlySpan<char> Message { get; }

    /// <summary>The type alone.</summary>
    public ReadOnlySpan<char> Name => Qualified[(Qualified.LastIndexOf('.') + 1)..];

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line, without indentation.</param>
    /// <param name="inTraceback">Whether frames were read before it, so that any type's name will do.</param>
    /// <param name="exception">The exception.</param>
    public static bool TryRead(ReadOnlySpan<char> line, bool inTraceback, out ExceptionLine exception)
    {
        exception = default;
        int end = NameLength(line);
        if (end is 0 or > 160)
        {
            return false;
        }

        ReadOnlySpan<char> qualified = line[..end];
        if (qualified[^1] == '.' || qualified.Contains("..", StringComparison.Ordinal))
        {
            return false;
        }

        ReadOnlySpan<char> rest = line[end..];
        if (rest is ['(', ..])
        {
            // RayTaskError(ValueError): …
            int close = rest.IndexOf(')');
            rest = close > 0 && close < 80 && !rest[1..close].ContainsAny(" '\"") ? rest[(close + 1)..] : rest;
        }

        bool bare = rest.Length == 0;
        if (!bare && rest[0] is not (':' or '：'))
        {
            return false;
        }

        ReadOnlySpan<char> name = qualified[(qualified.LastIndexOf('.') + 1)..];
        bool known = HasKnownEnding(name);
        bool acceptable = inTraceback
            ? known || (char.IsAsciiLetterUpper(name[0]) && name.Length > 3 && !IsShouted(name)) || (name.Length < qualified.Length && IsLowerCaseType(name))
            : known && !bare && name.Length > 5;
        if (!acceptable || (!bare && rest.Length > 1 && rest[0] == ':' && rest[1] is not (' ' or '\t') && !known))
        {
            return false;
        }

        exception = new ExceptionLine(qualified, bare ? default : rest[1..].Trim());
        return true;
    }

    /// <summary>Finds an exception that is named anywhere in a line, as people quote them.</summary>
    /// <param name="line">The line.</param>
    /// <param name="exception">The first one that has a message.</param>
    public static bool TryFind(ReadOnlySpan<char> line, out ExceptionLine exception)
    {
        // PowerShell's "+ CategoryInfo : ObjectNotFound: (torchrun:String) []" only repeats what stands above it.
        if (line.TrimStart().StartsWith("+ CategoryInfo", StringComparison.Ordinal))
        {
            exception = default;
            return false;
        }

        int from = 0;
        while (true)
        {
            int colon = line[from..].IndexOfAny(':', '：');
            if (colon < 0)
            {
                exception = default;
                return false;
            }

            colon += from;
            int start = colon;
            while (start > 0 && (char.IsAsciiLetterOrDigit(line[start - 1]) || line[start - 1] is '_' or '.'))
            {
                start--;
            }

            if (start < colon && TryRead(line[start..], inTraceback: false, out exception) && exception.Message.Length > 3)
            {
                return true;
            }

            from = colon + 1;
        }
    }

    /// <summary>Whether a type's name ends as exceptions' names do.</summary>
    public static bool HasKnownEnding(ReadOnlySpan<char> name)
    {
        if (name.Length == 0 || !char.IsAsciiLetterUpper(name[0]) && name[0] != '_')
        {
            return false;
        }

        foreach (string ending in s_endings)
        {
            if (name.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return name is "SystemExit" or "StopIteration" or "StopAsyncIteration" or "ChildFailedError" or "RemoteTraceback";
    }

    private static int NameLength(ReadOnlySpan<char> line)
    {
        if (line.Length == 0 || !(char.IsAsciiLetter(line[0]) || line[0] == '_'))
        {
            return 0;
        }

        int end = 1;
        while (end < line.Length && (char.IsAsciiLetterOrDigit(line[end]) || line[end] is '_' or '.'))
        {
            end++;
        }

        return end;
    }

    private static bool IsLowerCaseType(ReadOnlySpan<char> name)
    {
        foreach (string type in s_lowerCase)
        {
            if (name.SequenceEqual(type))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsShouted(ReadOnlySpan<char> name) => !name.ContainsAnyInRange('a', 'z');
}
