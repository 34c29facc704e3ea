namespace Diagnoser.Core.Diagnosis;

/// <summary>Something that would make the answer surer.</summary>
/// <param name="Title">The deed in one line.</param>
/// <param name="Command">A command to run; null if there is nothing to type.</param>
/// <param name="Why">What its result would tell.</param>
public sealed record NextStep(string Title, string? Command, string Why);
