namespace Diagnoser.Collectors;

/// <summary>How a tool ended.</summary>
public enum ToolOutcome
{
    /// <summary>It ended by itself; its exit code says how.</summary>
    Finished,

    /// <summary>It is not on the machine.</summary>
    Missing,

    /// <summary>It was still running when its time was over.</summary>
    TimedOut,

    /// <summary>It is there and could not be started.</summary>
    Failed,
}
