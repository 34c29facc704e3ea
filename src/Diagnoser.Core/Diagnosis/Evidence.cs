namespace Diagnoser.Core.Diagnosis;

/// <summary>What a finding relied on: a line of the input (<see cref="Line"/> and <see cref="Text"/>) or a fact (<see cref="Fact"/>, <see cref="Value"/>, <see cref="Source"/>).</summary>
public sealed record Evidence
{
    /// <summary>The 1-based line of the input; null for a fact.</summary>
    public long? Line { get; init; }

    /// <summary>The line's text; null for a fact.</summary>
    public string? Text { get; init; }

    /// <summary>The fact's key; null for a line.</summary>
    public string? Fact { get; init; }

    /// <summary>The fact's value; null for a line.</summary>
    public string? Value { get; init; }

    /// <summary>Where the fact comes from; null for a line.</summary>
    public string? Source { get; init; }
}
