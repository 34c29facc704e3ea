namespace Diagnoser.Core.Diagnosis;

/// <summary>A step of rules/knowledge/next-steps.yaml that makes an answer surer, and when it does.</summary>
public sealed record NextStepEntry
{
    /// <summary>The deed in one line.</summary>
    public required string Title { get; init; }

    /// <summary>A command to run; null if there is nothing to type.</summary>
    public string? Command { get; init; }

    /// <summary>What its result would tell.</summary>
    public required string Why { get; init; }

    /// <summary>Facts that the step finds out; it is worth taking only while one of them is unknown. Empty if it is not about facts.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>Facts that have to be known for the step to make sense: who names the GPU is asked for its driver alone. Empty if none has to be.</summary>
    public IReadOnlyList<string> Known { get; init; } = [];

    /// <summary>Engines that the step is about, as <c>engine.name</c> has them; empty for any, also where none is named.</summary>
    public IReadOnlyList<string> Engines { get; init; } = [];

    /// <summary>Engines for which the step makes no sense: nobody lists Python packages for Ollama.</summary>
    public IReadOnlyList<string> OtherEngines { get; init; } = [];

    /// <summary>Kinds of the primary incident that it helps with, in camel case, <c>none</c> for no incident, <c>cutOff</c> for a trace without its end; empty for any.</summary>
    public IReadOnlyList<string> Incidents { get; init; } = [];

    /// <summary>Codes of symptoms, or of their categories, that it helps with; empty for any.</summary>
    public IReadOnlyList<string> Symptoms { get; init; } = [];

    /// <summary>Codes of causes, or of their categories, that it tells apart: it helps if one of them is among the three most probable categories; empty for any.</summary>
    public IReadOnlyList<string> Causes { get; init; } = [];

    /// <summary>Words of which one has to occur in the incident's message or excerpt; empty for any.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The operating systems on which the command works; empty for all.</summary>
    public IReadOnlyList<string> Systems { get; init; } = [];
}
