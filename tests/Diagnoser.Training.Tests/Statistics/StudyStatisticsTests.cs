using Diagnoser.Core.Taxonomy;
using Diagnoser.Training.Statistics;

namespace Diagnoser.Training.Tests.Statistics;

public sealed class StudyStatisticsTests
{
    private readonly FailureTaxonomy _taxonomy = Repository.Taxonomy;
    private readonly StudyStatistics _statistics = StudyStatistics.Of(
        Repository.Taxonomy, [.. Repository.ReadCases("cases.jsonl").Records, .. Repository.ReadCases("engines.jsonl").Records]);

    [Fact]
    public void The_counts_are_the_published_ones()
    {
        _statistics.All.Total.ShouldBe(706);
        _statistics.All.Categories.ShouldBe(_taxonomy.Categories.Select(category => category.Count));
        _statistics.All.Causes.ShouldBe(_taxonomy.Causes.Select(cause => cause.Count));
        _statistics.All.SymptomCategories.ShouldBe(_taxonomy.SymptomCategories.Select(category => category.Count));
        _statistics.All.Symptoms.ShouldBe(_taxonomy.Symptoms.Select(symptom => symptom.Count));
        _statistics.All.Stages.ShouldBe(_taxonomy.Stages.Select(stage => stage.Count));
    }

    [Fact]
    public void The_headline_counts_are_those_of_the_study()
    {
        _statistics.All.Categories.ShouldBe([223, 130, 71, 65, 54, 51, 47, 46, 19]);
        _statistics.All.SymptomCategories.ShouldBe([137, 295, 240, 19, 15]);
    }

    [Theory]
    [InlineData("Inference", 32.5, 15.1, 11.1)]
    [InlineData("Fine-tuning", 28.2, 30.9, 6.0)]
    public void The_shares_of_the_first_three_categories_differ_by_stage_as_published(string stage, double a, double b, double c)
    {
        LabelCounts counts = _statistics.ByStage.Single(set => set.Name == stage);

        counts.Categories.Take(3).Select(count => Math.Round(100 * counts.Share(count), 1)).ShouldBe([a, b, c]);
    }

    [Fact]
    public void Series_stages_and_symptoms_each_add_up_to_the_whole()
    {
        _statistics.BySeries.Select(set => (set.Name, set.Total)).ShouldBe([("DeepSeek", 86), ("Llama", 171), ("Qwen", 449)]);
        foreach (IReadOnlyList<LabelCounts> sets in (IReadOnlyList<LabelCounts>[])[_statistics.BySeries, _statistics.ByStage, _statistics.BySymptomCategory])
        {
            for (int cause = 0; cause < _taxonomy.Causes.Count; cause++)
            {
                sets.Sum(set => set.Causes[cause]).ShouldBe(_statistics.All.Causes[cause]);
            }
        }
    }

    [Fact]
    public void An_empty_set_has_shares_of_zero() => new LabelCounts("none", _taxonomy, []).Share(0).ShouldBe(0);
}
