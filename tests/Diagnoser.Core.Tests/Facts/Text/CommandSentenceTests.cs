using Diagnoser.Core.Logs;

namespace Diagnoser.Core.Tests.Facts.Text;

public sealed class CommandSentenceTests
{
    [Theory]
    [InlineData("vllm serve Qwen3-8B 启动后报错 CUDA out of memory", "vllm serve Qwen3-8B")]
    [InlineData("vllm serve Qwen3-8B启动后报错", "vllm serve Qwen3-8B")]
    [InlineData("vllm serve Qwen3-8B --max-model-len 8192时报错，显存不足", "vllm serve Qwen3-8B --max-model-len 8192")]
    [InlineData("CUDA_VISIBLE_DEVICES=0,1 vllm serve Qwen3-8B -tp 2 启动卡住", "CUDA_VISIBLE_DEVICES=0,1 vllm serve Qwen3-8B -tp 2")]
    [InlineData("python -m vllm.entrypoints.openai.api_server --model /data/Qwen 的时候显存不足", "python -m vllm.entrypoints.openai.api_server --model /data/Qwen")]
    [InlineData("python train.py --model /数据/模型/qwen --bf16 报错", "python train.py --model /数据/模型/qwen --bf16")]
    [InlineData("python 训练.py --epochs 3", "python 训练.py --epochs 3")]
    [InlineData("llama-cli -m qwen.gguf -p \"你好 世界\" -n 64", "llama-cli -m qwen.gguf -p \"你好 世界\" -n 64")]
    [InlineData("vllm serve Qwen/Qwen3-8B --max-model-len 8192 fails with CUDA out of memory on startup.", "vllm serve Qwen/Qwen3-8B --max-model-len 8192")]
    [InlineData("ollama run qwen2.5:7b then keeps repeating itself", "ollama run qwen2.5:7b")]
    [InlineData("vllm serve 报错", null)]
    [InlineData("python 报错 main.py", null)]
    public void A_command_ends_where_a_sentence_goes_on(string text, string? command) => FactReading.Of(text).ValueOf("launch.command").ShouldBe(command);

    [Theory]
    [InlineData("用 ollama run qwen2.5:7b 之后一直重复", "ollama run qwen2.5:7b")]
    [InlineData("用ollama run qwen2.5:7b之后一直重复", "ollama run qwen2.5:7b")]
    [InlineData("我用 `vllm serve Qwen3-8B --tensor-parallel-size 2` 启动后报错", "vllm serve Qwen3-8B --tensor-parallel-size 2")]
    [InlineData("When I run vllm serve Qwen/Qwen3-8B --max-model-len 8192 it crashes", "vllm serve Qwen/Qwen3-8B --max-model-len 8192")]
    [InlineData("I start it with torchrun --nproc_per_node 2 example.py. It hangs.", "torchrun --nproc_per_node 2 example.py")]
    [InlineData("I start it with torchrun --nproc_per_node 2 example.py (batch size 4)", "torchrun --nproc_per_node 2 example.py")]
    [InlineData("llama-server crashes once a day", null)]
    [InlineData("vllm serve 0.7.3 does not know the option", null)]
    [InlineData("torchrun child of the script receives a signal", null)]
    [InlineData("I want to know what vllm serve does", null)]
    public void A_command_is_read_out_of_a_sentence(string text, string? command) => FactReading.Of(text, LineRole.Prose).ValueOf("launch.command").ShouldBe(command);

    [Theory]
    [InlineData("vllm serve Qwen3-8B --max-model-len 8192时报错", "model.context", "8192")]
    [InlineData("vllm serve Qwen3-8B --dtype half，显存不足", "model.dtype", "float16")]
    [InlineData("vllm serve Qwen3-8B --quantization awq之后乱码", "model.quantization", "awq")]
    [InlineData("python -m vllm.entrypoints.openai.api_server --model=/data/Qwen2-7B的时候显存不足", "model.name", "Qwen2-7B")]
    [InlineData("vllm serve --model /数据/模型/Qwen2-7B 启动", "model.name", "Qwen2-7B")]
    public void A_setting_ends_where_a_sentence_goes_on(string text, string key, string value) => FactReading.Of(text, LineRole.Prose).ValueOf(key).ShouldBe(value);
}
