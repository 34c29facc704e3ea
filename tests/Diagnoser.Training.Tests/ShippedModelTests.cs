using Diagnoser.Core.Learning;
using Diagnoser.Training.Corpus;
using Diagnoser.Training.Evaluation;

namespace Diagnoser.Training.Tests;

public sealed class ShippedModelTests
{
    [Fact]
    public void The_committed_model_is_the_one_that_the_committed_cases_rules_and_tables_give()
    {
        byte[] committed = File.ReadAllBytes(Repository.PathOf("models", "llmdiag.model"));

        bool same = ModelTrainer.Train(RepositoryKnowledge.TrainingInputs(), CancellationToken.None).AsSpan().SequenceEqual(committed);

        same.ShouldBeTrue("cases, rules, tables or features changed; run: llmdiag model train");
    }

    [Fact]
    public void The_committed_model_carries_the_hash_of_the_committed_cases()
    {
        FailureModel model = Read();

        model.Data.CorpusHash.ShouldBe(CorpusFile.HashOf([Repository.ReadCases("cases.jsonl"), Repository.ReadCases("engines.jsonl"), Repository.ReadCases("reports.jsonl")]));
        model.Data.Cases.Count.ShouldBe(3083);
    }

    [Fact]
    public void The_committed_model_is_smaller_than_4_MB() =>
        new FileInfo(Repository.PathOf("models", "llmdiag.model")).Length.ShouldBeLessThan(4_000_000);

    [Fact]
    public void The_card_tells_the_figures_that_are_measured_again()
    {
        IReadOnlyList<AblationRow> measured = ModelEvaluation.MeasureBaseline(RepositoryKnowledge.TrainingInputs(), new EvaluationOptions(), CancellationToken.None);

        string card = File.ReadAllText(Repository.PathOf("models", "README.md"));

        measured.Select(ModelCard.RowOf).ShouldAllBe(row => card.Contains(row, StringComparison.Ordinal), "the card is older than rules, features or cases; run: llmdiag model evaluate --card models");
    }

    private static FailureModel Read()
    {
        using FileStream stream = File.OpenRead(Repository.PathOf("models", "llmdiag.model"));
        return FailureModelReader.Read("models/llmdiag.model", stream, Repository.Taxonomy);
    }
}
