using System.Text.Json;
using Diagnoser.Cli.Running.Unix;
using Diagnoser.Cli.Tests.Running;

namespace Diagnoser.Cli.Tests;

public sealed class BatchTests : IDisposable
{
    private static readonly string[] Texts =
    [
        "torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB.",
        "RuntimeError: Distributed package doesn't have NCCL built in",
        "The model answers with exclamation marks only.",
        "ModuleNotFoundError: No module named 'vllm._C'",
        "输出都是乱码",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("llmdiag-batch-").FullName;

    private string OutputFile => Path.Combine(_folder, "answers.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Answers_come_one_a_line_in_the_order_of_the_reports()
    {
        ProgramRun run = await ProgramRun.WithInputAsync(Lines(40), "batch", "--jobs", "4");

        run.ExitCode.ShouldBe(0, run.Error);
        Ids(run.Output).ShouldBe(Enumerable.Range(0, 40).Select(number => $"report {number}"));
        run.Error.ShouldContain("40 reports in ");
    }

    [UnixFact]
    public async Task A_batch_that_is_stopped_ends_with_a_whole_answer_and_goes_on_with_resume()
    {
        string input = Path.Combine(_folder, "reports.jsonl");
        await File.WriteAllTextAsync(input, Lines(2000));

        WrappedRun stopped = await WrappedRun.StartAsync(["batch", input], "", "off", process => _ = Libc.Kill(process.Id, Libc.SignalTerminate));

        stopped.ExitCode.ShouldBe(130, stopped.Error);
        stopped.Error.ShouldNotContain("exception");
        stopped.Output.ShouldEndWith("}\n");
        await File.WriteAllTextAsync(OutputFile, stopped.Output);
        ProgramRun rest = await ProgramRun.OfAsync("batch", input, "-o", OutputFile, "--resume");
        rest.ExitCode.ShouldBe(0, rest.Error);
        Ids(await File.ReadAllTextAsync(OutputFile)).ShouldBe(Enumerable.Range(0, 2000).Select(number => $"report {number}"));
    }

    [Fact]
    public async Task An_answer_holds_the_report_that_explain_gives()
    {
        ProgramRun single = await ProgramRun.WithInputAsync(Texts[0], "explain", "-", "--format", "json");
        ProgramRun batch = await ProgramRun.WithInputAsync(JsonSerializer.Serialize(new { id = 7, text = Texts[0] }), "batch");

        using JsonDocument answer = JsonDocument.Parse(batch.Output);
        answer.RootElement.GetProperty("id").GetInt32().ShouldBe(7);
        JsonElement report = answer.RootElement.GetProperty("report");
        report.GetProperty("headline").GetString().ShouldBe(JsonDocument.Parse(single.Output).RootElement.GetProperty("headline").GetString());
        report.GetProperty("categories")[0].GetProperty("code").GetString().ShouldBe("G");
    }

    [Fact]
    public async Task Lines_that_cannot_be_used_are_reported_and_skipped()
    {
        string input = string.Join('\n', "{\"id\":1,\"text\":\"a\"}", "not json", "", "[1]", "{\"text\":\"no id\"}", "{\"id\":2,\"text\":3}", "{\"id\":\"x\",\"text\":\"\\ud800\"}", "{\"id\":3,\"text\":\"b\"}", "{\"id\":4,");

        ProgramRun run = await ProgramRun.WithInputAsync(input, "batch");

        run.ExitCode.ShouldBe(1);
        run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        run.Error.ShouldContain("line 2 is skipped: it is no JSON");
        run.Error.ShouldContain("line 4 is skipped: it is no JSON object.");
        run.Error.ShouldContain("line 5 is skipped: it has no 'id'");
        run.Error.ShouldContain("line 6 is skipped: it has no 'text'");
        run.Error.ShouldContain("line 7 is skipped: its 'id' or 'text' is no valid Unicode.");
        run.Error.ShouldContain("line 9 is skipped");
        run.Error.ShouldContain("6 lines skipped");
    }

    [Fact]
    public async Task A_broken_run_is_continued_where_it_stopped()
    {
        string input = Lines(12);
        await ProgramRun.WithInputAsync(input, "batch", "-o", OutputFile);
        byte[] whole = await File.ReadAllBytesAsync(OutputFile);
        await File.WriteAllBytesAsync(OutputFile, whole[..(whole.Length / 2)]);

        ProgramRun run = await ProgramRun.WithInputAsync(input, "batch", "-o", OutputFile, "--resume");

        run.ExitCode.ShouldBe(0, run.Error);
        (await File.ReadAllBytesAsync(OutputFile)).ShouldBe(whole);
        run.Error.ShouldContain("were answered before");
    }

    [Fact]
    public async Task An_output_of_other_reports_is_not_continued()
    {
        await ProgramRun.WithInputAsync("{\"id\":\"another\",\"text\":\"a\"}", "batch", "-o", OutputFile);
        byte[] before = await File.ReadAllBytesAsync(OutputFile);

        ProgramRun run = await ProgramRun.WithInputAsync(Lines(3), "batch", "-o", OutputFile, "--resume");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("\"another\"");
        (await File.ReadAllBytesAsync(OutputFile)).ShouldBe(before);
    }

    [Fact]
    public async Task A_file_of_something_else_is_neither_continued_nor_changed()
    {
        await File.WriteAllTextAsync(OutputFile, "my notes\n");

        ProgramRun run = await ProgramRun.WithInputAsync(Lines(3), "batch", "-o", OutputFile, "--resume");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("no answer of a batch");
        (await File.ReadAllTextAsync(OutputFile)).ShouldBe("my notes\n");
    }

    [Theory]
    [InlineData("--resume needs -o FILE", "batch", "--resume")]
    [InlineData("--jobs has to be", "batch", "--jobs", "0")]
    [InlineData("cannot be read", "batch", "no-such-file.jsonl")]
    public async Task What_cannot_be_done_is_said_in_one_sentence(string expected, params string[] args)
    {
        ProgramRun run = await ProgramRun.WithInputAsync("", args);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(expected);
    }

    private static string Lines(int count) =>
        string.Concat(Enumerable.Range(0, count).Select(number => JsonSerializer.Serialize(new { id = $"report {number}", text = Texts[number % Texts.Length] }) + "\n"));

    private static IEnumerable<string?> Ids(string output) =>
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString());
}
