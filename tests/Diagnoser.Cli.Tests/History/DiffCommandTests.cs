namespace Diagnoser.Cli.Tests.History;

public sealed class DiffCommandTests : IDisposable
{
    private const string Before = """
        {
          "facts": [
            { "key": "driver.version", "value": "535.183.01", "source": "NVML" },
            { "key": "torch.version", "value": "2.5.1", "source": "METADATA" },
            { "key": "transformers.version", "value": "4.46.0", "source": "METADATA" },
            { "key": "flash-attn.version", "value": "2.7.4", "source": "METADATA" },
            { "key": "tqdm.version", "value": "4.66.0", "source": "METADATA" },
            { "key": "env.CUDA_VISIBLE_DEVICES", "value": "0", "source": "environment" },
            { "key": "model.path", "value": "/data/qwen", "source": "/data/qwen" },
            { "key": "memory.available", "value": "20.1", "source": "/proc/meminfo" },
            { "key": "gpu.memory.free-now", "value": "23.1", "source": "NVML" },
            { "key": "collect.logs.failed", "value": "not done after 3 s", "source": "logs" }
          ]
        }
        """;

    private const string After = """
        {
          "schemaVersion": 1,
          "headline": "flash-attn was built for another torch",
          "findings": [ { "evidence": [ { "fact": "torch.version", "value": "2.6.0" }, { "line": 3, "text": "undefined symbol" } ] } ],
          "facts": [
            { "key": "driver.version", "value": "550.54.14", "source": "NVML" },
            { "key": "torch.version", "value": "2.6.0", "source": "METADATA" },
            { "key": "transformers.version", "value": "4.46.0", "source": "METADATA" },
            { "key": "tqdm.version", "value": "4.67.1", "source": "METADATA" },
            { "key": "env.CUDA_VISIBLE_DEVICES", "value": "0", "source": "environment" },
            { "key": "env.PYTORCH_CUDA_ALLOC_CONF", "value": "expandable_segments:True", "source": "environment" },
            { "key": "model.path", "value": "/data/qwen", "source": "/data/qwen" },
            { "key": "model.file.truncated", "value": "model-00002-of-00004.safetensors: 1 of 4 GB", "source": "/data/qwen" },
            { "key": "memory.available", "value": "19.0", "source": "/proc/meminfo" },
            { "key": "gpu.memory.free-now", "value": "2.4", "source": "NVML" },
            { "key": "model.name", "value": "Qwen2.5-7B", "source": "line 2" },
            { "key": "torch.release-date", "value": "2025-01", "source": "knowledge/torch-releases.yaml" }
          ]
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("llmdiag-diff-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_changed_is_told_most_suspicious_first()
    {
        ProgramRun run = await ProgramRun.OfAsync("diff", Write("before.json", Before), Write("after.json", After));

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.Replace(_folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).ShouldMatchApproved(options => options.SubFolder("Approved"));
    }

    [Fact]
    public async Task Programs_get_the_same_as_JSON()
    {
        ProgramRun run = await ProgramRun.OfAsync("diff", Write("before.json", Before), Write("after.json", After), "--format", "json");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.Replace(_folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).ShouldMatchApproved(options => options.SubFolder("Approved"));
    }

    [Fact]
    public async Task Two_looks_at_the_same_machine_show_nothing()
    {
        ProgramRun run = await ProgramRun.OfAsync("diff", Write("before.json", Before), Write("again.json", Before));

        run.Output.ShouldEndWith($"Nothing that was looked at has changed.{Environment.NewLine}");
    }

    [Theory]
    [InlineData("not json", "is not JSON; give a report")]
    [InlineData("[1, 2]", "holds no facts; give a report")]
    [InlineData("{ \"facts\": [ 1, {} ] }", "holds no facts; give a report")]
    public async Task A_file_without_facts_is_refused_in_one_sentence(string text, string reason)
    {
        ProgramRun run = await ProgramRun.OfAsync("diff", Write("before.json", Before), Write("after.json", text));

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(reason);
        run.Error.TrimEnd().Split('\n').Length.ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_history_a_name_that_is_no_file_is_refused()
    {
        ProgramRun run = await ProgramRun.OfAsync("diff", "last", "good");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldBe($"llmdiag: There is no file last, and the history is turned off by LLMDIAG_HISTORY.{Environment.NewLine}");
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
