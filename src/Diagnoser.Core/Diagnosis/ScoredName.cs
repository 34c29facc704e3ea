namespace Diagnoser.Core.Diagnosis;

/// <summary>A name with its probability.</summary>
/// <param name="Name">The name.</param>
/// <param name="Probability">0 to 1.</param>
public sealed record ScoredName(string Name, double Probability);
