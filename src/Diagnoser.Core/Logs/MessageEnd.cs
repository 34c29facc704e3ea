using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Logs;

/// <summary>Tells whether a line goes on with the message of the exception before it.</summary>
internal static class MessageEnd
{
    private const int MostLines = 14;

    private static readonly string[] s_openings =
    [
        "Exception raised from", "frame #", "terminate called", "Aborted", "Killed", "Segmentation fault", "Bus error", "root@", "srun:", "slurmstepd", "Process ",
        "Exception ignored", "Error in sys.excepthook", "Error in atexit", "Loading ", "[E", "[W", "[I", "INFO", "WARNING", "ERROR", "/bin/", "$ ", ">>> ", "(base)",
        "make:", "ninja:", "Fatal Python error", "Thread 0x", "Current thread", "nanobind:", "wandb:", "***", "Exception in thread", "Setting ", "resource_tracker",
        "You may", "swanlab:", "Engine ", "#", "[rank", "====", "mpirun", "--------", "Root Cause", "Failures:", "I ", "I'm ", "I've ", "My ", "Any idea", "Any help", "Thanks", "Thank you", "How can I", "How do I", "Can anyone", "Could anyone", "Please help", "/usr/", "/home/", "/opt/", "llm_load", "CMake Error",
    ];

    private static readonly SignSet s_brackets = SignSet.Of("\"'{}[]() ,\\`");

    private static readonly PhraseSet s_ends = new(
        ["resource_tracker:", "most recent call last", "(core dumped)", "warnings.warn", "destroy_process_group", "exitcode: ", "exited with"], StringComparison.Ordinal);

    /// <summary>Whether a line goes on with a message.</summary>
    /// <param name="exception">The exception whose message it may be.</param>
    /// <param name="line">The line.</param>
    /// <param name="text">Its text without margins.</param>
    public static bool Continues(RaisedException exception, in CleanLine line, ReadOnlySpan<char> text)
    {
        if (line.IsFenceMark || line.Role is LineRole.Template or LineRole.Environment || exception.MessageLines >= MostLines)
        {
            return false;
        }

        ReadOnlySpan<char> trimmed = text.Trim();
        if (trimmed.Length == 0 || !trimmed.ContainsAnyExcept(s_brackets))
        {
            return false;
        }

        foreach (string opening in s_openings)
        {
            if (trimmed[0] == opening[0] && trimmed.StartsWith(opening, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return !IsForeignSentence(exception, trimmed) && !ExceptionLine.TryRead(trimmed, inTraceback: false, out _) && !s_ends.IsIn(trimmed);
    }

    /// <summary>Whether a line is Chinese behind a message that has none: somebody goes on in their own words.</summary>
    private static bool IsForeignSentence(RaisedException exception, ReadOnlySpan<char> text)
    {
        const int FewestWide = 4;
        int wide = 0;
        foreach (char character in text)
        {
            wide += IsWide(character) ? 1 : 0;
        }

        return wide >= FewestWide && exception.Message is { } message && !message.Any(IsWide);
    }

    private static bool IsWide(char character) => character is >= '\u3400' and <= '\u9fff';
}
