namespace Diagnoser.Core.Diagnosis;

/// <summary>What was read.</summary>
/// <param name="Source">Where it came from.</param>
/// <param name="Lines">How many lines it has.</param>
/// <param name="Incidents">How many incidents it tells of, repetitions included.</param>
public sealed record InputInfo(InputSource Source, long Lines, long Incidents);
