namespace Diagnoser.Core.Rules;

/// <summary>The words of a fix in another language; commands are the same in all.</summary>
/// <param name="Title">The deed in one line.</param>
/// <param name="Why">Why it helps; null if the rule does not say.</param>
/// <param name="Cost">What it costs; null if the rule does not say.</param>
public sealed record FixTranslation(string Title, string? Why, string? Cost);
