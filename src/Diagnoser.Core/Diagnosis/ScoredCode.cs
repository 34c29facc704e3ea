namespace Diagnoser.Core.Diagnosis;

/// <summary>A code of the taxonomy with its probability.</summary>
/// <param name="Code">The code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Probability">0 to 1.</param>
public sealed record ScoredCode(string Code, string Name, double Probability);
