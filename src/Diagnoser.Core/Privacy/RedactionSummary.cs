namespace Diagnoser.Core.Privacy;

/// <summary>What was masked, for the report to say so. It holds no masked value.</summary>
/// <param name="Counts">The kinds that occurred, by name.</param>
public sealed record RedactionSummary(IReadOnlyList<RedactionCount> Counts)
{
    /// <summary>How many places were masked.</summary>
    public int Times => Counts.Sum(count => count.Times);

    /// <summary>How many different values were masked.</summary>
    public int Distinct => Counts.Sum(count => count.Distinct);
}
