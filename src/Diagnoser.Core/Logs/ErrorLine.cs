namespace Diagnoser.Core.Logs;

/// <summary>Judges lines that say "error" without being of a known form.</summary>
internal static class ErrorLine
{
    private static readonly string[] s_openings = ["Error: ", "error: ", "ERROR: ", "[ERROR]", "FATAL", "fatal: ", "Fatal: ", "Fatal error", "Error ", "Exception: ", "错误：", "错误:", "报错：", "报错:", "✗ ", "× ", "❌"];

    private static readonly string[] s_introductions =
    [
        "Exception in ASGI application", "Error executing method", "Error in worker", "Traceback", "Exception in thread", "Exception in worker", "An error occurred", "Unexpected error from",
        "Scheduler hit an exception", "EngineCore hit an exception", "WorkerProc hit an exception", "Task exception was never retrieved", "Exception ignored in", "Error in sys.excepthook",
        "future: <Task finished", "Error:", "Exception raised from", "The above exception", "Exception occurred",
    ];

    /// <summary>Whether a line begins as error messages do.</summary>
    public static bool IsError(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        foreach (string opening in s_openings)
        {
            if (text.StartsWith(opening, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a line only says that an error's words follow.</summary>
    public static bool IsIntroduction(ReadOnlySpan<char> text)
    {
        if (text.Length < 80 && text[^1] == ':' && (text.StartsWith("Error when", StringComparison.OrdinalIgnoreCase) || text.StartsWith("Error while", StringComparison.OrdinalIgnoreCase)))
        {
            return true;
        }

        foreach (string opening in s_introductions)
        {
            if (text.StartsWith(opening, StringComparison.Ordinal) && (opening[^1] != ':' || text.Length == opening.Length))
            {
                return true;
            }
        }

        return false;
    }
}
