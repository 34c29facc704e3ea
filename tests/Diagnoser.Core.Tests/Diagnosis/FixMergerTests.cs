using Diagnoser.Core.Diagnosis;

namespace Diagnoser.Core.Tests.Diagnosis;

public sealed class FixMergerTests
{
    private static readonly ScoredCode[] s_categories = [new("A", "Environment", 0.8), new("E", "Distribution", 0.2)];
    private static readonly ScoredCode[] s_causes = [new("A.1", "Versions", 0.6), new("A.2", "System", 0.2)];

    [Fact]
    public void What_helped_in_a_case_with_the_same_cause_is_advice_where_no_rule_speaks() =>
        TitlesOf([], Case("A.1", 0.45)).ShouldBe(["Helped in A.1"]);

    [Fact]
    public void What_helped_against_another_cause_of_the_same_category_is_none() =>
        TitlesOf([], Case("A.2", 0.9)).ShouldBeEmpty();

    [Fact]
    public void Beside_a_sure_rule_a_case_has_to_look_nearly_the_same()
    {
        TitlesOf([Found("A.1", 0.9)], Case("A.1", 0.45)).ShouldBe(["Rule for A.1"]);
        TitlesOf([Found("A.1", 0.9)], Case("A.1", 0.6)).ShouldBe(["Rule for A.1", "Helped in A.1"]);
        TitlesOf([Found("A.1", 0.55)], Case("A.1", 0.45)).ShouldBe(["Rule for A.1", "Helped in A.1"]);
    }

    [Fact]
    public void The_cause_is_that_of_the_rule_which_answers() =>
        TitlesOf([Found("A.2", 0.6)], Case("A.2", 0.45), Case("A.1", 0.45)).ShouldBe(["Rule for A.2", "Helped in A.2"]);

    [Fact]
    public void Without_an_answer_no_case_is_advice() =>
        FixMerger.Merge([], [Case("A.1", 0.9)], s_categories, s_causes, [], Verdict.Unsure).ShouldBeEmpty();

    private static IEnumerable<string> TitlesOf(Finding[] findings, params SimilarCase[] cases) =>
        FixMerger.Merge(findings, cases, s_categories, s_causes, [], Verdict.Possible).Select(fix => fix.Title);

    private static SimilarCase Case(string cause, double similarity) => new($"a/b#{cause}", "https://example.org", "A case", cause, "B.1", $"Helped in {cause}", similarity, true);

    private static Finding Found(string cause, double certainty) => new("rule", "Title", cause, certainty, "Why", [], [new Fix($"Rule for {cause}", [], null, "rule")], []);
}
