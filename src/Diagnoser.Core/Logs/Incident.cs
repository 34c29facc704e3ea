namespace Diagnoser.Core.Logs;

/// <summary>Something that went wrong, as the text tells it.</summary>
public sealed record Incident
{
    /// <summary>What sort of failure it is.</summary>
    public required IncidentKind Kind { get; init; }

    /// <summary>The exception's or error's type as printed, without module: <c>OutOfMemoryError</c>, <c>ValueError</c>; null if there is none.</summary>
    public string? Exception { get; init; }

    /// <summary>The exception's type with its module, as printed: <c>torch.cuda.OutOfMemoryError</c>; null if there is none.</summary>
    public string? QualifiedException { get; init; }

    /// <summary>The error's message, several lines joined with line feeds; null if there is none.</summary>
    public string? Message { get; init; }

    /// <summary>The frames of the trace, outermost first, as Python prints them; empty if there is no trace.</summary>
    public IReadOnlyList<StackFrame> Frames { get; init; } = [];

    /// <summary>The exceptions that were raised while this one was handled or because of it, next one first.</summary>
    public IReadOnlyList<Incident> Consequences { get; init; } = [];

    /// <summary>The exit code of the process; null if not known. A signal that a shell reports as 128 + n stands in <see cref="Signal"/> too.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The signal's name, for example <c>SIGKILL</c>; null if none is known.</summary>
    public string? Signal { get; init; }

    /// <summary>The process that failed, for example <c>rank0</c>; null if the text does not say.</summary>
    public string? Worker { get; init; }

    /// <summary>The complaint's kind where <see cref="Kind"/> is <see cref="IncidentKind.Complaint"/>; otherwise null.</summary>
    public string? Complaint { get; init; }

    /// <summary>How often the same failure occurs in the text, this one included.</summary>
    public long Occurrences { get; init; } = 1;

    /// <summary>The lines that show it, in order, at most a few dozen.</summary>
    public required IReadOnlyList<ExcerptLine> Excerpt { get; init; }

    /// <summary>Whether it is a trace that broke off before it said what failed. Its frames tell where that was, which many failures have in common.</summary>
    public bool IsCutOff => Kind == IncidentKind.PythonException && Exception is null && Message is null;

    /// <summary>Whether no more is told than that a process ended by a signal or with a code.</summary>
    public bool IsBareEnd => Kind is IncidentKind.NativeCrash or IncidentKind.ProcessExit && Exception is null && Frames.Count == 0;

    /// <summary>The frame that failed: the innermost one that belongs to a library, or the innermost one.</summary>
    public StackFrame? FailingFrame =>
        Frames.LastOrDefault(frame => frame.Library is not null) ?? (Frames.Count > 0 ? Frames[^1] : null);
}
