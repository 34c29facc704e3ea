using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Facts;

namespace Diagnoser.Core.Tests.Diagnosis;

public sealed class StartedCommandTests
{
    private const string Started = "NCCL_P2P_DISABLE=1 vllm serve a/b --enforce-eager --gpu-memory-utilization 0.95 --tp 2";

    [Theory]
    [InlineData("Qwen/Qwen3-8B", "vllm serve <model> --enforce-eager", "vllm serve Qwen/Qwen3-8B --enforce-eager")]
    [InlineData("qwen3:8b", "ollama pull <model>", "ollama pull qwen3:8b")]
    public void A_command_names_the_model_of_the_text(string model, string command, string expected) => Of(model).Adapt(command).ShouldBe(expected);

    [Theory]
    [InlineData("Qwen3-8B", "vllm serve <model>")]
    [InlineData("qwen3:8b", "vllm serve <model>")]
    [InlineData("Qwen/Qwen3-8B", "ollama pull <model>")]
    [InlineData("Qwen/Qwen3-8B", "hf download Qwen/<model>")]
    [InlineData("a/b;reboot", "vllm serve <model>")]
    [InlineData("a/$(reboot)", "vllm serve <model>")]
    public void A_name_that_the_program_would_not_take_is_left_to_the_person(string model, string command) => Of(model).Adapt(command).ShouldBe(command);

    [Theory]
    [InlineData("vllm serve /data/m --max-model-len 32768 --port 8001", "vllm serve <model> --max-model-len 8192", "vllm serve /data/m --max-model-len 8192 --port 8001")]
    [InlineData("vllm serve a/b --max_model_len=32768", "vllm serve <model> --max-model-len 8192", "vllm serve a/b --max_model_len=8192")]
    [InlineData("python3 -m vllm.entrypoints.openai.api_server --model a/b -tp 4", "NCCL_DEBUG=INFO vllm serve <model> --tensor-parallel-size 2", "NCCL_DEBUG=INFO python3 -m vllm.entrypoints.openai.api_server --model a/b -tp 2")]
    [InlineData("python -m sglang.launch_server --model-path a/b --tp 2", "python -m sglang.launch_server --model-path <model> --mem-fraction-static 0.8", "python -m sglang.launch_server --model-path a/b --tp 2 --mem-fraction-static 0.8")]
    [InlineData("./build/bin/llama-server -m x.gguf -ngl 99", "llama-server -m <model.gguf> -ngl 20", "./build/bin/llama-server -m x.gguf -ngl 20")]
    [InlineData("vllm serve a/b --enable-prefix-caching --seed -1", "vllm serve <model> --no-enable-prefix-caching", "vllm serve a/b --seed -1 --no-enable-prefix-caching")]
    [InlineData("python train.py --lr 1e-4 --name 'my run'", "NCCL_IB_DISABLE=1 <command>", "NCCL_IB_DISABLE=1 python train.py --lr 1e-4 --name 'my run'")]
    [InlineData("torchrun --nproc_per_node 3 x.py", "torchrun --nproc_per_node 1 <script>", "torchrun --nproc_per_node 1 x.py")]
    [InlineData("torchrun --nproc_per_node 2 x.py --lr 1", "torchrun --master_port 29501 <script>", "torchrun --master_port 29501 --nproc_per_node 2 x.py --lr 1")]
    [InlineData("lmdeploy serve api_server a/b --tp 2", "lmdeploy serve api_server <model> --session-len 8192", "lmdeploy serve api_server a/b --tp 2 --session-len 8192")]
    [InlineData("vllm serve /data/Qwen3-8B --seed 1", "vllm serve Qwen3-8B --max-num-seqs 64", "vllm serve /data/Qwen3-8B --seed 1 --max-num-seqs 64")]
    [InlineData("HF_TOKEN=hf_x vllm serve a/b --api-key sk-x --max-num-batched-tokens 512", "vllm serve <model> --seed 1", "HF_TOKEN=<HF_TOKEN> vllm serve a/b --api-key <api-key> --max-num-batched-tokens 512 --seed 1")]
    [InlineData("A=1 python train.py", "A=2 B=3 <command>", "A=2 B=3 python train.py")]
    public void A_fix_is_the_command_of_the_text_with_the_change(string started, string command, string expected) => Of(null, started).Adapt(command).ShouldBe(expected);

    [Theory]
    [InlineData("vllm serve a/b --port 1", "vllm serve Qwen/Qwen2.5-7B-Instruct-AWQ --quantization awq")]
    [InlineData("vllm serve a/b", "vllm serve <model> --chat-template <template.jinja>")]
    [InlineData("ollama run qwen3:8b", "vllm serve <model> --max-model-len 8192")]
    [InlineData("vllm bench throughput --model a/b", "vllm serve <model> --max-model-len 8192")]
    [InlineData("docker run --gpus all -p 80:80 image:3 --model-id a/b", "docker run --rm --gpus all <image> nvidia-smi")]
    [InlineData("docker run --gpus all image:3", "NCCL_DEBUG=INFO <command>")]
    [InlineData("torchrun x.py", "torchrun --master_port 29501 <script>")]
    [InlineData("vllm serve a/b ...", "vllm serve <model> --max-model-len 8192")]
    [InlineData("vllm serve a/b | tee log", "vllm serve <model> --max-model-len 8192")]
    [InlineData("vllm serve does not know the option --x", "vllm serve <model> --max-model-len 8192")]
    [InlineData("llamafactory-cli train x.yaml", "llamafactory-cli train")]
    [InlineData("vllm serve a/b", "env -u LD_LIBRARY_PATH <your command>")]
    public void What_is_another_command_or_asks_for_more_stays_as_the_fix_says_it(string started, string command) => Of(null, started).Adapt(command).ShouldBe(command);

    [Fact]
    public void Of_two_commands_none_is_the_one_that_is_meant() =>
        Of(null, "python a.py", "python b.py").Adapt("NCCL_DEBUG=INFO <command>").ShouldBe("NCCL_DEBUG=INFO <command>");

    [Theory]
    [InlineData("vllm serve <model> --gpu-memory-utilization 0.95")]
    [InlineData("NCCL_P2P_DISABLE=1 vllm serve <model> --gpu-memory-utilization 0.95")]
    [InlineData("NCCL_P2P_DISABLE=1 <command>")]
    [InlineData("vllm serve <model> --enforce-eager")]
    [InlineData("vllm serve <model> --tensor-parallel-size 2")]
    public void What_was_set_already_is_known(string command) => Of("a/b", Started).HasAllOf(command).ShouldBeTrue();

    [Theory]
    [InlineData("vllm serve <model> --gpu-memory-utilization 0.9")]
    [InlineData("vllm serve <model> --gpu-memory-utilization 0.95 --max-model-len 8192")]
    [InlineData("VLLM_USE_V1=0 vllm serve <model> --gpu-memory-utilization 0.95")]
    [InlineData("vllm serve <model>")]
    [InlineData("pip install --upgrade vllm")]
    public void What_differs_in_a_value_or_says_more_is_worth_saying(string command) => Of("a/b", Started).HasAllOf(command).ShouldBeFalse();

    [Fact]
    public void Without_a_command_in_the_text_nothing_is_known_as_done() => Of("a/b").HasAllOf("vllm serve <model> --enforce-eager").ShouldBeFalse();

    private static StartedCommand Of(string? model, params string[] commands)
    {
        FactSet facts = new();
        if (model is not null)
        {
            facts.Add("model.name", model, FactSource.FromLine(1));
        }

        foreach (string command in commands)
        {
            facts.Add("launch.command", command, FactSource.FromLine(2));
        }

        return new StartedCommand(facts);
    }
}
