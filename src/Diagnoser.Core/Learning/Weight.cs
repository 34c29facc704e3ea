namespace Diagnoser.Core.Learning;

/// <summary>A number of a model.</summary>
/// <param name="Value">The number.</param>
public readonly record struct Weight(float Value);
