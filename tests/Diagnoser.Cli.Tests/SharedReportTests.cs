using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Json;
using Diagnoser.Reporting.Markdown;

namespace Diagnoser.Cli.Tests;

public sealed class SharedReportTests
{
    private static readonly string Failure = $"""
        $ HF_TOKEN=hf_{new string('Q', 20)}aB3dE6fG9h python /home/marguerite/serve.py
        Traceback (most recent call last):
          File "/home/marguerite/serve.py", line 3, in <module>
            model.cuda()
        torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 86.00 MiB (GPU 0; 11.75 GiB total capacity; 10.93 GiB already allocated; 28.00 MiB free; 10.97 GiB reserved in total by PyTorch)
        """;

    [Theory]
    [InlineData("markdown")]
    [InlineData("html")]
    public async Task A_report_to_share_holds_no_secret_and_no_name(string format)
    {
        ProgramRun run = await ProgramRun.WithInputAsync(Failure, "explain", "--format", format);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldNotContain("hf_QQQ");
        run.Output.ShouldNotContain("marguerite");
        run.Output.ShouldContain("CUDA out of memory");
    }

    [Fact]
    public async Task A_Markdown_report_carries_the_diagnosis_with_it()
    {
        DiagnosisReport original = JsonReport.Read((await ProgramRun.WithInputAsync(Failure, "explain", "--format", "json")).Output);

        MarkdownReport.TryReadBack((await ProgramRun.WithInputAsync(Failure, "explain", "--format", "markdown")).Output, out DiagnosisReport? back).ShouldBeTrue();

        back!.Causes.ShouldBe(original.Causes);
        back.Verdict.ShouldBe(original.Verdict);
    }
}
