using Diagnoser.Core.Rules;
using Diagnoser.Core.Taxonomy;
using Diagnoser.Training.Corpus;

namespace Diagnoser.Training.Evaluation;

/// <summary>Rules measured on the written-up cases. Rules are not trained on them, but some authors have read some of them: what to expect of an unseen report is told by those that none has read.</summary>
public sealed class RuleStatistics
{
    /// <summary>From this certainty on a rule counts as certain.</summary>
    public const double CertainFrom = 0.7;

    private RuleStatistics(IReadOnlyList<RuleScore> rules, IReadOnlyList<RuleCoverage> coverage, IReadOnlyList<RuleMistake> mistakes, IReadOnlyList<RuleMiss> misses, IReadOnlyList<RuleStep> steps)
    {
        Rules = rules;
        Coverage = coverage;
        Mistakes = mistakes;
        Misses = misses;
        Steps = steps;
    }

    /// <summary>The rules that matched at least once, by identifier.</summary>
    public IReadOnlyList<RuleScore> Rules { get; }

    /// <summary>Population by population, all cases first, then those that no author of a rule has read, then by symptom category.</summary>
    public IReadOnlyList<RuleCoverage> Coverage { get; }

    /// <summary>The cases that a certain rule got wrong, without those that no author of a rule is to read.</summary>
    public IReadOnlyList<RuleMistake> Mistakes { get; }

    /// <summary>The cases in which no certain rule matches, without those that no author of a rule is to read.</summary>
    public IReadOnlyList<RuleMiss> Misses { get; }

    /// <summary>Population by population, from the lowest certainty up.</summary>
    public IReadOnlyList<RuleStep> Steps { get; }

    /// <summary>Measures the rules.</summary>
    /// <param name="inputs">The cases and the way to read them.</param>
    /// <param name="cancellation">Ends it.</param>
    public static RuleStatistics Measure(TrainingInputs inputs, CancellationToken cancellation)
    {
        (CaseRecord Case, IReadOnlyList<RuleMatch> Matches)[] read = [.. inputs.Files
            .SelectMany(file => file.Records)
            .Where(record => record.IsWrittenUp)
            .AsParallel().AsOrdered().WithCancellation(cancellation)
            .Select(record => (record, inputs.Analyze(CaseText.Render(record)).Matches))];

        // Whoever reads about a case that a rule misses may write a rule for it.
        (CaseRecord Case, IReadOnlyList<RuleMatch> Matches)[] shown = [.. read.Where(item => !inputs.Unread.Contains(item.Case.Url))];
        return new RuleStatistics(
            [.. read.SelectMany(item => item.Matches.Select(match => (match.Rule, item.Case)))
                .GroupBy(hit => hit.Rule)
                .Select(group => new RuleScore(
                    group.Key, group.Count(), group.Count(hit => SameCategory(hit.Case, group.Key)), group.Count(hit => hit.Case.Cause == group.Key.Cause)))
                .OrderBy(score => score.Rule.Id, StringComparer.Ordinal)],
            [.. read.GroupBy(item => item.Case.Origin).OrderBy(group => group.Key)
                .SelectMany(group => Cover(inputs, group.Key, [.. group]))],
            [.. shown.Select(item => (item.Case, Rule: Best(item.Matches)))
                .Where(item => item.Rule is not null && !SameCategory(item.Case, item.Rule))
                .Select(item => new RuleMistake(item.Case, item.Rule!))],
            [.. shown.Where(item => Best(item.Matches) is null)
                .Select(item => new RuleMiss(item.Case, [.. item.Matches.Select(match => match.Rule)]))],
            [.. read.Where(item => item.Matches.Count > 0)
                .GroupBy(item => (item.Case.Origin, From: Math.Floor((10 * item.Matches[0].Certainty) + 1e-9) / 10))
                .OrderBy(group => group.Key)
                .Select(group => new RuleStep(
                    group.Key.Origin, group.Key.From, group.Count(), group.Count(item => SameCategory(item.Case, item.Matches[0].Rule)),
                    group.Count(item => item.Case.Cause == item.Matches[0].Rule.Cause)))]);
    }

    private static IEnumerable<RuleCoverage> Cover(TrainingInputs inputs, CaseOrigin origin, (CaseRecord Case, IReadOnlyList<RuleMatch> Matches)[] items)
    {
        yield return CoverPart(origin, "all", items);
        yield return CoverPart(origin, "read by no author of rules", [.. items.Where(item => inputs.Unread.Contains(item.Case.Url))]);
        foreach (SymptomCategory category in inputs.Taxonomy.SymptomCategories)
        {
            yield return CoverPart(origin, category.Name, [.. items.Where(item => item.Case.Symptom.StartsWith(category.Code, StringComparison.Ordinal))]);
        }
    }

    private static RuleCoverage CoverPart(CaseOrigin origin, string name, (CaseRecord Case, IReadOnlyList<RuleMatch> Matches)[] items)
    {
        (CaseRecord Case, Rule Rule)[] fired = [.. items.Select(item => (item.Case, Best(item.Matches))).Where(item => item.Item2 is not null).Select(item => (item.Case, item.Item2!))];
        return new RuleCoverage(origin, name, items.Length, fired.Length, fired.Count(item => SameCategory(item.Case, item.Rule)), fired.Count(item => item.Case.Cause == item.Rule.Cause));
    }

    private static Rule? Best(IReadOnlyList<RuleMatch> matches) =>
        matches.FirstOrDefault(match => match.Rule.Certainty >= CertainFrom)?.Rule;

    private static bool SameCategory(CaseRecord record, Rule rule) => record.Cause[0] == rule.Cause[0];
}
