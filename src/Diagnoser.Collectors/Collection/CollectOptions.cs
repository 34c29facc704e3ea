namespace Diagnoser.Collectors.Collection;

/// <summary>What the user asked for.</summary>
public sealed record CollectOptions
{
    /// <summary>Nothing in particular.</summary>
    public static CollectOptions Default { get; } = new();

    /// <summary>A Python executable or the folder of an environment (<c>--python</c>); null for the one that is active.</summary>
    public string? Python { get; init; }

    /// <summary>A model's folder or file, or its name as in a cache (<c>--model</c>): <c>Qwen/Qwen2.5-7B-Instruct</c>, <c>llama3:8b</c>.</summary>
    public string? Model { get; init; }

    /// <summary>Tokens of context for which memory is reckoned (<c>--context</c>); null for 8192, or the model's own where that is less.</summary>
    public long? Context { get; init; }

    /// <summary>The log to read (<c>--log</c>); null to look in the usual places.</summary>
    public string? Log { get; init; }

    /// <summary>How far back a failure may lie (<c>--since</c>); null for a day.</summary>
    public TimeSpan? Since { get; init; }

    /// <summary>A Docker container whose log to read; null for none.</summary>
    public string? DockerContainer { get; init; }

    /// <summary>Whether the user's Python may be started (<c>--probe</c>).</summary>
    public bool Probe { get; init; }

    /// <summary>Whether to look for the newest failure.</summary>
    public bool FindFailure { get; init; } = true;
}
