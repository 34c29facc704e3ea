using Diagnoser.Core.Learning;
using Diagnoser.Core.Taxonomy;

namespace Diagnoser.Core.Diagnosis;

/// <summary>Words the answer in one sentence: the best finding's title where one speaks for the first category, otherwise the cause by name.</summary>
internal static class Headlines
{
    /// <summary>A finding below this certainty is a hint, not an answer.</summary>
    public const double CertaintyOfAnAnswer = 0.5;

    public static string Of(
        ReportSample sample,
        IReadOnlyList<Finding> findings,
        IReadOnlyList<ScoredCode> categories,
        IReadOnlyList<ScoredCode> causes,
        ScoredCode symptom,
        Verdict verdict,
        FailureTaxonomy taxonomy)
    {
        if (sample.Reading.Primary is null && findings.Count == 0)
        {
            return sample.Reading.Lines == 0 ? "There is nothing to read" : "No failure found in this text";
        }

        if (verdict == Verdict.Unsure)
        {
            return $"the text shows {Symptom(symptom)} and does not say why; closest is {Lower(taxonomy, categories[0].Code)}";
        }

        return AnswerAmong(findings, categories[0].Code, causes[0].Code)?.Title ?? $"{causes[0].Name} ({Symptom(symptom)})";
    }

    /// <summary>The finding that explains the failure as the ranking sees it: one for the first cause, else for the first category; null if none does.</summary>
    /// <param name="findings">The findings, the best first.</param>
    /// <param name="category">The first category's code.</param>
    /// <param name="cause">The first cause's code.</param>
    public static Finding? AnswerAmong(IReadOnlyList<Finding> findings, string category, string cause)
    {
        Finding[] answers = [.. findings.Where(finding => finding.Certainty >= CertaintyOfAnAnswer)];
        return Array.Find(answers, finding => finding.Cause == cause)
            ?? Array.Find(answers, finding => FailureTaxonomy.CategoryCodeOf(finding.Cause) == category);
    }

    private static string Symptom(ScoredCode symptom) => symptom.Name.Split(" - ")[^1].ToLowerInvariant();

    private static string Lower(FailureTaxonomy taxonomy, string category) =>
        taxonomy.Categories[taxonomy.IndexOfCategory(category)].Name.ToLowerInvariant();
}
