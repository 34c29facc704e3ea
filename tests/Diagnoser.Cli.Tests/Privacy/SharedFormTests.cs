using System.Net;
using System.Text.Json;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Tests.Privacy;
using Diagnoser.Reporting.Json;

namespace Diagnoser.Cli.Tests.Privacy;

/// <summary>The planted secrets, from the text that is piped in to each form that comes out.</summary>
public sealed class SharedFormTests
{
    private static readonly string[][] Forms =
    [
        ["--format", "text", "--verbose"],
        ["--format", "markdown"],
        ["--format", "html"],
        ["--format", "json"],
        ["--for", "someone/project"],
        ["--for", "huggingface/transformers"],
    ];

    public static TheoryData<int> Indexes => [.. Enumerable.Range(0, PlantedSecrets.Contexts.Count)];

    [Theory]
    [MemberData(nameof(Indexes))]
    public async Task No_planted_secret_leaves_in_any_form(int index)
    {
        PlantedContext context = PlantedSecrets.Contexts[index];
        string failure = Failure(context.Text);

        foreach (string[] form in Forms)
        {
            ProgramRun run = await ProgramRun.WithInputAsync(failure, ["report", .. form]);

            run.ExitCode.ShouldBe(0, run.Error);
            string shown = Decode(run.Output, form[1]);
            context.Leaks(shown).ShouldBeEmpty($"{context.Name} as {string.Join(' ', form)}:\n{shown}");
            context.Leaks(run.Error).ShouldBeEmpty($"{context.Name} on standard error");
        }
    }

    [Fact]
    public async Task The_secrets_do_reach_the_reports_and_are_masked_there()
    {
        int reached = 0;
        foreach (PlantedContext context in PlantedSecrets.Contexts)
        {
            DiagnosisReport report = JsonReport.Read((await ProgramRun.WithInputAsync(Failure(context.Text), "report", "--format", "json")).Output);
            reached += report.Masked!.Count > 0 ? 1 : 0;
        }

        reached.ShouldBeGreaterThan(PlantedSecrets.Contexts.Count / 2);
    }

    [Fact]
    public async Task Clean_lines_stay_as_they_are_in_every_form()
    {
        string[] lines = [.. File.ReadAllLines(Path.Combine(PlantedSecrets.Folder, "clean-lines.txt")).Where(line => line.Length is > 0 and < 300).Where((_, index) => index % 12 == 0)];
        foreach (string line in lines)
        {
            DiagnosisReport plain = JsonReport.Read((await ProgramRun.WithInputAsync(Failure(line), "explain", "--format", "json")).Output);
            DiagnosisReport shared = JsonReport.Read((await ProgramRun.WithInputAsync(Failure(line), "report", "--format", "json")).Output);

            shared.Masked.ShouldBeEmpty(line);
            (shared with { Masked = null, Input = plain.Input }).Incident!.Excerpt.ShouldBe(plain.Incident!.Excerpt);
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

    // What a reader sees: entities, escapes and percent signs resolved.
    private static string Decode(string output, string form) => form switch
    {
        "html" => WebUtility.HtmlDecode(output),
        "json" => string.Join('\n', Texts(JsonDocument.Parse(output).RootElement)),
        "markdown" => output.Replace("\\", "", StringComparison.Ordinal).Replace("<!-- -->", "", StringComparison.Ordinal),
        "text" => output,
        _ => WebUtility.UrlDecode(output),
    };

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Texts(member.Value)),
        _ => [],
    };
}
