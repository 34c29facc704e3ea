using Diagnoser.Cli.Composition;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Packing;
using Diagnoser.Core.Rules;
using Diagnoser.Reporting.Languages;

namespace Diagnoser.Cli.Tests;

public sealed class TranslationTests
{
    private static readonly KnowledgeTranslation Chinese = TranslationLoader.ReadSources(Installation.Rules, "zh");

    [Fact]
    public void Every_translation_says_what_its_rule_says()
    {
        IReadOnlyList<Rule> rules = [.. KnowledgeLoader.ReadRules(Installation.Rules)];

        RuleTranslationLinter.Check(rules, Chinese.Rules).ShouldBeEmpty();
        TranslationLoader.CheckNextSteps(KnowledgeLoader.ReadNextSteps(Installation.Rules), Chinese.NextSteps, "zh").ShouldBeEmpty();
        Chinese.Rules.Count.ShouldBeGreaterThanOrEqualTo(60);
    }

    [Fact]
    public void The_pack_holds_the_translation_of_the_files()
    {
        using MemoryStream stream = new();
        TranslationPack.Write(Chinese, stream);

        KnowledgeTranslation read = TranslationPack.Read(stream.ToArray());

        read.Rules.Select(rule => (rule.Id, rule.Title, rule.Explain, rule.FileName)).ShouldBe(Chinese.Rules.Select(rule => (rule.Id, rule.Title, rule.Explain, rule.FileName)));
        read.Rules.SelectMany(rule => rule.Fixes).ShouldBe(Chinese.Rules.SelectMany(rule => rule.Fixes));
        read.NextSteps.ShouldBe(Chinese.NextSteps);
        Should.Throw<InvalidDataException>(() => TranslationPack.Read(stream.ToArray().AsMemory(..^3)));
        Should.Throw<InvalidDataException>(() => TranslationPack.Read(new byte[] { 1, 2, 3 }));
    }

    [Fact]
    public void In_another_language_rules_match_as_before_and_speak_otherwise()
    {
        KnowledgeBase english = KnowledgeLoader.Load([]);
        KnowledgeBase chinese = KnowledgeLoader.Load([], ReportLanguage.Chinese);

        chinese.Rules.Rules.Select(rule => (rule.Id, rule.Certainty, rule.Cause)).ShouldBe(english.Rules.Rules.Select(rule => (rule.Id, rule.Certainty, rule.Cause)));
        chinese.Rules.Find("cuda-out-of-memory")!.Title.ShouldBe("显存不足");
        chinese.Rules.Find("cuda-out-of-memory")!.Fixes.SelectMany(fix => fix.Commands).ShouldBe(english.Rules.Find("cuda-out-of-memory")!.Fixes.SelectMany(fix => fix.Commands));
    }

    [Fact]
    public void The_linter_names_what_a_translation_lacks()
    {
        Rule rule = KnowledgeLoader.ReadRules(Installation.Rules).First(rule => rule.Id == "checkpoint-shards-differ-from-processes");
        RuleTranslation right = Chinese.Rules.First(translation => translation.Id == rule.Id);

        RuleTranslationLinter.Check([rule], [right with { Title = "检查点有 {shards} 个分片" }]).ShouldHaveSingleItem().Message.ShouldBe("title has the placeholders {shards}, the rule has {shards} {world}");
        RuleTranslationLinter.Check([rule], [right with { Explain = rule.Explain }]).ShouldHaveSingleItem().Message.ShouldBe("explain is not translated");
        RuleTranslationLinter.Check([rule], [right with { Fixes = [] }]).ShouldHaveSingleItem().Message.ShouldBe("the rule has 3 fixes and the translation 0");
        RuleTranslationLinter.Check([rule], [right with { Fixes = [right.Fixes[0] with { Why = null }, .. right.Fixes.Skip(1)] }]).ShouldHaveSingleItem().Message.ShouldBe("why of fix 1 is missing");
        RuleTranslationLinter.Check([rule], [right with { Id = "nobody" }]).ShouldHaveSingleItem().Message.ShouldBe("there is no rule 'nobody' to translate");
        RuleTranslationLinter.Check([rule], [right with { FileName = "zh/A-environment/x.yaml" }]).ShouldHaveSingleItem().Message.ShouldContain("same folder");
    }
}
