using Diagnoser.Core.Facts;
using Diagnoser.Core.Facts.Text;
using Diagnoser.Core.Logs;

namespace Diagnoser.Core.Tests.Facts.Text;

/// <summary>Reads whole reports of tests/samples through the log reader, which cleans lines and judges their roles.</summary>
public sealed class SampleFactTests
{
    [Theory]
    [InlineData("github-issue-vllm-template.txt", "torch.version", "2.5.1+cu124")]
    [InlineData("github-issue-vllm-template.txt", "gpu.name", "V100-SXM2-32GB")]
    [InlineData("github-issue-vllm-template.txt", "gpu.count", "2")]
    [InlineData("github-issue-vllm-template.txt", "driver.version", "550.127.05")]
    [InlineData("github-issue-vllm-template.txt", "os.name", "Ubuntu 22.04.4 LTS")]
    [InlineData("github-issue-vllm-template.txt", "model.name", "deepseek-ai/DeepSeek-R1-Distill-Qwen-14B")]
    [InlineData("github-issue-vllm-template.txt", "engine.name", "vllm")]
    [InlineData("cuda-out-of-memory.txt", "gpu.memory.total", "15.57")]
    [InlineData("cuda-out-of-memory.txt", "vllm.version", "0.11.0")]
    [InlineData("ollama-slog.txt", "engine.name", "ollama")]
    [InlineData("ollama-slog.txt", "model.name", "deepseek-r1:32b")]
    [InlineData("ollama-slog.txt", "gpu.memory.total", "6")]
    [InlineData("llama-cpp-unknown-architecture.txt", "llama-cpp.version", "4453")]
    [InlineData("llama-cpp-unknown-architecture.txt", "model.type", "qwen3")]
    [InlineData("mp-world-size-mismatch.txt", "model.family", "llama-2")]
    [InlineData("mp-world-size-mismatch.txt", "launch.launcher", "torchrun")]
    [InlineData("torch-newer-than-driver.txt", "cuda.driver", "11.4")]
    [InlineData("torch-newer-than-driver.txt", "cuda.toolkit", null)]
    [InlineData("vllm-eight-ranks.txt", "parallel.tensor", "8")]
    [InlineData("chinese-complaint.txt", "gpu.count", "2")]
    [InlineData("colab-notebook.txt", "os.container", "colab")]
    [InlineData("no-nccl-on-windows.txt", "os.family", "windows")]
    [InlineData("no-nccl-on-windows.txt", "os.container", null)]
    public void A_report_states(string sample, string key, string? value) =>
        Read(sample).ValueOf(key).ShouldBe(value);

    [Fact]
    public void No_report_contradicts_itself()
    {
        foreach (string path in Directory.EnumerateFiles(Path.Combine(FactReading.RepositoryRoot, "tests", "samples")))
        {
            FactConflicts.Of(Read(Path.GetFileName(path))).ShouldBeEmpty(path);
        }
    }

    private static FactSet Read(string sample)
    {
        TextFactReader facts = new(FactReading.Families);
        using StreamReader text = File.OpenText(Path.Combine(FactReading.RepositoryRoot, "tests", "samples", sample));
        new LogReader([]).Read(text, [facts]);
        return facts.Complete();
    }
}
