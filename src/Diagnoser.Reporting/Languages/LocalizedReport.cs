using Diagnoser.Core.Diagnosis;

namespace Diagnoser.Reporting.Languages;

/// <summary>
/// Says in another language what a report says in the program's own English words: names of causes, symptoms and stages, the headline, the reasons.
/// What rules and next steps say comes translated from the diagnosis; quoted text and cases stay as they are.
/// </summary>
public static class LocalizedReport
{
    private const string ConflictRule = "version-stated-twice";

    /// <summary>Translates a report; the same object for English.</summary>
    /// <param name="report">The report.</param>
    /// <param name="language">The language.</param>
    public static DiagnosisReport Of(DiagnosisReport report, ReportLanguage language)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (language == ReportLanguage.English)
        {
            return report;
        }

        Wording wording = Wording.Of(language);
        return report with
        {
            Symptom = report.Symptom with { Name = wording.SymptomName(report.Symptom.Code) ?? report.Symptom.Name },
            Stage = report.Stage with { Name = wording.StageName(report.Stage.Name) ?? report.Stage.Name },
            Categories = [.. report.Categories.Select(Cause)],
            Causes = [.. report.Causes.Select(Cause)],
            Headline = Headline(report, wording),
            Reasons = [.. report.Reasons.Select(wording.Sentence)],
            Findings = [.. report.Findings.Select(finding => Finding(finding, wording))],
            Fixes = [.. report.Fixes.Select(fix => Fix(fix, wording))],
            Facts = [.. report.Facts.Select(fact => fact with { Source = wording.Sentence(fact.Source) })],
        };

        ScoredCode Cause(ScoredCode cause) => cause with { Name = wording.CauseName(cause.Code) ?? cause.Name };
    }

    // A rule's title is translated with the rule; the other headlines are made of the report's own members, so they are made again.
    private static string Headline(DiagnosisReport report, Wording wording)
    {
        if (report.Findings.Any(finding => finding.Title == report.Headline) || report.Causes.Count == 0 || report.Categories.Count == 0)
        {
            return wording.Sentence(report.Headline);
        }

        string symptom = Last(wording.SymptomName(report.Symptom.Code) ?? report.Symptom.Name);
        if (report.Verdict == Verdict.Unsure)
        {
            string translated = wording.Sentence(report.Headline);
            return translated != report.Headline
                ? translated
                : Wording.Fill(wording.Unsure, symptom, wording.CauseName(report.Categories[0].Code) ?? report.Categories[0].Name);
        }

        return report.Headline.StartsWith(report.Causes[0].Name + " (", StringComparison.Ordinal)
            ? Wording.Fill(wording.CauseAndSymptom, wording.CauseName(report.Causes[0].Code) ?? report.Causes[0].Name, symptom)
            : report.Headline;
    }

    private static Finding Finding(Finding finding, Wording wording) => finding with
    {
        Title = finding.Rule == ConflictRule ? wording.Sentence(finding.Title) : finding.Title,
        Explanation = finding.Rule == ConflictRule ? wording.Sentence(finding.Explanation) : finding.Explanation,
        Evidence = [.. finding.Evidence.Select(evidence => evidence.Source is { } source ? evidence with { Source = wording.Sentence(source) } : evidence)],
        Fixes = [.. finding.Fixes.Select(fix => Fix(fix, wording))],
    };

    private static Fix Fix(Fix fix, Wording wording) => fix.From != ConflictRule ? fix : fix with
    {
        Title = wording.Sentence(fix.Title),
        Why = fix.Why is { } why ? wording.Sentence(why) : null,
    };

    private static string Last(string symptom) => symptom.Split(" - ")[^1];
}
