namespace Diagnoser.Core.Learning;

/// <summary>A case that resembles a report.</summary>
/// <param name="Case">The case.</param>
/// <param name="Similarity">0 to 1.</param>
public sealed record CaseNeighbour(KnownCase Case, double Similarity);
