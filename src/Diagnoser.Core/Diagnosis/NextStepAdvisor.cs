using Diagnoser.Core.Facts;
using Diagnoser.Core.Learning;
using Diagnoser.Core.Logs;
using Diagnoser.Core.Taxonomy;

namespace Diagnoser.Core.Diagnosis;

/// <summary>Chooses the steps that would make an answer surer: first those that find out what a possible rule hangs on.</summary>
internal static class NextStepAdvisor
{
    private const int MostSteps = 4;

    public static IReadOnlyList<NextStep> Advise(
        IReadOnlyList<NextStepEntry> entries, ReportSample sample, string symptom, IReadOnlyList<ScoredCode> categories, int most = MostSteps)
    {
        HashSet<string> wanted = [.. sample.Matches
            .Where(match => match.HasUnknownFacts)
            .SelectMany(match => match.Rule.When.Facts)
            .Where(condition => condition.Evaluate(sample.Facts, out _) == Truth.Unknown)
            .Select(condition => condition.Key)];
        HashSet<string> likely = [.. categories.Take(3).Select(category => category.Code)];
        IEnumerable<NextStepEntry> applicable = entries.Where(entry => Applies(entry, sample, symptom, likely));
        return [.. Ordering.Descending(applicable, entry => entry.Facts.Any(wanted.Contains) ? 1 : 0)
            .DistinctBy(entry => entry.Title)
            .Take(most)
            .Select(entry => new NextStep(entry.Title, entry.Command, entry.Why))];
    }

    private static bool Applies(NextStepEntry entry, ReportSample sample, string symptom, HashSet<string> likelyCategories)
    {
        string kind = sample.Reading.Primary switch
        {
            null => "none",
            { IsCutOff: true } => "cutOff",
            { Kind: IncidentKind any } => IncidentSummaries.KindName(any),
        };
        return (entry.Incidents.Count == 0 || entry.Incidents.Contains(kind))
            && (entry.Symptoms.Count == 0 || entry.Symptoms.Any(code => symptom == code || symptom.StartsWith(code + ".", StringComparison.Ordinal)))
            && (entry.Causes.Count == 0 || entry.Causes.Any(code => likelyCategories.Contains(FailureTaxonomy.CategoryCodeOf(code))))
            && (entry.Facts.Count == 0 || entry.Facts.Any(key => sample.Facts.Of(key).Count == 0))
            && entry.Known.All(key => sample.Facts.Of(key).Count > 0)
            && (entry.Engines.Count == 0 || Names(sample, entry.Engines))
            && (entry.OtherEngines.Count == 0 || !Names(sample, entry.OtherEngines))
            && (entry.Systems.Count == 0 || sample.Facts.ValueOf("os.family") is not { } system || entry.Systems.Contains(system))
            && (entry.Words.Count == 0 || entry.Words.Any(word => Says(sample.Reading, word)));
    }

    /// <summary>Whether the first engine that the text names is one of a list.</summary>
    private static bool Names(ReportSample sample, IReadOnlyList<string> engines) => sample.Facts.ValueOf("engine.name") is { } engine && engines.Contains(engine);

    private static bool Says(LogReading reading, string word) =>
        reading.Primary is { } primary
        && ((primary.Message?.Contains(word, StringComparison.OrdinalIgnoreCase) ?? false)
            || primary.Excerpt.Any(line => line.Text.Contains(word, StringComparison.OrdinalIgnoreCase)));
}
