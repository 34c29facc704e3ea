using Diagnoser.Core.Learning;
using Diagnoser.Core.Logs;
using Diagnoser.Core.Rules;
using Diagnoser.Core.Taxonomy;

namespace Diagnoser.Core.Diagnosis;

/// <summary>The last stage: from what was read, known and matched to the report.</summary>
/// <param name="knowledge">What is known beforehand.</param>
/// <param name="model">The classifier with its index of cases.</param>
/// <param name="fusion">How classifier and rules are combined.</param>
/// <param name="tool">The program, for the report.</param>
public sealed class Diagnostician(KnowledgeBase knowledge, IFailureModel model, CauseFusion fusion, ToolInfo tool)
{
    private const int MostCases = 5;

    private FailureTaxonomy Taxonomy => knowledge.Taxonomy;

    /// <summary>Diagnoses a report.</summary>
    /// <param name="sample">What was read, known and matched.</param>
    /// <param name="source">Where the text came from.</param>
    public DiagnosisReport Diagnose(ReportSample sample, InputSource source)
    {
        Prediction prediction = StatedStage.Weigh(model.Predict(sample), sample.Facts, Taxonomy);
        double[] ranking = fusion.Rank(prediction, sample.Matches);
        IReadOnlyList<ScoredCode> categories = RankCategories(ranking);
        IReadOnlyList<ScoredCode> causes = RankLeaves(ranking);
        ScoredCode symptom = TopSymptom(prediction.Symptoms);
        IReadOnlyList<SimilarCase> cases = FindCases(prediction, categories[0].Code);
        IReadOnlyList<Finding> findings = [.. OrderFindings(sample, categories), .. ConflictFindings.Of(sample.Facts)];
        Verdict verdict = VerdictOf(sample, ranking, prediction.Symptoms, findings, categories[0].Code);
        int stage = Ordering.IndexOfLargest(prediction.Stages);
        return new DiagnosisReport
        {
            Tool = tool,
            Input = new InputInfo(source, sample.Reading.Lines, sample.Reading.IncidentCount),
            Incident = IncidentSummaries.Of(sample.Reading.Primary),
            Symptom = symptom,
            Stage = new ScoredName(Taxonomy.Stages[stage].Name, Round(prediction.Stages[stage])),
            Categories = categories,
            Causes = causes,
            Verdict = verdict,
            Headline = Headlines.Of(sample, findings, categories, causes, symptom, verdict, Taxonomy),
            Reasons = ReasonsOf(prediction, findings, categories[0].Code),
            Findings = findings,
            Fixes = FixMerger.Merge(findings, cases, categories, causes, [.. sample.Facts.Of("engine.name").Select(fact => fact.Value)], verdict),
            SimilarCases = cases,
            Facts = [.. sample.Facts.All.Select(fact => new ReportedFact(fact.Key, fact.Value, fact.Source.ToString()))],
            NextSteps = verdict == Verdict.Likely ? [] : NextStepAdvisor.Advise(knowledge.NextSteps, sample, symptom.Code, categories),
        };
    }

    /// <summary>
    /// Without a failure in the text, or with no more than the beginning of a trace or the way in which a process ended, there is nothing to be sure
    /// of, whatever the priors say. Where a rule explains the failure and the ranking agrees with it, there is a candidate at least.
    /// </summary>
    private Verdict VerdictOf(ReportSample sample, double[] causes, double[] symptoms, IReadOnlyList<Finding> findings, string category)
    {
        bool tellsNothing = sample.Reading is { Primary: null } or { Primary.IsCutOff: true, Prose.Count: 0 } || SaysOnlyItsEnd(sample.Reading);
        if (tellsNothing && sample.Matches.Count == 0)
        {
            return Verdict.Unsure;
        }

        Verdict verdict = fusion.Judge(causes, symptoms);
        bool explained = findings.Any(finding => FailureTaxonomy.CategoryCodeOf(finding.Cause) == category && finding.Certainty >= Headlines.CertaintyOfAnAnswer);
        return verdict == Verdict.Unsure && explained ? Verdict.Possible : verdict;
    }

    /// <summary>Whether a text has nothing but the line in which a shell or a launcher tells how a process ended.</summary>
    private static bool SaysOnlyItsEnd(LogReading reading)
    {
        if (reading.Primary is not { IsBareEnd: true } end)
        {
            return false;
        }

        HashSet<long> lines = [.. end.Excerpt.Select(line => line.Number)];
        IEnumerable<ExcerptLine> others = reading.Prose.Concat(reading.Notable).Concat(reading.Incidents.SelectMany(incident => incident.Excerpt));
        return others.All(line => lines.Contains(line.Number));
    }

    private List<ScoredCode> RankCategories(double[] causes)
    {
        double[] categories = fusion.Categories(causes);
        return Ordering.Descending(Taxonomy.Categories.Select((category, index) => new ScoredCode(category.Code, category.Name, Round(categories[index]))), category => category.Probability);
    }

    private List<ScoredCode> RankLeaves(double[] causes) =>
        Ordering.Descending(Taxonomy.Causes.Select((cause, index) => new ScoredCode(cause.Code, cause.Name, Round(causes[index]))), cause => cause.Probability);

    private ScoredCode TopSymptom(double[] symptoms)
    {
        int top = Ordering.IndexOfLargest(symptoms);
        return new ScoredCode(Taxonomy.Symptoms[top].Code, Taxonomy.Symptoms[top].Name, Round(symptoms[top]));
    }

    private List<SimilarCase> FindCases(Prediction prediction, string category) =>
        [.. model.Nearest(prediction, 2 * MostCases).DistinctBy(neighbour => neighbour.Case.Url).Take(MostCases).Select(neighbour =>
        {
            RootCause cause = Taxonomy.Causes[neighbour.Case.Cause];
            return new SimilarCase(
                neighbour.Case.Id,
                neighbour.Case.Url,
                neighbour.Case.Title,
                cause.Code,
                Taxonomy.Symptoms[neighbour.Case.Symptom].Code,
                neighbour.Case.Fix,
                Round(neighbour.Similarity),
                cause.CategoryCode == category);
        })];

    /// <summary>Findings whose cause the ranking bears out come first; among equals the more certain one.</summary>
    private static List<Finding> OrderFindings(ReportSample sample, IReadOnlyList<ScoredCode> categories)
    {
        FindingBuilder builder = new(sample.Facts);
        IEnumerable<RuleMatch> byId = sample.Matches.OrderBy(match => match.Rule.Id, StringComparer.Ordinal);
        return [.. Ordering.Descending(byId, match => match.Certainty * (0.25 + ScoredCode.ProbabilityOf(categories, FailureTaxonomy.CategoryCodeOf(match.Rule.Cause))))
            .Select(builder.Build)];
    }

    private static List<string> ReasonsOf(Prediction prediction, IReadOnlyList<Finding> findings, string category)
    {
        IEnumerable<string> fromRules = findings
            .Where(finding => FailureTaxonomy.CategoryCodeOf(finding.Cause) == category)
            .Take(1)
            .Select(finding => $"a rule matched: {finding.Title}");
        IEnumerable<string> fromFeatures = prediction.Reasons
            .Where(reason => reason.Category == category && reason.Weight > 0)
            .Select(reason => reason.Words)
            .DistinctBy(words => words.Split(", as the software says")[0]);
        return [.. fromRules.Concat(fromFeatures).Take(6)];
    }

    private static double Round(double probability) => Math.Round(probability, 4);
}
