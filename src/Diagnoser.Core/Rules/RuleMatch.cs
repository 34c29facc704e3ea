using Diagnoser.Core.Facts;
using Diagnoser.Core.Logs;

namespace Diagnoser.Core.Rules;

/// <summary>A rule that matched, with what it matched on.</summary>
public sealed record RuleMatch
{
    /// <summary>The rule.</summary>
    public required Rule Rule { get; init; }

    /// <summary>The lines that matched, in order, at most a handful.</summary>
    public required IReadOnlyList<ExcerptLine> Lines { get; init; }

    /// <summary>The facts that the rule relied on and that are known.</summary>
    public required IReadOnlyList<Fact> Facts { get; init; }

    /// <summary>Named groups of the patterns that matched.</summary>
    public required IReadOnlyDictionary<string, string> Captures { get; init; }

    /// <summary>Whether a fact that the rule asks for is unknown, so that the match is only possible.</summary>
    public required bool HasUnknownFacts { get; init; }

    /// <summary>Whether a line that matched belongs to the primary incident (its excerpt) or to a complaint, rather than to something said in passing.</summary>
    public required bool TouchesPrimaryIncident { get; init; }

    /// <summary>The rule's certainty, lowered for unknown facts and for a match away from the primary incident; 0 to 1.</summary>
    public required double Certainty { get; init; }
}
