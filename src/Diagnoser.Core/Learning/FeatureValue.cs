namespace Diagnoser.Core.Learning;

/// <summary>How much a report has of a feature. It is a class because dictionaries of references are compiled ahead of time, those of numbers are not.</summary>
/// <param name="Value">As a rule 1.</param>
public sealed record FeatureValue(float Value);
