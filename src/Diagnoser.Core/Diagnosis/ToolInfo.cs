namespace Diagnoser.Core.Diagnosis;

/// <summary>The program that made a report.</summary>
/// <param name="Name">Always <c>llmdiag</c>.</param>
/// <param name="Version">Its version.</param>
public sealed record ToolInfo(string Name, string Version);
