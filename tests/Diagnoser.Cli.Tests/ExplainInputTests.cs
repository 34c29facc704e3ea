using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Json;

namespace Diagnoser.Cli.Tests;

/// <summary>Any text is legal input; what is no text is refused in one sentence.</summary>
public sealed class ExplainInputTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n")]
    [InlineData("hello")]
    [InlineData("Segmentation fault (core dumped)\n")]
    [InlineData("Traceback (most recent call last):\n  File \"/opt/a.py\", line 3, in <module>\n    import to")]
    public async Task A_text_that_tells_nothing_gets_an_unsure_report(string text)
    {
        ProgramRun run = await ProgramRun.WithInputAsync(text, "explain", "--format", "json");

        run.ExitCode.ShouldBe(0, run.Error);
        DiagnosisReport report = JsonReport.Read(run.Output);
        report.Verdict.ShouldBe(Verdict.Unsure);
        report.NextSteps.ShouldNotBeEmpty();
        report.Categories.Sum(category => category.Probability).ShouldBe(1, 0.001);
        report.Causes.Count.ShouldBe(26);
    }

    [Fact]
    public async Task A_missing_file_is_named_in_one_sentence()
    {
        ProgramRun run = await ProgramRun.OfAsync("explain", "/nowhere/failure.log");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldBe($"llmdiag: There is no file /nowhere/failure.log; check the path.{Environment.NewLine}");
        run.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_is_refused_in_one_sentence()
    {
        ProgramRun run = await ProgramRun.OfAsync("explain", Path.GetTempPath());

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldBe($"llmdiag: {Path.GetTempPath()} is a folder; name the log file in it.{Environment.NewLine}");
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused_in_one_sentence()
    {
        byte[] bytes = new byte[5000];
        new Random(7).NextBytes(bytes);
        "\u007fELF"u8.CopyTo(bytes);

        ProgramRun run = await ProgramRun.WithInputAsync(bytes, "explain", "-");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldBe($"llmdiag: standard input is not text; give llmdiag the log or the message, not a model, a picture or an archive.{Environment.NewLine}");
    }

    [Fact]
    public async Task Fifty_megabytes_of_one_line_are_read()
    {
        byte[] line = new byte[50_000_000];
        Array.Fill(line, (byte)'x');

        ProgramRun run = await ProgramRun.WithInputAsync(line, "explain", "-");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Text_in_UTF_16_as_PowerShell_writes_it_is_read()
    {
        byte[] bytes = [.. System.Text.Encoding.Unicode.GetPreamble(), .. System.Text.Encoding.Unicode.GetBytes("RuntimeError: Distributed package doesn't have NCCL built in\r\n")];

        ProgramRun run = await ProgramRun.WithInputAsync(bytes, "explain", "--format", "json");

        JsonReport.Read(run.Output).Incident!.Exception.ShouldBe("RuntimeError");
    }

    [Fact]
    public async Task The_report_goes_to_the_file_that_is_named()
    {
        string path = Path.Combine(Path.GetTempPath(), $"llmdiag-{Guid.NewGuid():N}.json");
        try
        {
            ProgramRun run = await ProgramRun.WithInputAsync("RuntimeError: CUDA error: out of memory", "explain", "--format", "json", "-o", path);

            run.Output.ShouldBeEmpty();
            JsonReport.Read(await File.ReadAllTextAsync(path)).Tool.Name.ShouldBe("llmdiag");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("explain", "--format", "xml")]
    [InlineData("explian")]
    [InlineData("explain", "a.log", "b.log")]
    public async Task A_wrong_command_line_is_refused_in_one_sentence(params string[] args)
    {
        ProgramRun run = await ProgramRun.OfAsync(args);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldStartWith("llmdiag: ");
        run.Error.TrimEnd().Split('\n').Length.ShouldBe(1);
    }
}
