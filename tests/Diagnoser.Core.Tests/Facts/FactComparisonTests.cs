using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Facts.Comparison;

namespace Diagnoser.Core.Tests.Facts;

public sealed class FactComparisonTests
{
    private static readonly HashSet<string> s_none = [];

    [Fact]
    public void A_changed_value_is_told_with_both_values()
    {
        FactChange change = Of([Fact("torch.version", "2.5.1")], [Fact("torch.version", "2.6.0")]).Single();

        change.Before.ShouldBe(["2.5.1"]);
        change.After.ShouldBe(["2.6.0"]);
        change.Group.ShouldBe(ChangeGroup.Versions);
    }

    [Fact]
    public void Of_several_values_only_those_that_differ_are_told()
    {
        FactChange change = Of([Fact("gpu.name", "RTX 4090"), Fact("gpu.name", "RTX 3060")], [Fact("gpu.name", "rtx 4090")]).Single();

        change.Before.ShouldBe(["RTX 3060"]);
        change.After.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("20.1", "19", 0)]
    [InlineData("20.1", "3.4", 1)]
    public void Free_memory_counts_only_where_it_changed_a_lot(string before, string after, int changes) =>
        Of([Fact("memory.available", before)], [Fact("memory.available", after)]).Count.ShouldBe(changes);

    [Theory]
    [InlineData("line 12")]
    [InlineData("knowledge/gpus.yaml")]
    public void What_only_a_log_or_a_table_says_is_no_change(string source) =>
        Of([], [new ReportedFact("gpu.architecture", "Ada", source)]).ShouldBeEmpty();

    [Theory]
    [InlineData("collect.logs.failed")]
    [InlineData("run.duration")]
    [InlineData("failure.age")]
    public void What_tells_of_the_look_itself_is_no_change(string key) => Of([Fact(key, "1")], [Fact(key, "2")]).ShouldBeEmpty();

    [Fact]
    public void What_a_diagnosis_cites_comes_first_then_what_rules_ask_for()
    {
        string[] keys = ["a.version", "b.version", "c.version"];

        IReadOnlyList<FactChange> changes = FactComparison.Of(
            [.. keys.Select(key => Fact(key, "1"))],
            [.. keys.Select(key => Fact(key, "2"))],
            cited: new HashSet<string> { "c.version" },
            asked: new HashSet<string> { "b.version" });

        changes.Select(change => change.Key).ShouldBe(["c.version", "b.version", "a.version"]);
    }

    private static IReadOnlyList<FactChange> Of(IReadOnlyList<ReportedFact> before, IReadOnlyList<ReportedFact> after) => FactComparison.Of(before, after, s_none, s_none);

    private static ReportedFact Fact(string key, string value) => new(key, value, "METADATA");
}
