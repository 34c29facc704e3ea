using Diagnoser.Core.Logs;

namespace Diagnoser.Core.Tests.Logs;

/// <summary>What observers see of a line: its text without prefixes, its worker, its role.</summary>
public sealed class LineTests
{
    [Theory]
    [InlineData("\u001b[1;31mValueError\u001b[0m: x", "ValueError: x", "")]
    [InlineData("\u001b]0;title\u0007text", "text", "")]
    [InlineData("\u001b]8;;http://a\u001b\\link\u001b]8;;\u001b\\", "link", "")]
    [InlineData("a\0b\bc", "ac", "")]
    [InlineData("2024-05-10 20:17:12,345 - vllm.engine - ERROR - it failed", "it failed", "")]
    [InlineData("2024-05-10T20:17:12.123Z it failed", "it failed", "")]
    [InlineData("[2024-05-10 20:17:12] it failed", "it failed", "")]
    [InlineData("[2024-05-10 20:17:12,345] [INFO] [launch.py:133:main] it failed", "it failed", "")]
    [InlineData("[INFO|modeling_utils.py:3280] 2024-05-10 20:17:12,345 >> loading weights", "loading weights", "")]
    [InlineData("ERROR 05-10 20:17:12 worker_base.py:145] it failed", "it failed", "")]
    [InlineData("ERROR 05-10 20:17:12 [core.py:708] it failed", "it failed", "")]
    [InlineData("E0510 20:17:12.123456 139 torch/distributed/elastic/agent.py:826] it failed", "it failed", "")]
    [InlineData("[W socket.cpp:663] [c10d] it failed", "it failed", "")]
    [InlineData("[rank3]:[W1012 09:41:29.118212934 ProcessGroupNCCL.cpp:1538] it failed", "it failed", "rank3")]
    [InlineData("[rank0]: it failed", "it failed", "rank0")]
    [InlineData("[1,2]<stderr>:it failed", "it failed", "rank2")]
    [InlineData("[default4]:it failed", "it failed", "default4")]
    [InlineData("3: it failed", "it failed", "rank3")]
    [InlineData("(VllmWorker rank=1 pid=7) it failed", "it failed", "VllmWorker 1")]
    [InlineData("(EngineCore_DP0 pid=12) it failed", "it failed", "EngineCore_DP0")]
    [InlineData("(APIServer pid=1) it failed", "it failed", "APIServer pid=1")]
    [InlineData("(RayWorkerWrapper pid=7, ip=10.0.0.1) it failed", "it failed", "RayWorkerWrapper pid=7, ip=10.0.0.1")]
    [InlineData("[2025-03-01 10:00:00 TP0] it failed", "it failed", "TP0")]
    [InlineData("vllm-1  | it failed", "it failed", "vllm-1")]
    [InlineData("May 10 20:17:12 host python3[123]: it failed", "it failed", "")]
    [InlineData("May 10 20:17:12 host kernel: [12345.678901] it failed", "it failed", "")]
    [InlineData("2024-05-10T20:17:12.123456789Z stderr F it failed", "it failed", "")]
    [InlineData("2024-05-10 20:17:12.345 | ERROR    | app:main:12 - it failed", "it failed", "")]
    [InlineData("time=2024-05-10T20:17:12Z level=ERROR source=x.go:1 msg=\"it \\\"failed\\\"\"", "it \"failed\"", "")]
    [InlineData("{\"timestamp\":\"2024\",\"level\":\"ERROR\",\"fields\":{\"message\":\"it failed\"},\"span\":{\"rank\":1}}", "it failed", "rank1")]
    [InlineData("[05/10/2024-20:17:12] [TRT-LLM] [E] it failed", "it failed", "")]
    [InlineData("INFO:     Started server process [12]", "Started server process [12]", "")]
    [InlineData("ERROR:torch.distributed.run:it failed", "it failed", "")]
    [InlineData("> it failed", "it failed", "")]
    [InlineData("[1, 2, 3]", "[1, 2, 3]", "")]
    [InlineData("[Bug]: it failed", "[Bug]: it failed", "")]
    [InlineData("(see below) it failed", "(see below) it failed", "")]
    [InlineData("    return x", "    return x", "")]
    [InlineData("error: unknown argument: -x", "error: unknown argument: -x", "")]
    public void Prefixes_are_taken_off(string line, string text, string worker)
    {
        Lines lines = new();

        Reading.Of(line, lines);

        (string Text, string Worker, LineRole Role) seen = lines.Seen.ShouldHaveSingleItem();
        seen.Text.ShouldBe(text);
        seen.Worker.ShouldBe(worker);
    }

    [Fact]
    public void Of_a_progress_bar_the_last_state_is_kept()
    {
        Lines lines = new();

        LogReading reading = Reading.Of("Loading:   0%\rLoading:  50%\rLoading: 100%\ndone\r\n", lines);

        lines.Seen.Select(line => line.Text).ShouldBe(["Loading: 100%", "done"]);
        reading.Lines.ShouldBe(2);
    }

    [Fact]
    public void A_message_behind_a_progress_bar_is_not_lost()
    {
        Reading.Of("Loading:  50%|####    |\rRuntimeError: it failed\rLoading: 100%|########|\n").Primary!.Exception.ShouldBe("RuntimeError");
    }

    [Theory]
    [InlineData("I tried to load the model and it does not work.", LineRole.Prose)]
    [InlineData("模型加载之后输出乱码", LineRole.Prose)]
    [InlineData("### Describe the bug", LineRole.Heading)]
    [InlineData("A clear and concise description of what the bug is.", LineRole.Template)]
    [InlineData("- [x] I have searched the existing issues", LineRole.Template)]
    [InlineData("<summary>The output</summary>", LineRole.Template)]
    [InlineData("PyTorch version: 2.5.1+cu124", LineRole.Environment)]
    [InlineData("[pip3] torch==2.5.1", LineRole.Environment)]
    [InlineData("$ python run.py", LineRole.Code)]
    [InlineData("CUDA_VISIBLE_DEVICES=0 vllm serve x", LineRole.Code)]
    [InlineData("python run.py --prompt \"what is the capital of a country\" --model a/b", LineRole.Code)]
    [InlineData("git commit -m 'why it is not the same as what you said'", LineRole.Code)]
    [InlineData("docker run --gpus all -v ~/models:/models -p 8000:8000 vllm/vllm-openai:latest --model /models/m --tensor-parallel-size 4", LineRole.Code)]
    [InlineData("ollama run qwen3:8b works but every answer ends in the middle of a sentence", LineRole.Prose)]
    [InlineData("vllm serve Qwen3-8B 启动后一直重复，停不下来", LineRole.Prose)]
    [InlineData("from transformers import AutoModel", LineRole.Code)]
    [InlineData("Loading checkpoint shards: 100%", LineRole.Output)]
    [InlineData("llama_model_loader: loaded meta data with 28 key-value pairs", LineRole.Output)]
    [InlineData("RuntimeError: this is what the program said to me", LineRole.Output)]
    public void Roles_are_told_by_form(string line, LineRole role)
    {
        Lines lines = new();

        Reading.Of(line, lines);

        lines.Seen.ShouldHaveSingleItem().Role.ShouldBe(role);
    }

    [Theory]
    [InlineData("/v/lib/python3.10/site-packages/flash_attn/x.py", "flash-attn")]
    [InlineData("C:\\Users\\A\\.conda\\envs\\q\\Lib\\site-packages\\bitsandbytes\\x.py", "bitsandbytes")]
    [InlineData("/usr/local/lib/python3.10/dist-packages/auto_gptq/x.py", "auto-gptq")]
    [InlineData("/root/.cache/huggingface/modules/transformers_modules/Qwen/x.py", "transformers_modules")]
    [InlineData("/workspace/vllm/vllm/engine/x.py", "vllm")]
    [InlineData("/home/me/LLaMA-Factory/src/llmtuner/x.py", "llamafactory")]
    [InlineData("/src/llama.cpp-b3561/convert.py", "llama.cpp")]
    [InlineData("/usr/lib/python3.10/multiprocessing/process.py", null)]
    [InlineData("<frozen importlib._bootstrap>", null)]
    [InlineData("/home/me/run.py", null)]
    public void A_files_package_is_told_by_its_path(string path, string? library)
    {
        LibraryName.Of(path).ShouldBe(library);
    }

    private sealed class Lines : ILineObserver
    {
        public List<(string Text, string Worker, LineRole Role)> Seen { get; } = [];

        public void Observe(in LogLine line) => Seen.Add((line.Text.ToString(), line.Worker.ToString(), line.Role));
    }
}
