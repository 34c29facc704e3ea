using Diagnoser.Core.Rules;

namespace Diagnoser.Core.Tests.Rules;

public sealed class PlaceholderTextTests
{
    private static string? Values(string name) => name switch { "torch.version" => "2.1", "world" => "1", _ => null };

    [Fact]
    public void A_sentence_whose_placeholder_is_unknown_is_dropped() =>
        PlaceholderText.Sentences("This is torch {torch.version}. Your driver is {driver.version}. It runs {world} process.", Values)
            .ShouldBe("This is torch 2.1. It runs 1 process.");

    [Fact]
    public void A_fallback_stands_in_for_what_is_unknown() =>
        PlaceholderText.Sentences("Your driver {driver.version|is too old}.", Values).ShouldBe("Your driver is too old.");

    [Fact]
    public void A_full_stop_within_a_version_ends_no_sentence() =>
        PlaceholderText.Sentences("Use vLLM 0.4.3 e.g. with {nothing}. Done.", Values).ShouldBe("Done.");

    [Fact]
    public void Chinese_sentences_are_dropped_one_by_one_and_joined_without_spaces() =>
        PlaceholderText.Sentences("已安装 torch {torch.version}。驱动是 {driver.version}。共有 {world} 个进程。", Values)
            .ShouldBe("已安装 torch 2.1。共有 1 个进程。");

    [Theory]
    [InlineData("torchrun --nproc_per_node {world} x.py", "torchrun --nproc_per_node 1 x.py")]
    [InlineData("vllm serve {model.name}", "vllm serve <model.name>")]
    [InlineData("echo ${HOME} {\"a\": 1} {}", "echo ${HOME} {\"a\": 1} {}")]
    public void A_command_is_filled_and_what_is_unknown_is_left_to_the_person(string command, string expected) =>
        PlaceholderText.Command(command, Values).ShouldBe(expected);
}
