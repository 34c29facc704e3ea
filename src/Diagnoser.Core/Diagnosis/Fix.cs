namespace Diagnoser.Core.Diagnosis;

/// <summary>Something to do.</summary>
/// <param name="Title">The deed in one line.</param>
/// <param name="Commands">Commands to run; empty if there is nothing to type.</param>
/// <param name="Why">Why it helps; null if the title says it.</param>
/// <param name="From">The rule or the case that it comes from.</param>
/// <param name="Cost">What it costs; null if nothing worth saying.</param>
public sealed record Fix(string Title, IReadOnlyList<string> Commands, string? Why, string From, string? Cost = null);
