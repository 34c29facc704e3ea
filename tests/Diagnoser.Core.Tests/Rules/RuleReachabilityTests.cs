using Diagnoser.Core.Facts;
using Diagnoser.Core.Facts.Knowledge;
using Diagnoser.Core.Facts.Text;
using Diagnoser.Core.Logs;
using Diagnoser.Core.Rules;
using Diagnoser.Core.Taxonomy;
using Diagnoser.Core.Tests.Facts.Text;

namespace Diagnoser.Core.Tests.Rules;

public sealed class RuleReachabilityTests
{
    private static readonly FailureTaxonomy s_taxonomy = ReadTaxonomy();
    private static readonly KnowledgeTable s_table = KnowledgeReader.Read("knowledge/boards.yaml", new StringReader("""
        table: boards
        about: What a board can do.
        match:
          gpu.name: { column: name, by: exact }
        gives:
          board.class: class
        rows:
          - { name: A, class: small, source: "https://example.org", date: 2026-01-01 }
          - { name: B, class: large, source: "https://example.org", date: 2026-01-01 }
        """));

    [Theory]
    [InlineData("facts: { engine.name: vlm }", "no value of 'engine.name' satisfies 'vlm'")]
    [InlineData("facts: { os.family: [linux, darwin] }", "no value of 'os.family' satisfies 'darwin'; it is one of linux, windows, macos")]
    [InlineData("known: { torch.version: '>=2.1,<2.0' }", "no value of 'torch.version' satisfies '>=2.1,<2.0'")]
    [InlineData("known: { vllm.version: '==0.6.*,>=0.7' }", "no value of 'vllm.version' satisfies '==0.6.*,>=0.7'")]
    [InlineData("facts: { board.class: medium }", "no value of 'board.class' satisfies 'medium'; it is one of small, large")]
    [InlineData("none: ['failed']", "never counts, because failed of 'none' occurs with it")]
    [InlineData("library: [flash_attn]", "'flash_attn' is written flash-attn")]
    public void A_condition_that_nothing_satisfies_is_found(string part, string fault) =>
        Check(RuleOf("one", "the flux capacitor failed", part)).ShouldContain(finding => finding.Contains(fault, StringComparison.Ordinal));

    [Theory]
    [InlineData("facts: { engine.name: [vllm, unknown] }")]
    [InlineData("facts: { engine.name: '!=vllm,!=sglang' }")]
    [InlineData("known: { torch.version: '>=2.0,<2.1' }")]
    [InlineData("known: { torch.version: '>2.0,<2.0.1' }")]
    [InlineData("known: { torch.version: '<0.1' }")]
    [InlineData("known: { torch.version: '~=2.1,!=2.1.1' }")]
    [InlineData("known: { cuda.driver: '<{torch.cuda}' }")]
    [InlineData("facts: { gpu.name: '/V100|T4/' }")]
    [InlineData("facts: { gpu.memory.total: '>=15.5,<=16.5' }")]
    [InlineData("facts: { board.class: large }")]
    [InlineData("none: ['the flux capacitor failed twice']")]
    [InlineData("library: [transformers_modules, flash-attn]")]
    public void A_condition_that_something_satisfies_is_left_alone(string part) =>
        Check(RuleOf("one", "the flux capacitor failed", part)).ShouldBeEmpty();

    [Fact]
    public void A_rule_that_is_always_replaced_is_found() =>
        Check(RuleOf("narrow", "flux capacitor failed", "facts: { os.family: linux }", cause: "A.2"), RuleOf("wide", "capacitor", overrides: "narrow"))
            .ShouldBe(["A-environment/narrow.yaml:1: it is never left: 'wide' overrides it and matches wherever it does"]);

    [Fact]
    public void A_rule_that_is_replaced_only_at_times_is_left_alone() =>
        Check(RuleOf("wide", "capacitor", cause: "A.2"), RuleOf("narrow", "flux capacitor failed", overrides: "wide")).ShouldBeEmpty();

    [Fact]
    public void Two_rules_that_replace_one_another_are_found() =>
        Check(RuleOf("one", "capacitor", overrides: "two"), RuleOf("two", "inductor", overrides: "one")).Count.ShouldBe(2);

    [Theory]
    [InlineData("log: ['capacitor']", "log: ['flux capacitor failed', 'no capacitor']")]
    [InlineData("log: ['/capacitor (failed|melted)/']", "log: ['/flux capacitor melted at \\d+/']")]
    [InlineData("log: ['capacitor']\n  facts: { os.family: [linux, macos] }", "log: ['capacitor']\n  known: { os.family: linux }")]
    [InlineData("complaint: [slow, hang]", "complaint: [slow]\n  all: ['capacitor']")]
    [InlineData("exception: [ValueError]", "exception: [ValueError]\n  library: [transformers]")]
    public void A_rule_that_never_adds_to_another_one_is_found(string wide, string narrow) =>
        Check(RuleWhen("wide", wide), RuleWhen("narrow", narrow)).ShouldBe(
            ["A-environment/narrow.yaml:1: it never adds to 'wide', which matches wherever it does, names the same cause and is at least as certain"]);

    [Theory]
    [InlineData("log: ['capacitor']", "log: ['flux capacitor', 'inductor']")]
    [InlineData("log: ['/^capacitor/']", "log: ['capacitor failed']")]
    [InlineData("log: ['capacitor']\n  none: ['inductor']", "log: ['flux capacitor']")]
    [InlineData("log: ['capacitor']\n  known: { os.family: linux }", "log: ['capacitor']\n  facts: { os.family: linux }\n  all: ['flux']")]
    [InlineData("log: ['capacitor']\n  complaint: [slow]", "log: ['flux capacitor']")]
    public void A_rule_that_adds_to_another_one_is_left_alone(string one, string two) =>
        Check(RuleWhen("one", one), RuleWhen("two", two)).ShouldBeEmpty();

    [Fact]
    public void A_rule_that_is_surer_than_the_one_it_is_contained_in_adds_to_it() =>
        Check(RuleOf("wide", "capacitor", certainty: 0.4), RuleOf("narrow", "flux capacitor", certainty: 0.8)).ShouldBeEmpty();

    [Fact]
    public void Of_two_rules_with_the_same_condition_one_is_named() =>
        Check(RuleOf("one", "capacitor"), RuleOf("two", "CAPACITOR")).Count(finding => finding.Contains("never adds", StringComparison.Ordinal)).ShouldBe(1);

    [Fact]
    public void The_facts_of_the_samples_are_of_the_vocabulary()
    {
        string[] strange = [.. Directory.EnumerateFiles(RepositoryFiles.PathOf("tests", "samples"), "*.txt")
            .SelectMany(file => FactsOf(file).All.Where(fact => FactVocabulary.ValuesOf(fact.Key)?.Contains(fact.Value, StringComparer.Ordinal) == false).Select(fact => $"{Path.GetFileName(file)}: {fact.Key} {fact.Value}"))];

        strange.ShouldBeEmpty();
    }

    [Fact]
    public void The_vocabulary_speaks_of_documented_facts() => FactVocabulary.Keys.ShouldBeSubsetOf(FactKeys.Documented.Keys);

    [Theory]
    [InlineData("/capacitor (failed|melted)/i")]
    [InlineData("/capacitor failed/gi")]
    [InlineData("m/capacitor failed/")]
    [InlineData("qr/capacitor failed/x")]
    public void An_expression_with_flags_or_a_prefix_is_refused(string pattern) =>
        Check(RuleOf("one", pattern)).ShouldBe(
            [$"A-environment/one.yaml:1: the pattern '{pattern}' is plain text here, because an expression is written /…/ with nothing before or behind it (case never counts, so there is no flag i)"]);

    [Fact]
    public void An_expression_without_slashes_is_refused() =>
        Check(RuleOf("one", @"capacitor (?<number>\d+) failed")).ShouldBe(
            [@"A-environment/one.yaml:1: the pattern 'capacitor (?<number>\d+) failed' is plain text here, but looks like an expression, which is written /…/"]);

    [Fact]
    public void A_fact_compared_with_an_expression_with_flags_is_refused() =>
        Check(RuleOf("one", "the capacitor failed", "facts: { gpu.name: '/v100|t4/i' }"))
            .ShouldContain(finding => finding.Contains("the value '/v100|t4/i' is plain text here", StringComparison.Ordinal));

    [Theory]
    [InlineData("/dev/shm")]
    [InlineData("/v1/models")]
    [InlineData("/usr/lib/libcuda.so.1")]
    [InlineData("C:/models/x.gguf")]
    [InlineData("2 * (a + b)")]
    public void A_path_or_a_sum_is_plain_text(string literal) => Check(RuleOf("one", literal)).ShouldBeEmpty();

    private static List<string> Check(params Rule[] rules) =>
        [.. new RuleLinter(s_taxonomy, [s_table], new HashSet<string> { "slow", "hang" }, new HashSet<string>()).Check(rules).Select(finding => finding.ToString())];

    private static Rule RuleOf(string id, string literal, string part = "", string cause = "A.1", double certainty = 0.8, string overrides = "") =>
        RuleWhen(id, $"log: ['{literal}']\n  {part}", cause, certainty, overrides);

    private static Rule RuleWhen(string id, string when, string cause = "A.1", double certainty = 0.8, string overrides = "") =>
        RuleReader.Read($"A-environment/{id}.yaml", new StringReader($$"""
            id: {{id}}
            title: A title
            cause: {{cause}}
            certainty: {{certainty}}
            when:
              {{when}}
            explain: It failed.
            fixes: [{ title: Mend it }]
            references: ["https://example.org"]
            overrides: [{{overrides}}]
            examples: { match: [x], miss: [y] }
            """));

    private static FactSet FactsOf(string file)
    {
        TextFactReader facts = new(FactReading.Families);
        using StreamReader text = new(file);
        new LogReader([]).Read(text, [facts]);
        return facts.Complete();
    }

    private static FailureTaxonomy ReadTaxonomy()
    {
        using StreamReader text = new(RepositoryFiles.PathOf("training-data", "taxonomy.yaml"));
        return TaxonomyReader.Read("taxonomy.yaml", text);
    }
}
