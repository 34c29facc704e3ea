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

    /// <summary>The same where a rule of <see cref="SureAnswer"/> advises already.</summary>
    private const double LeastSimilarityBesideRule = 0.5;

    /// <summary>The certainty from which a rule's own advice needs no other beside it, unless a case looks nearly the same.</summary>
    private const double SureAnswer = 0.7;

    /// <summary>Merges fixes: findings first, in the order of their certainty and of how probable their cause is, then similar cases with the same cause.</summary>
    public static IReadOnlyList<Fix> Merge(
        IReadOnlyList<Finding> findings,
        IReadOnlyList<SimilarCase> cases,
        IReadOnlyList<ScoredCode> categories,
        IReadOnlyList<ScoredCode> causes,
        IReadOnlyCollection<string> engines,
        Verdict verdict)
    {
        List<Fix> fixes = [];
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach (Finding finding in Ordering.Descending(findings, finding => finding.Certainty * (0.2 + ScoredCode.ProbabilityOf(categories, FailureTaxonomy.CategoryCodeOf(finding.Cause)))))
        {
            Add(finding.Fixes);
        }

        // What helped elsewhere is advice only where the cause is known; otherwise it stands beside the similar case alone.
        Finding? answer = Headlines.AnswerAmong(findings, categories[0].Code, causes[0].Code);
        string cause = answer?.Cause ?? causes[0].Code;
        double least = verdict switch
        {
            Verdict.Unsure => double.PositiveInfinity,
            _ when answer is { Certainty: >= SureAnswer, Fixes.Count: > 0 } => LeastSimilarityBesideRule,
            Verdict.Likely => LeastSimilarity,
            _ => LeastSimilarityOfPossible,
        };
        Add(cases.Where(known => known.Fix is not null && known.Cause == cause && known.Similarity >= least && EngineTracker.Fits(known.Id, engines))
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
