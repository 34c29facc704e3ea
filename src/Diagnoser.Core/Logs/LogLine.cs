namespace Diagnoser.Core.Logs;

/// <summary>
/// One line of the input, cleaned for reading: no control characters, no prefix of a logger, a launcher or a worker.
/// It lives only while it is observed; whoever wants to keep a part copies it.
/// </summary>
public readonly ref struct LogLine
{
    /// <summary>The 1-based number of the line in the original text.</summary>
    public required long Number { get; init; }

    /// <summary>What the software or the person said: without ANSI codes, carriage-return redraws, timestamps, levels, rank and worker prefixes.</summary>
    public required ReadOnlySpan<char> Text { get; init; }

    /// <summary>The line as it stands in the original text, with prefixes, without control characters.</summary>
    public required ReadOnlySpan<char> Original { get; init; }

    /// <summary>Who wrote it where several processes write into one log, for example <c>rank0</c> or <c>VllmWorker 1</c>; empty if the line does not say.</summary>
    public ReadOnlySpan<char> Worker { get; init; }

    /// <summary>What sort of line this is.</summary>
    public LineRole Role { get; init; }
}
