namespace Diagnoser.Collectors;

/// <summary>What a tool gave.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="ExitCode">Its exit code; 0 unless it finished.</param>
/// <param name="Output">What it wrote to standard output, at most a mebibyte.</param>
/// <param name="Error">What it wrote to standard error, at most a mebibyte.</param>
public sealed record ToolResult(ToolOutcome Outcome, int ExitCode = 0, string Output = "", string Error = "")
{
    /// <summary>The tool is not on the machine.</summary>
    public static ToolResult Missing { get; } = new(ToolOutcome.Missing);

    /// <summary>The tool did not end in time.</summary>
    public static ToolResult TimedOut { get; } = new(ToolOutcome.TimedOut);

    /// <summary>Whether the tool finished with exit code 0.</summary>
    public bool Succeeded => Outcome == ToolOutcome.Finished && ExitCode == 0;
}
