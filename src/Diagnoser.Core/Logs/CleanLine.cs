namespace Diagnoser.Core.Logs;

/// <summary>A line on its way through the readers of failures: <see cref="LogLine"/> and what only they need.</summary>
internal readonly ref struct CleanLine
{
    public required long Number { get; init; }

    public required ReadOnlySpan<char> Text { get; init; }

    public required ReadOnlySpan<char> Original { get; init; }

    /// <summary>The worker's name; empty if the line does not say.</summary>
    public required string Worker { get; init; }

    public required LineRole Role { get; init; }

    public required LineLevel Level { get; init; }

    /// <summary>Whether a logger's or worker's prefix stood before the text.</summary>
    public required bool HadPrefix { get; init; }

    /// <summary>Whether the line opens or closes a fenced block.</summary>
    public required bool IsFenceMark { get; init; }

    /// <summary>The line as evidence, cut if it is very long.</summary>
    public ExcerptLine ToExcerpt() => new(Number, (Original.Length > 500 ? Original[..500] : Original).ToString());
}
