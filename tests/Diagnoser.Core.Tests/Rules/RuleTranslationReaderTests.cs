using Diagnoser.Core.Rules;
using Diagnoser.Core.Yaml;

namespace Diagnoser.Core.Tests.Rules;

public sealed class RuleTranslationReaderTests
{
    [Fact]
    public void Lines_are_joined_as_the_script_wants_it()
    {
        RuleTranslation translation = Read("""
            title: 显存不足
            explain: >
              显存由权重、
              缓存和 torch
              共用。
            fixes:
              - title: 少要一些
                why: 更短的
                  上下文
            """);

        translation.Id.ShouldBe("some-rule");
        translation.Explain.ShouldBe("显存由权重、缓存和 torch 共用。");
        translation.Fixes.ShouldBe([new FixTranslation("少要一些", "更短的上下文", null)]);
    }

    [Theory]
    [InlineData("title: x\nexplain: y\nfixes: []\ncause: A.1", "zh/G-resources/some-rule.yaml:4: 'cause' is not known here; known are title, explain, fixes")]
    [InlineData("title: x\nfixes: []", "zh/G-resources/some-rule.yaml:1: 'explain' is missing")]
    [InlineData("title: x\nexplain: y\nfixes:\n  - { title: x, commands: [y] }", "zh/G-resources/some-rule.yaml:4: 'commands' is not known here; known are title, why, cost")]
    public void What_is_no_translation_is_refused(string text, string fault) =>
        Should.Throw<YamlFormatException>(() => Read(text)).Message.ShouldBe(fault);

    private static RuleTranslation Read(string text) => RuleTranslationReader.Read("zh/G-resources/some-rule.yaml", new StringReader(text));
}
