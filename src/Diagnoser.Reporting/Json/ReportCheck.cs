using System.Text.Json;
using Diagnoser.Core.Diagnosis;

namespace Diagnoser.Reporting.Json;

/// <summary>Looks for null elements in the lists of a report that was read: the serializer checks members only.</summary>
internal static class ReportCheck
{
    /// <exception cref="JsonException">A list has a null element.</exception>
    public static void Check(DiagnosisReport report)
    {
        Check("categories", report.Categories);
        Check("causes", report.Causes);
        Check("reasons", report.Reasons);
        Check("findings", report.Findings);
        Check("fixes", report.Fixes);
        Check("similarCases", report.SimilarCases);
        Check("facts", report.Facts);
        Check("nextSteps", report.NextSteps);
        Check("masked", report.Masked ?? []);
        Check("excerpt", report.Incident?.Excerpt ?? []);
        foreach (Finding finding in report.Findings)
        {
            Check("evidence", finding.Evidence);
            Check("fixes", finding.Fixes);
            Check("references", finding.References);
        }

        foreach (Fix fix in report.Fixes.Concat(report.Findings.SelectMany(finding => finding.Fixes)))
        {
            Check("commands", fix.Commands);
        }
    }

    private static void Check(string name, IEnumerable<object?> elements)
    {
        if (elements.Contains(null))
        {
            throw new JsonException($"The list {name} has a null element.");
        }
    }
}
