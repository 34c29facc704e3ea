namespace Diagnoser.Collectors.Collection;

/// <summary>How a collector ended.</summary>
public enum CollectorOutcome
{
    /// <summary>It read what there is.</summary>
    Done,

    /// <summary>Its time was over first.</summary>
    TimedOut,

    /// <summary>It failed.</summary>
    Failed,
}
