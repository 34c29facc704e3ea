using Diagnoser.Core.Diagnosis;

namespace Diagnoser.Reporting.Tests.Samples;

/// <summary>A report whose every text tries to break out: of the terminal, of Spectre's markup, of Markdown, of HTML, of a comment, of the width.</summary>
internal static class HostileReport
{
    public const string Text =
        "\u001b[2J\u001b]0;owned\u0007 [red]no[/] <script>alert(1)</script> --> ```` @octocat *b* | \\ &amp; \u202Egpj.exe \u009b31m \0 \ud800";

    public static string LongLine { get; } = "RuntimeError: " + string.Concat(Enumerable.Repeat("weights.layers.17.mlp ", 80));

    public static DiagnosisReport Make()
    {
        DiagnosisReport likely = SampleReports.Likely();
        var fix = new Fix($"Fix {Text}", [$"echo '{Text}'", "cat <<EOF\n  two\nEOF"], $"Why {Text}", "hostile\r\nrule", $"Cost {Text}");
        return likely with
        {
            Headline = $"Headline {Text}\nsecond line",
            Incident = likely.Incident! with { Message = Text, Excerpt = [Text, LongLine], ExcerptLines = [1, 2], Worker = Text, Library = Text, File = Text, Function = Text },
            Reasons = [$"Reason {Text}"],
            Findings =
            [
                likely.Findings[0] with
                {
                    Title = $"Title {Text}",
                    Explanation = $"Explanation {Text}\n\nSecond paragraph with `code <b>` in it and an odd ` backtick.",
                    Evidence =
                    [
                        new Evidence { Line = 1, Text = Text },
                        new Evidence { Line = 123456789, Text = LongLine },
                        new Evidence { Line = 7, Text = "\tindented\twith tabs" },
                        new Evidence { Fact = $"key {Text}", Value = Text, Source = Text },
                    ],
                    References = ["javascript:alert(1)", "https://example.org/\"onmouseover=\"alert(1)"],
                },
                likely.Findings[0] with { Rule = Text, Title = Text, Cause = "Z.9", Explanation = Text, Evidence = [], References = [] },
            ],
            Fixes = [fix],
            SimilarCases =
            [
                new SimilarCase($"id{Text}", "javascript:alert(1)", Text, "B.1", "B.1.3", Text, 0.5, false),
                new SimilarCase("id2", "https://example.org/a b)<c>\n", "[title](https://evil.example)", "A.2", "B.1.3", new string('长', 400), 0.004, true),
            ],
            Facts = [new ReportedFact("torch.version", Text, Text), new ReportedFact("gpu.name", "a|b", "line 1")],
            NextSteps = [new NextStep(Text, Text, Text)],
        };
    }
}
