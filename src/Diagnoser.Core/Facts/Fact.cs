namespace Diagnoser.Core.Facts;

/// <summary>Something known about the machine, the software or the model.</summary>
/// <param name="Key">The fact's key; <see cref="FactKeys"/> tells the keys and their units.</param>
/// <param name="Value">The value as text; numbers in invariant form without their unit.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record Fact(string Key, string Value, FactSource Source);
