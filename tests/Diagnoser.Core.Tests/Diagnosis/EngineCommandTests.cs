using Diagnoser.Core.Diagnosis;

namespace Diagnoser.Core.Tests.Diagnosis;

public sealed class EngineCommandTests
{
    private static readonly string[] s_commands = ["vllm serve <model> --enforce-eager", "CUDA_VISIBLE_DEVICES=0 python -m sglang.launch_server --disable-cuda-graph", "nvidia-smi"];

    [Fact]
    public void Where_a_fix_has_a_command_for_the_engine_in_the_text_those_for_others_are_left_out() =>
        EngineCommand.Own(s_commands, ["sglang"]).ShouldBe(s_commands[1..]);

    [Fact]
    public void Where_a_fix_is_for_other_engines_all_of_it_stays_but_counts_as_a_change_of_engine()
    {
        EngineCommand.Own(s_commands, ["ollama"]).ShouldBe(s_commands);
        EngineCommand.AreForOthers(s_commands, ["ollama"]).ShouldBeTrue();
        EngineCommand.AreForOthers(s_commands, ["ollama", "vllm"]).ShouldBeFalse();
        EngineCommand.AreForOthers(["pip install -U vllm"], ["ollama"]).ShouldBeFalse();
    }

    [Fact]
    public void Where_the_text_names_no_engine_nothing_is_for_another()
    {
        EngineCommand.Own(s_commands, []).ShouldBe(s_commands);
        EngineCommand.AreForOthers(s_commands, []).ShouldBeFalse();
    }
}
