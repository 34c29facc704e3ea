namespace Diagnoser.Reporting.Issues;

/// <summary>What of a diagnosis belongs into a field of a form.</summary>
public enum IssueContentKind
{
    /// <summary>The answer, why, what was tried and what may help.</summary>
    Diagnosis,

    /// <summary>The command that failed, as far as it is known.</summary>
    Steps,

    /// <summary>The lines that show the failure.</summary>
    Log,

    /// <summary>All facts of the machine and its software.</summary>
    Environment,

    /// <summary>GPUs, processor and memory.</summary>
    Hardware,

    /// <summary>The model and its quantization.</summary>
    Model,

    /// <summary>The version of the engine that failed.</summary>
    EngineVersion,
}
