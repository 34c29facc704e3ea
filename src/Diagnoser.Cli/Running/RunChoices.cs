namespace Diagnoser.Cli.Running;

/// <summary>How a command is to be run.</summary>
internal sealed record RunChoices
{
    /// <summary>The program and its arguments.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>How long nothing may happen before that is said; null to say nothing.</summary>
    public TimeSpan? HangAfter { get; init; }

    /// <summary>Whether a command that hangs is ended.</summary>
    public bool KillsHung { get; init; }

    /// <summary>Whether the machine is read.</summary>
    public bool ReadsMachine { get; init; } = true;
}
