namespace Diagnoser.Core.Learning;

/// <summary>How much a report has of a feature.</summary>
/// <param name="Value">As a rule 1.</param>
public readonly record struct FeatureValue(float Value);
