using Diagnoser.Core.Facts;

namespace Diagnoser.Core.Rules;

/// <summary>Something to do about a failure.</summary>
/// <param name="Title">The deed in one line.</param>
/// <param name="Commands">Commands to run, one a line; may hold placeholders; empty if there is nothing to type.</param>
/// <param name="Why">Why it helps; may be null.</param>
/// <param name="Cost">What it costs (speed, quality, a download, a restart); null if nothing worth saying.</param>
/// <param name="When">Facts that must not be contrary for the fix to apply; empty if it always does.</param>
public sealed record RuleFix(string Title, IReadOnlyList<string> Commands, string? Why, string? Cost, IReadOnlyList<FactCondition> When);
