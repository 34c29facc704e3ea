using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Facts;

namespace Diagnoser.Core.Tests.Diagnosis;

public sealed class StartedCommandTests
{
    [Theory]
    [InlineData("Qwen/Qwen3-8B", "vllm serve <model> --enforce-eager", "vllm serve Qwen/Qwen3-8B --enforce-eager")]
    [InlineData("qwen3:8b", "ollama pull <model>", "ollama pull qwen3:8b")]
    public void A_command_names_the_model_of_the_text(string model, string command, string expected) => Of(model, null).Name(command).ShouldBe(expected);

    [Theory]
    [InlineData("Qwen3-8B", "vllm serve <model>")]
    [InlineData("qwen3:8b", "vllm serve <model>")]
    [InlineData("Qwen/Qwen3-8B", "ollama pull <model>")]
    [InlineData("Qwen/Qwen3-8B", "hf download Qwen/<model>")]
    [InlineData("a/b;reboot", "vllm serve <model>")]
    [InlineData("a/$(reboot)", "vllm serve <model>")]
    public void A_name_that_the_program_would_not_take_is_left_to_the_person(string model, string command) => Of(model, null).Name(command).ShouldBe(command);

    [Theory]
    [InlineData("vllm serve <model> --gpu-memory-utilization 0.95")]
    [InlineData("NCCL_P2P_DISABLE=1 vllm serve <model> --gpu-memory-utilization 0.95")]
    [InlineData("vllm serve <model> --enforce-eager")]
    public void What_was_set_already_is_known(string command) =>
        Of("a/b", "NCCL_P2P_DISABLE=1 vllm serve a/b --enforce-eager --gpu-memory-utilization 0.95").HasAllOf(command).ShouldBeTrue();

    [Theory]
    [InlineData("vllm serve <model> --gpu-memory-utilization 0.9")]
    [InlineData("vllm serve <model> --gpu-memory-utilization 0.95 --max-model-len 8192")]
    [InlineData("VLLM_USE_V1=0 vllm serve <model> --gpu-memory-utilization 0.95")]
    [InlineData("vllm serve <model>")]
    [InlineData("pip install --upgrade vllm")]
    public void What_differs_in_a_value_or_says_more_is_worth_saying(string command) =>
        Of("a/b", "NCCL_P2P_DISABLE=1 vllm serve a/b --enforce-eager --gpu-memory-utilization 0.95").HasAllOf(command).ShouldBeFalse();

    [Fact]
    public void Without_a_command_in_the_text_nothing_is_known_as_done() => Of("a/b", null).HasAllOf("vllm serve <model> --enforce-eager").ShouldBeFalse();

    private static StartedCommand Of(string model, string? command)
    {
        FactSet facts = new();
        facts.Add("model.name", model, FactSource.FromLine(1));
        if (command is not null)
        {
            facts.Add("launch.command", command, FactSource.FromLine(2));
        }

        return new StartedCommand(facts);
    }
}
