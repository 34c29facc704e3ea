using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Facts;

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
        EngineCommand.AreForOthers("Switch graphs off", s_commands, ["ollama"]).ShouldBeTrue();
        EngineCommand.AreForOthers("Switch graphs off", s_commands, ["ollama", "vllm"]).ShouldBeFalse();
    }

    [Theory]
    [InlineData("pip install --upgrade vllm")]
    [InlineData("pip install -U \"sglang[all]>=0.5\"")]
    [InlineData("pip install lmdeploy==0.9.0")]
    public void The_package_of_an_engine_is_for_that_engine(string command)
    {
        EngineCommand.AreForOthers("Upgrade the engine", [command], ["ollama"]).ShouldBeTrue();
        EngineCommand.AreForOthers("Upgrade the engine", [command], ["vllm", "sglang", "lmdeploy"]).ShouldBeFalse();
        EngineCommand.EngineOf("pip install --upgrade transformers").ShouldBeNull();
    }

    [Theory]
    [InlineData("ollama,llama.cpp", "ollama")]
    [InlineData("llama.cpp,ollama", "llama.cpp,ollama")]
    [InlineData("vllm", "vllm,torch")]
    public void Programs_of_llama_cpp_are_not_at_hand_inside_Ollama_and_torch_is_where_an_engine_runs_on_it(string named, string expected)
    {
        FactSet facts = new();
        foreach (string engine in named.Split(','))
        {
            facts.Add("engine.name", engine, FactSource.FromLine(1));
        }

        EngineCommand.Engines(facts).ShouldBe(expected.Split(','));
    }

    [Theory]
    [InlineData("pip install --force-reinstall torch --index-url https://download.pytorch.org/whl/cu118")]
    [InlineData("TORCH_CUDA_ARCH_LIST=8.6 pip install --no-deps flash-attn")]
    [InlineData("python -c \"import torch; print(torch.version.cuda)\"")]
    public void A_wheel_of_torch_does_not_mend_a_program_of_its_own(string command)
    {
        EngineCommand.AreForOthers("Switch graphs off", [command], ["llama.cpp"]).ShouldBeTrue();
        EngineCommand.AreForOthers("Switch graphs off", [command], ["vllm", "torch"]).ShouldBeFalse();
    }

    [Fact]
    public void A_fix_that_names_its_engine_means_the_change()
    {
        EngineCommand.AreForOthers("Take a GGUF file and Ollama", ["ollama run <model>"], ["transformers", "torch"]).ShouldBeFalse();
        EngineCommand.AreForOthers("Install a newer torch", ["pip install --upgrade torch"], ["llama.cpp"]).ShouldBeTrue();
    }

    [Fact]
    public void Where_the_text_names_no_engine_nothing_is_for_another()
    {
        EngineCommand.Own(s_commands, []).ShouldBe(s_commands);
        EngineCommand.AreForOthers("Switch graphs off", s_commands, []).ShouldBeFalse();
    }
}
