using System.Net;
using System.Text.Json;
using Diagnoser.Cli.Composition;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Tests.Privacy;
using Diagnoser.Reporting.Html;
using Diagnoser.Reporting.Issues;
using Diagnoser.Reporting.Json;
using Diagnoser.Reporting.Markdown;
using Diagnoser.Reporting.Terminal;

namespace Diagnoser.Cli.Tests.Privacy;

/// <summary>The planted secrets, from the text that is piped in to each form that comes out.</summary>
public sealed class SharedFormTests
{
    private static readonly IssueForms Forms = KnowledgeLoader.ReadIssueForms(Installation.Rules);

    public static TheoryData<int> Indexes => [.. Enumerable.Range(0, PlantedSecrets.Contexts.Count)];

    [Theory]
    [MemberData(nameof(Indexes))]
    public async Task No_planted_secret_leaves_in_any_form(int index)
    {
        PlantedContext context = PlantedSecrets.Contexts[index];

        ProgramRun run = await ProgramRun.WithInputAsync(Failure(context.Text), "report", "--format", "json");

        run.ExitCode.ShouldBe(0, run.Error);
        context.Leaks(run.Error).ShouldBeEmpty($"{context.Name} on standard error");
        foreach ((string form, string shown) in AllForms(run.Output))
        {
            context.Leaks(shown).ShouldBeEmpty($"{context.Name} as {form}:\n{shown}");
        }
    }

    [Fact]
    public async Task Secrets_that_reach_a_report_are_masked_and_counted_in_every_form()
    {
        PlantedContext context = PlantedSecrets.Contexts[0];
        string failure = Failure(context.Text);
        string[][] forms = [["--format", "text", "--verbose"], ["--format", "markdown"], ["--format", "html"], ["--format", "json"], ["--for", "someone/project"], ["--for", "vllm-project/vllm"]];
        foreach (string[] form in forms)
        {
            ProgramRun run = await ProgramRun.WithInputAsync(failure, ["report", .. form]);

            run.ExitCode.ShouldBe(0, run.Error);
            context.Leaks(WebUtility.UrlDecode(WebUtility.HtmlDecode(run.Output))).ShouldBeEmpty(string.Join(' ', form));
            WebUtility.UrlDecode(WebUtility.HtmlDecode(run.Output)).Replace("\\", "", StringComparison.Ordinal).ShouldContain("<hf-token-1>", Case.Sensitive, string.Join(' ', form));
        }

        JsonReport.Read((await ProgramRun.WithInputAsync(failure, "report", "--format", "json")).Output).Masked!.ShouldContain(count => count.Kind == "hf-token" && count.Times > 0);
    }

    [Fact]
    public async Task Clean_lines_stay_as_they_are()
    {
        string[] lines = [.. File.ReadAllLines(Path.Combine(PlantedSecrets.Folder, "clean-lines.txt")).Where(line => line.Length is > 0 and < 300)];
        foreach (string[] some in lines.Chunk(20))
        {
            ProgramRun run = await ProgramRun.WithInputAsync(Failure(string.Join('\n', some)), "report", "--format", "json");

            JsonReport.Read(run.Output).Masked.ShouldBeEmpty(string.Join('\n', some));
        }
    }

    // In a trace, in its message and before it: wherever a report may quote from.
    private static string Failure(string text) => $"""
        {text}
        Traceback (most recent call last):
          File "/app/serve.py", line 3, in <module>
            model.cuda()
        RuntimeError: CUDA error: device-side assert triggered {text.TrimEnd()}
        CUDA kernel errors might be asynchronously reported at some other API call.
        """;

    // As a reader sees them: entities, escapes and percent signs resolved.
    private static IEnumerable<(string Form, string Shown)> AllForms(string json)
    {
        DiagnosisReport report = JsonReport.Read(json);
        yield return ("json", string.Join('\n', Texts(JsonDocument.Parse(json).RootElement)));
        yield return ("markdown", MarkdownReport.Write(report, new MarkdownOptions()).Replace("\\", "", StringComparison.Ordinal).Replace("<!-- -->", "", StringComparison.Ordinal));
        yield return ("html", WebUtility.HtmlDecode(HtmlReport.Write(report, new HtmlOptions())));
        using StringWriter text = new();
        TerminalReport.Write(report, text, 100, new TerminalOptions { Verbose = true });
        yield return ("text", text.ToString());
        foreach (string repository in new[] { "someone/project", "huggingface/transformers", "vllm-project/vllm" })
        {
            IssueLink link = IssueLinkWriter.Write(report, repository, Forms, new IssueLinkOptions());
            yield return (repository, WebUtility.UrlDecode(link.Address) + string.Join('\n', link.ToPaste.Select(field => field.Text)));
        }
    }

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Texts(member.Value)),
        _ => [],
    };
}
