using Diagnoser.Core.Facts;
using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Rules;

/// <summary>
/// What has to hold for a rule to match. Every part that is there has to hold. Patterns are looked for line by line.
/// </summary>
public sealed record RuleCondition
{
    /// <summary>At least one of these has to occur in the text (YAML <c>log</c>).</summary>
    public IReadOnlyList<TextPattern> Log { get; init; } = [];

    /// <summary>Each of these has to occur in the text (YAML <c>all</c>).</summary>
    public IReadOnlyList<TextPattern> All { get; init; } = [];

    /// <summary>None of these may occur in the text (YAML <c>none</c>).</summary>
    public IReadOnlyList<TextPattern> None { get; init; } = [];

    /// <summary>At least one of these complaints has to be voiced (YAML <c>complaint</c>; kinds of rules/knowledge/complaints.yaml).</summary>
    public IReadOnlyList<string> Complaint { get; init; } = [];

    /// <summary>The type of the primary incident's exception, without module (YAML <c>exception</c>); at least one.</summary>
    public IReadOnlyList<string> Exception { get; init; } = [];

    /// <summary>The library of the failing frame or of a frame near it (YAML <c>library</c>); at least one.</summary>
    public IReadOnlyList<string> Library { get; init; } = [];

    /// <summary>Facts: an unknown fact leaves the rule possible, a contrary one removes it (YAML <c>facts</c>).</summary>
    public IReadOnlyList<FactCondition> Facts { get; init; } = [];

    /// <summary>Facts that have to be known and to hold (YAML <c>known</c>).</summary>
    public IReadOnlyList<FactCondition> Known { get; init; } = [];

    /// <summary>Every pattern of the condition.</summary>
    public IEnumerable<TextPattern> Patterns => Log.Concat(All).Concat(None);

    /// <summary>Whether anything but facts is asked for. A rule without it speaks from facts alone, so all its facts have to be known.</summary>
    public bool ReadsText => Log.Count + All.Count + Complaint.Count + Exception.Count + Library.Count > 0;
}
