namespace Diagnoser.Collectors;

/// <summary>Runs the system's own tools. Nothing throws: a tool that is missing, hangs or fails says so in its result.</summary>
public interface IMachineTools
{
    /// <summary>Runs a tool and waits for its end.</summary>
    /// <param name="invocation">What to run.</param>
    /// <param name="limit">How long it may take; it is then ended.</param>
    /// <param name="cancellation">Ends it early.</param>
    Task<ToolResult> RunAsync(ToolCall invocation, TimeSpan limit, CancellationToken cancellation);
}
