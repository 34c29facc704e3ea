using System.Collections.Specialized;
using System.Text;
using System.Web;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Json;
using Diagnoser.Reporting.Markdown;

namespace Diagnoser.Cli.Tests;

public sealed class ReportCommandTests
{
    private static readonly string Secret = "hf" + "_" + "QwErTyUiOpAsDfGhJkLzXcVbNmQwErTy12";

    private static readonly string Failure = $"""
        $ HF_TOKEN={Secret} python /home/marguerite/serve.py
        Traceback (most recent call last):
          File "/home/marguerite/serve.py", line 3, in <module>
            model.cuda()
        torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 86.00 MiB (GPU 0; 11.75 GiB total capacity; 10.93 GiB already allocated; 28.00 MiB free; 10.97 GiB reserved in total by PyTorch)
        """;

    public static TheoryData<string> Samples =>
        [.. Directory.GetFiles(RepositoryFiles.PathOf("tests", "samples"), "*.txt").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_report_that_is_explained_gives_the_diagnosis_that_it_holds(string sample)
    {
        string path = RepositoryFiles.PathOf("tests", "samples", sample);
        DiagnosisReport original = JsonReport.Read((await ProgramRun.OfAsync("explain", path, "--format", "json")).Output);
        string markdown = (await ProgramRun.OfAsync("report", path)).Output;
        MarkdownReport.TryReadBack(markdown, out DiagnosisReport? held).ShouldBeTrue();
        string issue = "Hello,\r\nthis is what I get:\r\n\r\n" + markdown.Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\nRuntimeError: thank you!\r\n";

        ProgramRun explained = await ProgramRun.WithInputAsync(issue, "explain", "--format", "json");

        explained.Error.ShouldContain("This text holds a report of llmdiag");
        explained.Output.TrimEnd().ShouldBe(JsonReport.Write(held!));
        DiagnosisReport back = JsonReport.Read(explained.Output);
        back.Causes.ShouldBe(original.Causes);
        back.Verdict.ShouldBe(original.Verdict);
        back.Symptom.ShouldBe(original.Symptom);
        back.Findings.Select(finding => finding.Rule).ShouldBe(original.Findings.Select(finding => finding.Rule));
    }

    [Fact]
    public async Task The_json_of_a_report_is_read_back_too()
    {
        string data = (await ProgramRun.WithInputAsync(Failure, "report", "--format", "json")).Output;

        (await ProgramRun.WithInputAsync(data, "explain", "--format", "json")).Output.ShouldBe(data);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("markdown")]
    [InlineData("html")]
    [InlineData("json")]
    public async Task Every_form_is_masked_and_says_what_was(string format)
    {
        ProgramRun run = await ProgramRun.WithInputAsync(Failure, "report", "--format", format);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldNotContain(Secret[..8]);
        run.Output.ShouldNotContain("marguerite");
        run.Output.ShouldContain("CUDA out of memory");
        run.Output.ShouldContain("user");
    }

    [Fact]
    public async Task Without_a_terminal_no_redact_needs_the_answer_as_an_option()
    {
        ProgramRun refused = await ProgramRun.WithInputAsync(Failure, "report", "--no-redact");

        refused.ExitCode.ShouldBe(2);
        refused.Output.ShouldBeEmpty();
        refused.Error.ShouldContain("--yes-i-have-read-it");

        ProgramRun allowed = await ProgramRun.WithInputAsync(Failure, "report", "--no-redact", "--yes-i-have-read-it", "--format", "json");

        allowed.ExitCode.ShouldBe(0, allowed.Error);
        allowed.Output.ShouldContain("marguerite");
        JsonReport.Read(allowed.Output).Masked.ShouldBeNull();
    }

    [Theory]
    [InlineData("yes\nshow secrets\n", 0, 2)]
    [InlineData("yes\nyes\n", 2, 2)]
    [InlineData("no\n", 2, 1)]
    [InlineData("", 2, 1)]
    public async Task On_a_terminal_no_redact_asks_twice(string answers, int exitCode, int questions)
    {
        string log = Path.Combine(Path.GetTempPath(), $"llmdiag-{Guid.NewGuid():N}.log");
        await File.WriteAllTextAsync(log, Failure);
        try
        {
            using StringWriter output = new();
            using StringWriter error = new();
            Terminal terminal = new(() => new MemoryStream(Encoding.UTF8.GetBytes(answers)), output, error, InputIsRedirected: false, OutputIsTerminal: false, ErrorIsTerminal: true, Width: 100);

            (await Task.Run(() => CommandLine.Run(["report", log, "--no-redact"], terminal))).ShouldBe(exitCode);

            error.ToString().Split(["Type yes", "type show secrets"], StringSplitOptions.None).Length.ShouldBe(questions + 1);
            output.ToString().Contains("marguerite", StringComparison.Ordinal).ShouldBe(exitCode == 0);
        }
        finally
        {
            File.Delete(log);
        }
    }

    [Fact]
    public async Task A_link_to_a_public_issue_is_always_masked()
    {
        ProgramRun refused = await ProgramRun.WithInputAsync(Failure, "report", "--for", "ollama/ollama", "--no-redact", "--yes-i-have-read-it");

        refused.ExitCode.ShouldBe(2);
        refused.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_link_stands_alone_on_its_line_and_opens_the_form()
    {
        ProgramRun run = await ProgramRun.WithInputAsync(Failure, "report", "--for", "https://github.com/ollama/ollama/issues", "--tried", "1", "--tried", "turned it off and on");

        run.ExitCode.ShouldBe(0, run.Error);
        NameValueCollection query = HttpUtility.ParseQueryString(new Uri(run.Output.TrimEnd()).Query);
        query["template"].ShouldBe("10_bug_report.yml");
        query["logs"]!.ShouldContain("CUDA out of memory");
        query["description"]!.ShouldContain("turned it off and on");
    }

    [Theory]
    [InlineData("ollama")]
    [InlineData("https://gitlab.com/a/b")]
    [InlineData("a/b/c")]
    [InlineData("a b/c")]
    [InlineData("")]
    public async Task What_is_no_repository_is_refused_in_one_sentence(string repository)
    {
        ProgramRun run = await ProgramRun.WithInputAsync(Failure, "report", "--for", repository);

        run.ExitCode.ShouldBe(2);
        run.Error.TrimEnd().Split('\n').ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Patterns_of_the_users_own_are_masked_too()
    {
        string file = Path.Combine(Path.GetTempPath(), $"llmdiag-{Guid.NewGuid():N}.yaml");
        await File.WriteAllTextAsync(file, "patterns:\n  - { name: script, match: serve.py }\n");
        try
        {
            ProgramRun run = await ProgramRun.WithInputAsync(Failure, "report", "--redact-patterns", file);

            run.ExitCode.ShouldBe(0, run.Error);
            run.Output.ShouldNotContain("serve.py");
            run.Output.ShouldContain("script-1");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_file_of_patterns_that_is_missing_is_named()
    {
        ProgramRun run = await ProgramRun.WithInputAsync(Failure, "report", "--redact-patterns", "/nowhere/mine.yaml");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("/nowhere/mine.yaml");
    }

    [Fact]
    public async Task A_report_on_a_recorded_machine_needs_no_text()
    {
        string machine = Directory.GetDirectories(RepositoryFiles.PathOf("tests", "machines")).Order(StringComparer.Ordinal).First();

        ProgramRun run = await ProgramRun.OfAsync("report", "--machine", machine, "--format", "json");

        run.ExitCode.ShouldBe(0, run.Error);
        DiagnosisReport report = JsonReport.Read(run.Output);
        report.Input.Source.ShouldBe(InputSource.Machine);
        report.Facts.ShouldNotBeEmpty();
        report.Masked.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_report_speaks_Chinese_where_it_is_asked_to()
    {
        ProgramRun run = await ProgramRun.WithInputAsync(Failure, "report", "--lang", "zh", "--format", "text");

        run.Output.ShouldContain("显存");
        run.Output.ShouldContain("解决办法");
        run.Output.ShouldContain("隐去");
    }
}
