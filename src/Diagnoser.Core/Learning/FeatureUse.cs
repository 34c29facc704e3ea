namespace Diagnoser.Core.Learning;

/// <summary>A training case that has a feature.</summary>
/// <param name="Case">The case's position.</param>
/// <param name="Value">The feature's value in it.</param>
public readonly record struct FeatureUse(int Case, float Value);
