using Diagnoser.Core.Facts;
using Diagnoser.Core.Learning;
using Diagnoser.Core.Rules;
using Diagnoser.Core.Taxonomy;

namespace Diagnoser.Core.Diagnosis;

/// <summary>
/// Looks at a machine and a model without any failure: the rules that speak from facts alone, each for itself. No text means that there is
/// nothing to classify and no case that looks the same, so neither is asked.
/// </summary>
/// <param name="knowledge">What is known beforehand.</param>
/// <param name="tool">The program, for the report.</param>
public sealed class MachineCheck(KnowledgeBase knowledge, ToolInfo tool)
{
    /// <summary>
    /// A finding from this certainty on is a problem; one below is worth knowing. The certainty of a rule is how often it is the cause where
    /// something failed, so what is surely wrong on a machine can have less than a half.
    /// </summary>
    public const double CertaintyOfAProblem = 0.4;

    private const double CertaintyOfLikely = 0.8;

    /// <summary>What is left for each category that no finding names, so that the shares sum to 1.</summary>
    private const double Floor = 0.01;

    private readonly ReportAnalyzer _analyzer = new(knowledge);

    /// <summary>Checks a machine.</summary>
    /// <param name="machineFacts">What was collected.</param>
    /// <param name="cancellation">Stops it.</param>
    public DiagnosisReport Check(IEnumerable<Fact> machineFacts, CancellationToken cancellation = default)
    {
        // In no text nothing is seen, so what matches is a rule that speaks from facts alone.
        ReportSample sample = _analyzer.Analyze(TextReader.Null, machineFacts, cancellation);
        Finding[] findings = [.. sample.Matches.Select(new FindingBuilder(sample.Facts).Build)];
        ScoredCode[] causes = Causes(sample.Matches);
        ScoredCode[] categories = Categories(causes);
        FailureTaxonomy taxonomy = knowledge.Taxonomy;
        Symptom symptom = taxonomy.Symptoms.FirstOrDefault(symptom => symptom.Code == sample.Matches.Select(match => match.Rule.Symptom).FirstOrDefault(code => code is not null)) ?? taxonomy.Symptoms[0];
        return new DiagnosisReport
        {
            Tool = tool,
            Input = new InputInfo(InputSource.Machine, 0, 0),
            Incident = null,
            Symptom = new ScoredCode(symptom.Code, symptom.Name, Round(1.0 / taxonomy.Symptoms.Count)),
            Stage = new ScoredName(taxonomy.Stages[0].Name, Round(1.0 / taxonomy.Stages.Count)),
            Categories = categories,
            Causes = causes,
            Verdict = VerdictOf(findings),
            Headline = HeadlineOf(findings),
            Reasons = [],
            Findings = findings,
            Fixes = FixMerger.Merge([.. findings.Where(IsProblem)], [], categories, causes, [], Verdict.Unsure),
            SimilarCases = [],
            Facts = [.. sample.Facts.All.Select(fact => new ReportedFact(fact.Key, fact.Value, fact.Source.ToString()))],
            NextSteps = [],
        };
    }

    /// <summary>Whether a report is that of a check: a machine was looked at, and no failure.</summary>
    /// <param name="report">The report.</param>
    public static bool IsCheck(DiagnosisReport report) => report is { Input: { Source: InputSource.Machine, Lines: 0 }, Incident: null };

    /// <summary>Whether a finding of a check is a problem rather than something worth knowing.</summary>
    /// <param name="finding">The finding.</param>
    public static bool IsProblem(Finding finding) => finding.Certainty >= CertaintyOfAProblem;

    private static Verdict VerdictOf(Finding[] findings) => findings.FirstOrDefault()?.Certainty switch
    {
        >= CertaintyOfLikely => Verdict.Likely,
        >= CertaintyOfAProblem => Verdict.Possible,
        _ => Verdict.Unsure,
    };

    private static string HeadlineOf(Finding[] findings) => Array.Find(findings, IsProblem)?.Title ?? "Nothing wrong was found";

    private ScoredCode[] Causes(IReadOnlyList<RuleMatch> matches)
    {
        double[] shares = [.. knowledge.Taxonomy.Causes.Select(cause => Floor + matches.Where(match => match.Rule.Cause == cause.Code).Select(match => match.Certainty).DefaultIfEmpty().Max())];
        double sum = shares.Sum();
        return [.. knowledge.Taxonomy.Causes
            .Select((cause, index) => new ScoredCode(cause.Code, cause.Name, Round(shares[index] / sum)))
            .OrderByDescending(cause => cause.Probability)];
    }

    private ScoredCode[] Categories(ScoredCode[] causes) =>
        [.. knowledge.Taxonomy.Categories
            .Select(category => new ScoredCode(category.Code, category.Name, Round(causes.Where(cause => FailureTaxonomy.CategoryCodeOf(cause.Code) == category.Code).Sum(cause => cause.Probability))))
            .OrderByDescending(category => category.Probability)];

    private static double Round(double probability) => Math.Round(probability, 4);
}
