namespace Diagnoser.Core.Diagnosis;

/// <summary>A fact as the report shows it.</summary>
/// <param name="Key">The key; FactKeys documents keys and units.</param>
/// <param name="Value">The value.</param>
/// <param name="Source">Where it comes from: <c>line 12</c>, <c>nvidia-smi</c>, a knowledge table.</param>
public sealed record ReportedFact(string Key, string Value, string Source);
