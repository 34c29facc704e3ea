using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Tests.Patterns;

public sealed class RequiredWordsTests
{
    [Theory]
    [InlineData("temperature ?= ?1e-[0-9]", "temperature = 1e-4", true)]
    [InlineData("temperature ?= ?1e-[0-9]", "temperature = 0.7", false)]
    [InlineData("(loss|grad) (is|becomes) nan", "the loss becomes nan", true)]
    [InlineData("(loss|grad) (is|becomes) nan", "the loss becomes 0", false)]
    [InlineData("out of memory|kv cache .* full", "the KV cache is nearly full", true)]
    [InlineData("out of memory|kv cache .* full", "the KV cache is empty", false)]
    [InlineData("(cuda )?graph(s)? captured?", "Graph capture", true)]
    [InlineData("微调.*乱码", "微调之后全是乱码", true)]
    [InlineData("微调.*乱码", "输出乱码", false)]
    [InlineData("[ab]+", "anything", true)]
    public void A_line_needs_all_the_words_of_one_alternative(string expression, string line, bool expected) =>
        RequiredWords.Of(expression).AreIn(line).ShouldBe(expected);

    [Fact]
    public void A_line_may_have_the_words_once_its_digits_are_others() =>
        RequiredWords.Of("exit code 137").AreIn("exit code 200", Digits.Others).ShouldBeTrue();
}
