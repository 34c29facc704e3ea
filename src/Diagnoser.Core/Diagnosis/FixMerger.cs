using Diagnoser.Core.Taxonomy;

namespace Diagnoser.Core.Diagnosis;

/// <summary>Merges what the findings advise with what helped in similar cases.</summary>
internal static class FixMerger
{
    private const int MostFixes = 8;
    private const int MostCaseFixes = 3;

    /// <summary>A case has to look at least this much the same for its fix to be worth a try.</summary>
    private const double LeastSimilarity = 0.25;

    /// <summary>The same where the cause is only possible.</summary>
    private const double LeastSimilarityOfPossible = 0.4;

    /// <summary>Merges fixes: findings first, in the order of their certainty and of how probable their cause is, then similar cases that agree with the diagnosis.</summary>
    public static IReadOnlyList<Fix> Merge(
        IReadOnlyList<Finding> findings, IReadOnlyList<SimilarCase> cases, IReadOnlyList<ScoredCode> categories, IReadOnlyCollection<string> engines, Verdict verdict)
    {
        List<Fix> fixes = [];
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach (Finding finding in Ordering.Descending(findings, finding => finding.Certainty * (0.2 + ScoredCode.ProbabilityOf(categories, FailureTaxonomy.CategoryCodeOf(finding.Cause)))))
        {
            Add(finding.Fixes);
        }

        // What helped elsewhere is advice only where the cause is known; otherwise it stands beside the similar case alone.
        double least = verdict switch { Verdict.Likely => LeastSimilarity, Verdict.Possible => LeastSimilarityOfPossible, _ => double.PositiveInfinity };
        Add(cases.Where(known => known is { Agrees: true, Fix: not null } && known.Similarity >= least && EngineTracker.Fits(known.Id, engines))
            .Take(MostCaseFixes)
            .Select(known => new Fix(known.Fix!, [], null, known.Id)));
        return [.. fixes.Take(MostFixes)];

        void Add(IEnumerable<Fix> more)
        {
            foreach (Fix fix in more)
            {
                bool isNew = seen.Add(fix.Title) & (fix.Commands.Count == 0 || seen.Add(string.Join('\n', fix.Commands)));
                if (isNew)
                {
                    fixes.Add(fix);
                }
            }
        }
    }
}
