using Diagnoser.Core.Facts;

namespace Diagnoser.Core.Tests.Facts;

public sealed class FactConditionTests
{
    private static readonly FactSource Source = FactSource.FromLine(3);

    [Theory]
    [InlineData("<2.1", "2.0.1+cu118", Truth.Yes)]
    [InlineData("<2.1", "2.10.0", Truth.No)]
    [InlineData(">=2.1,<2.3", "2.2.2", Truth.Yes)]
    [InlineData(">=2.1,<2.3", "2.3.0", Truth.No)]
    [InlineData("==2.1.*", "2.1.2+cu121", Truth.Yes)]
    [InlineData("~=2.1", "2.9", Truth.Yes)]
    [InlineData("~=2.1.0", "2.2.0", Truth.No)]
    [InlineData("<8.0", "7.5", Truth.Yes)]
    [InlineData("<0.6.6", "0.6", Truth.Unknown)]
    [InlineData(">=0.6.6", "0.6", Truth.Unknown)]
    [InlineData(">=0.6.0", "0.6", Truth.Yes)]
    [InlineData("<0.6.0", "0.6", Truth.No)]
    [InlineData("<0.7.1", "0.6", Truth.Yes)]
    [InlineData("==4.36.2", "4.36", Truth.Unknown)]
    [InlineData("==4.36.*", "4", Truth.Unknown)]
    [InlineData("<4.51", "4", Truth.Unknown)]
    [InlineData("windows", "Windows", Truth.Yes)]
    [InlineData("/V100|T4/", "Tesla T4", Truth.Yes)]
    [InlineData("*", "anything", Truth.Yes)]
    [InlineData("unknown", "something", Truth.No)]
    [InlineData("<2.1", "a nightly build", Truth.Unknown)]
    public void A_condition_is_compared_as_its_operator_says(string condition, string value, Truth expected) =>
        Evaluate("key.version", condition, value).ShouldBe(expected);

    [Theory]
    [InlineData("<16", "11.75", Truth.Yes)]
    [InlineData("<16.5", "16", Truth.Yes)]
    public void A_quantity_is_exact_however_short_it_is(string condition, string value, Truth expected) =>
        Evaluate("gpu.memory.total", condition, value).ShouldBe(expected);

    [Fact]
    public void An_unknown_fact_leaves_the_condition_open()
    {
        FactCondition.Parse("torch.version", ["<2.1"]).Evaluate(new FactSet(), out _).ShouldBe(Truth.Unknown);
        FactCondition.Parse("torch.version", ["unknown"]).Evaluate(new FactSet(), out _).ShouldBe(Truth.Yes);
    }

    [Fact]
    public void A_condition_may_compare_two_facts_and_names_both()
    {
        FactSet facts = new();
        facts.Add("driver.version", "450.80.02", Source);
        FactCondition condition = FactCondition.Parse("driver.version", ["< {torch.cuda.min-driver}"]);

        condition.Evaluate(facts, out _).ShouldBe(Truth.Unknown);
        facts.Add("torch.cuda.min-driver", "525.60.13", FactSource.FromKnowledge("knowledge/cuda-drivers.yaml"));
        condition.Evaluate(facts, out IReadOnlyList<Fact> used).ShouldBe(Truth.Yes);

        used.Select(fact => fact.Key).ShouldBe(["driver.version", "torch.cuda.min-driver"]);
    }

    [Fact]
    public void One_of_several_values_is_enough()
    {
        FactSet facts = new();
        facts.Add("gpu.name", "RTX 3090", Source);
        facts.Add("gpu.name", "GTX 1080", Source);

        FactCondition.Parse("gpu.name", ["GTX 1080"]).Evaluate(facts, out _).ShouldBe(Truth.Yes);
    }

    [Theory]
    [InlineData("<")]
    [InlineData(">=2.1, 3")]
    [InlineData("/(broken/")]
    public void A_condition_that_cannot_be_read_says_why(string condition) =>
        Should.Throw<FormatException>(() => FactCondition.Parse("key", [condition])).Message.ShouldContain(condition.Split(',')[^1].Trim());

    private static Truth Evaluate(string key, string condition, string value)
    {
        FactSet facts = new();
        facts.Add(key, value, Source);
        return FactCondition.Parse(key, [condition]).Evaluate(facts, out _);
    }
}
