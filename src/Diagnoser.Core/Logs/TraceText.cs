namespace Diagnoser.Core.Logs;

/// <summary>Recognises lines of a trace that are neither frames nor code.</summary>
internal static class TraceText
{
    /// <summary>Whether a line is decoration: carets, rules, marks of what was left out.</summary>
    public static bool IsDecoration(ReadOnlySpan<char> trimmed) =>
        TraceMargin.IsRule(trimmed) || !trimmed.ContainsAnyExcept("^~ ") || trimmed.StartsWith("[Previous line repeated", StringComparison.Ordinal)
            || trimmed.StartsWith("[... skipping", StringComparison.Ordinal) || trimmed is "(...)" or "...";

    /// <summary>Whether a line names an exception whose type ends as exceptions' types do.</summary>
    public static bool IsKnownException(ReadOnlySpan<char> trimmed) =>
        ExceptionLine.TryRead(trimmed, inTraceback: true, out ExceptionLine exception) && ExceptionLine.HasKnownEnding(exception.Name);

    /// <summary>Whether a line joins two exceptions.</summary>
    public static bool IsChainMark(ReadOnlySpan<char> trimmed) =>
        trimmed.StartsWith("During handling of the above exception", StringComparison.Ordinal)
        || trimmed.StartsWith("The above exception was the direct cause", StringComparison.Ordinal);
}
