using System.Xml.Linq;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Training.Corpus;
using Diagnoser.Training.Evaluation;

namespace Diagnoser.Training.Tests.Evaluation;

public sealed class ModelEvaluationTests
{
    private static readonly EvaluationResult Result = ModelEvaluation.Run(
        new TrainingInputs
        {
            Taxonomy = Repository.Taxonomy,
            Concepts = Repository.ReadConcepts(),
            Files = [Some("cases.jsonl", 70), Some("engines.jsonl", 30), Some("reports.jsonl", 30)],
            Analyze = PlainReading.Of,
        },
        new EvaluationOptions { Folds = 3, Seeds = 2, Studies = false },
        CancellationToken.None);

    [Fact]
    public void The_populations_are_reported_apart() =>
        Result.Populations.Select(population => (population.Origin, population.Questions[0].Count)).ShouldBe([(CaseOrigin.Study, 70), (CaseOrigin.Engines, 30), (CaseOrigin.Reports, 30)]);

    [Fact]
    public void Every_figure_is_a_share()
    {
        foreach (FigureRow row in Result.Populations.SelectMany(population => population.Questions.Concat(population.Parts)))
        {
            row.Top1.Mean.ShouldBeInRange(0, 1);
            row.Top3.Mean.ShouldBeInRange(row.Top1.Mean, 1);
            row.CalibrationError.Mean.ShouldBeInRange(0, 1);
        }
    }

    [Fact]
    public void The_verdicts_share_all_cases_among_them()
    {
        foreach (PopulationResult population in Result.Populations)
        {
            population.Verdicts.Select(row => row.Verdict).ShouldBe([Verdict.Likely, Verdict.Possible, Verdict.Unsure]);
            population.Verdicts.Sum(row => row.Share).ShouldBe(1, 1e-9);
        }
    }

    [Fact]
    public void The_confusion_counts_each_case_once_a_seed() => Result.Populations[0].Confusion.Sum(row => row.Sum()).ShouldBe(2 * 70);

    [Fact]
    public void What_is_learned_beats_chance_on_stage_and_symptom()
    {
        Result.Populations[0].Questions[4].Top1.Mean.ShouldBeGreaterThan(0.7);
        Result.Populations[0].Questions[2].Top1.Mean.ShouldBeGreaterThan(0.45);
    }

    [Fact]
    public void The_card_tells_the_figures_of_each_population()
    {
        string card = ModelCard.Write(Result, plots: true);

        card.ShouldContain("## The study's cases (70)");
        card.ShouldContain("## The engines' cases (30)");
        card.ShouldContain("## Reports of any program (30)");
        card.ShouldContain("| Cause, category | 70 | ");
        card.ShouldNotContain("\r");
    }

    [Fact]
    public void The_plots_are_well_formed()
    {
        foreach (string svg in (string[])[EvaluationPlots.Reliability(Result), EvaluationPlots.Confusion(Result), EvaluationPlots.LearningCurve(Result)])
        {
            XDocument.Parse(svg).Root!.Name.LocalName.ShouldBe("svg");
        }
    }

    [Fact]
    public void Records_of_one_issue_are_never_separated()
    {
        IReadOnlyList<CaseRecord> records = Repository.ReadCases("cases.jsonl").Records;
        for (int seed = 0; seed < 5; seed++)
        {
            int[] folds = Fitting.FoldsOf(records, 10, seed);
            records.Select((record, index) => (record.Url, Fold: folds[index])).GroupBy(pair => pair.Url).ShouldAllBe(group => group.Select(pair => pair.Fold).Distinct().Count() == 1);
            Enumerable.Range(0, 10).ShouldAllBe(fold => folds.Count(other => other == fold) >= 60);
        }
    }

    private static CorpusFile Some(string name, int writtenUp)
    {
        CorpusFile file = Repository.ReadCases(name);
        return file with { Records = [.. file.Records.Where(record => record.IsWrittenUp).Take(writtenUp)] };
    }

    private static class Fitting
    {
        public static int[] FoldsOf(IReadOnlyList<CaseRecord> records, int folds, int seed) => Training.Fitting.FoldAssignment.Of(records, folds, seed);
    }
}
