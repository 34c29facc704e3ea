namespace Diagnoser.Collectors.Collection;

/// <summary>One collector's run.</summary>
/// <param name="Name">The collector's name.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Reason">Why it did not end well; null if it did.</param>
public sealed record CollectorRun(string Name, CollectorOutcome Outcome, TimeSpan Elapsed, string? Reason);
