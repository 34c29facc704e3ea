using Diagnoser.Core.Diagnosis;

namespace Diagnoser.Core.Privacy;

/// <summary>Masks what is private in a whole report. Codes, names of the taxonomy, rules and cases come from the program's own data and stay.</summary>
public static class ReportRedaction
{
    /// <summary>Masks a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="redactor">
    /// The redactor. If it has learned the whole input (<see cref="Redactor.Learn"/>), lines that show only a part of a secret are masked as well.
    /// </param>
    /// <returns>The report with placeholders and the count of what was masked; probabilities, codes and line numbers are as before.</returns>
    public static DiagnosisReport Redact(DiagnosisReport report, Redactor redactor)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(redactor);

        // A name that the last member gives away stands in the first one too, and a name counts only if its key is known: "hostname" and its value.
        redactor.Learn(string.Join('\n', Texts(report)));
        DiagnosisReport masked = report with
        {
            Incident = report.Incident is { } incident ? Incident(incident, redactor) : null,
            Headline = redactor.Redact(report.Headline),
            Reasons = Each(report.Reasons, redactor),
            Findings = [.. report.Findings.Select(finding => Finding(finding, redactor))],
            Fixes = [.. report.Fixes.Select(fix => Fix(fix, redactor))],
            SimilarCases = [.. report.SimilarCases.Select(similar => Similar(similar, redactor))],
            Facts = [.. report.Facts.Select(fact => new ReportedFact(fact.Key, Value(fact.Key, fact.Value, redactor), redactor.Redact(fact.Source)))],
            NextSteps = [.. report.NextSteps.Select(step => new NextStep(redactor.Redact(step.Title), Optional(step.Command, redactor), redactor.Redact(step.Why)))],
        };

        // A report that comes back says what was masked when it was made; what is left to mask now is added to that.
        return masked with { Masked = Sum(report.Masked ?? [], redactor.Summary.Counts) };
    }

    private static RedactionCount[] Sum(IReadOnlyList<RedactionCount> earlier, IReadOnlyList<RedactionCount> now) =>
        [.. earlier.Concat(now)
            .GroupBy(count => count.Kind, StringComparer.Ordinal)
            .Select(kind => new RedactionCount(kind.Key, kind.Sum(count => count.Distinct), kind.Sum(count => count.Times)))];

    private static IEnumerable<string> Texts(DiagnosisReport report) =>
    [
        report.Headline,
        .. report.Incident?.Excerpt ?? [],
        report.Incident?.Message ?? "",
        .. report.Reasons,
        .. report.Findings.SelectMany(finding => finding.Evidence).SelectMany(evidence => (string[])[evidence.Text ?? "", $"{evidence.Fact}: {evidence.Value}"]),
        .. report.Facts.Select(fact => $"{fact.Key}: {fact.Value}"),
    ];

    // The excerpt is masked as one text, because a secret may go on in the next line; its number of lines stays.
    private static IncidentSummary Incident(IncidentSummary incident, Redactor redactor) => incident with
    {
        Exception = Optional(incident.Exception, redactor),
        Message = Optional(incident.Message, redactor),
        Library = Optional(incident.Library, redactor),
        File = Optional(incident.File, redactor),
        Function = Optional(incident.Function, redactor),
        Excerpt = Lines(incident.Excerpt, redactor),
        Worker = Optional(incident.Worker, redactor),
    };

    private static IReadOnlyList<string> Lines(IReadOnlyList<string> lines, Redactor redactor)
    {
        string[] masked = redactor.Redact(string.Join('\n', lines)).Split('\n');
        return masked.Length == lines.Count ? masked : Each(lines, redactor);
    }

    private static Finding Finding(Finding finding, Redactor redactor) => finding with
    {
        Title = redactor.Redact(finding.Title),
        Explanation = redactor.Redact(finding.Explanation),
        Evidence = [.. finding.Evidence.Select(evidence => Evidence(evidence, redactor))],
        Fixes = [.. finding.Fixes.Select(fix => Fix(fix, redactor))],
    };

    private static Evidence Evidence(Evidence evidence, Redactor redactor) => evidence with
    {
        Text = Optional(evidence.Text, redactor),
        Value = evidence is { Fact: { } key, Value: { } value } ? Value(key, value, redactor) : Optional(evidence.Value, redactor),
        Source = Optional(evidence.Source, redactor),
    };

    // Four numbers are an address or a version: the fact's key says which.
    private static string Value(string key, string value, Redactor redactor)
    {
        string name = $"{key}: ";
        string masked = redactor.Redact(name + value);
        return masked.StartsWith(name, StringComparison.Ordinal) ? masked[name.Length..] : redactor.Redact(value);
    }

    private static Fix Fix(Fix fix, Redactor redactor) => fix with
    {
        Title = redactor.Redact(fix.Title),
        Commands = Each(fix.Commands, redactor),
        Why = Optional(fix.Why, redactor),
        Cost = Optional(fix.Cost, redactor),
    };

    // The case is public and its text is ours; its words are masked only where they hold what this report has to hide.
    private static SimilarCase Similar(SimilarCase similar, Redactor redactor) => similar with
    {
        Title = redactor.Redact(similar.Title),
        Fix = Optional(similar.Fix, redactor),
    };

    private static IReadOnlyList<string> Each(IReadOnlyList<string> texts, Redactor redactor) => [.. texts.Select(redactor.Redact)];

    private static string? Optional(string? text, Redactor redactor) => text is null ? null : redactor.Redact(text);
}
