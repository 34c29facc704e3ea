namespace Diagnoser.Collectors.Collection;

/// <summary>How far a collection is.</summary>
/// <param name="Running">The names of the collectors that still run, in their fixed order.</param>
/// <param name="Total">How many collectors there are.</param>
public sealed record CollectorProgress(IReadOnlyList<string> Running, int Total);
