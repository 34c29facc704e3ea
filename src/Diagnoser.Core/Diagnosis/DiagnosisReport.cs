using Diagnoser.Core.Privacy;

namespace Diagnoser.Core.Diagnosis;

/// <summary>The answer: what every form of output is drawn from. The JSON report has these members in camel case; schema/report.schema.json beside the program publishes it.</summary>
public sealed record DiagnosisReport
{
    /// <summary>The version of this form. Members are added, never renamed.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The program that made the report.</summary>
    public required ToolInfo Tool { get; init; }

    /// <summary>What was read.</summary>
    public required InputInfo Input { get; init; }

    /// <summary>The primary incident, or null if the input tells of no failure.</summary>
    public required IncidentSummary? Incident { get; init; }

    /// <summary>The most probable symptom.</summary>
    public required ScoredCode Symptom { get; init; }

    /// <summary>The more probable stage.</summary>
    public required ScoredName Stage { get; init; }

    /// <summary>All nine cause categories, most likely first; the probabilities sum to 1.</summary>
    public required IReadOnlyList<ScoredCode> Categories { get; init; }

    /// <summary>All 26 leaf causes, most likely first; the probabilities sum to 1.</summary>
    public required IReadOnlyList<ScoredCode> Causes { get; init; }

    /// <summary>How sure the diagnosis is.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The answer in one sentence: the cause where it is known, or that it is not known.</summary>
    public required string Headline { get; init; }

    /// <summary>Why the ranking is what it is, in words; the weightiest first.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>The rules that matched, most certain first.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The findings' and the similar cases' fixes, merged, best first.</summary>
    public required IReadOnlyList<Fix> Fixes { get; init; }

    /// <summary>Real cases that looked the same, most similar first.</summary>
    public required IReadOnlyList<SimilarCase> SimilarCases { get; init; }

    /// <summary>The facts, from text and machine.</summary>
    public required IReadOnlyList<ReportedFact> Facts { get; init; }

    /// <summary>What would make the answer surer, the most telling first.</summary>
    public required IReadOnlyList<NextStep> NextSteps { get; init; }

    /// <summary>What was masked in this report, by kind; empty if there was nothing to mask, null if nobody masked it.</summary>
    public IReadOnlyList<RedactionCount>? Masked { get; init; }
}
