namespace Diagnoser.Collectors.Machines;

/// <summary>A tool's run as it was recorded.</summary>
/// <param name="Line">The tool and its arguments, joined with spaces.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">The file in commands/ with its standard output; null if it wrote nothing.</param>
/// <param name="Error">The file in commands/ with its standard error; null if it wrote nothing.</param>
internal sealed record RecordedCommand(string Line, ToolOutcome Outcome, int ExitCode, string? Output, string? Error);
