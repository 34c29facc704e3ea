using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Json;

namespace Diagnoser.Cli.Tests;

/// <summary>Each sample gets the cause that its author would defend, by category, in first or second place.</summary>
public sealed class SampleTests
{
    public static TheoryData<string, string> Samples => new()
    {
        { "chinese-complaint.txt", "B H F" },
        { "colab-notebook.txt", "A" },
        { "cuda-out-of-memory.txt", "G B" },
        { "endless-generation.txt", "F B" },
        { "flash-attn-undefined-symbol.txt", "A" },
        { "gated-or-missing-hf-file.txt", "D" },
        { "github-issue-vllm-template.txt", "A" },
        { "gptq-exclamation-marks.txt", "C" },
        { "inf-nan-probabilities.txt", "C" },
        { "killed-minus-9.txt", "G" },
        { "llama-cpp-unknown-architecture.txt", "A" },
        { "mp-world-size-mismatch.txt", "E" },
        { "no-nccl-on-windows.txt", "A" },
        { "ollama-slog.txt", "G B" },
        { "slurm-oom.txt", "G" },
        { "tokenizer-file-missing.txt", "F I" },
        { "torch-newer-than-driver.txt", "A" },
        { "vllm-eight-ranks.txt", "G B" },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_sample_gets_its_cause_in_first_or_second_place(string sample, string categories)
    {
        ProgramRun run = await ProgramRun.OfAsync("explain", RepositoryFiles.PathOf("tests", "samples", sample), "--format", "json");

        run.ExitCode.ShouldBe(0, run.Error);
        DiagnosisReport report = JsonReport.Read(run.Output);
        report.Categories.Take(2).Select(category => category.Code).ShouldContain(code => categories.Contains(code, StringComparison.Ordinal), $"got {string.Join(", ", report.Causes.Take(4))}");
        report.Incident.ShouldNotBeNull();
        report.Fixes.ShouldNotBeEmpty();
    }

    [Fact]
    public void Every_sample_is_in_the_table() =>
        Directory.GetFiles(RepositoryFiles.PathOf("tests", "samples"), "*.txt").Select(Path.GetFileName)
            .ShouldBe(Samples.Select(row => (string)row[0]), ignoreOrder: true);
}
