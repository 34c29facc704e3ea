using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Content;
using Diagnoser.Reporting.Languages;
using Diagnoser.Reporting.Terminal;
using Diagnoser.Reporting.Tests.Samples;
using Spectre.Console;

namespace Diagnoser.Reporting.Tests.Terminal;

public sealed class TerminalReportTests
{
    public static TheoryData<string, int> SamplesAndWidths()
    {
        var data = new TheoryData<string, int>();
        foreach (string name in SampleReports.All.Keys)
        {
            data.Add(name, 80);
            data.Add(name, 40);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(SamplesAndWidths))]
    public void A_report_reads_as_approved(string sample, int width)
    {
        string page = WriteToConsole(SampleReports.All[sample](), width, new TerminalOptions());

        page.ShouldMatchApproved(options => options.SubFolder("Approved").WithDiscriminator($"{sample}.{width}"));
    }

    [Theory]
    [InlineData("likely")]
    [InlineData("hostile")]
    public void A_verbose_report_reads_as_approved(string sample)
    {
        string page = WriteToConsole(SampleReports.All[sample](), 80, new TerminalOptions { Verbose = true });

        page.ShouldMatchApproved(options => options.SubFolder("Approved").WithDiscriminator($"{sample}"));
    }

    [Theory]
    [InlineData("likely")]
    [InlineData("chinese-complaint")]
    [InlineData("empty")]
    public void A_Chinese_report_reads_as_approved(string sample)
    {
        string page = WriteToConsole(SampleReports.All[sample](), 80, new TerminalOptions { Language = ReportLanguage.Chinese });

        page.ShouldMatchApproved(options => options.SubFolder("Approved").WithDiscriminator($"{sample}"));
    }

    [Fact]
    public void A_report_in_colour_reads_as_approved()
    {
        string page = WriteToConsole(SampleReports.Likely(), 80, new TerminalOptions(), ColorSystemSupport.Standard);

        page.Replace("\u001b", "<ESC>", StringComparison.Ordinal)
            .ShouldMatchApproved(options => options.SubFolder("Approved"));
    }

    [Theory]
    [InlineData("likely")]
    [InlineData("possible")]
    [InlineData("unsure")]
    public void A_report_has_at_most_two_colours(string sample)
    {
        string page = WriteToConsole(SampleReports.All[sample](), 80, new TerminalOptions { Verbose = true }, ColorSystemSupport.TrueColor);

        page.Split('\u001b').Skip(1).Select(part => part[1..part.IndexOf('m', StringComparison.Ordinal)]).Distinct()
            .ShouldBeSubsetOf(["0", "1", "2", "38;5;6", "1;38;5;3"]);
    }

    [Theory]
    [MemberData(nameof(SamplesAndWidths))]
    public void Without_a_console_the_text_is_the_same(string sample, int width)
    {
        using var plain = new StringWriter { NewLine = "\n" };

        TerminalReport.Write(SampleReports.All[sample](), plain, width, new TerminalOptions());

        plain.ToString().ShouldBe(WriteToConsole(SampleReports.All[sample](), width, new TerminalOptions()));
    }

    [Theory]
    [InlineData("likely", 80, 50)]
    [InlineData("possible", 80, 50)]
    [InlineData("unsure", 80, 50)]
    [InlineData("chinese-complaint", 80, 50)]
    [InlineData("likely", 40, 75)]
    [InlineData("possible", 40, 75)]
    public void The_default_page_is_about_one_screen(string sample, int width, int most)
    {
        int rows = WriteToConsole(SampleReports.All[sample](), width, new TerminalOptions())
            .Split('\n')
            .Sum(line => Math.Max(1, (CellWidth.Of(line) + width - 1) / width));

        rows.ShouldBeLessThanOrEqualTo(most);
    }

    [Theory]
    [MemberData(nameof(SamplesAndWidths))]
    public void Only_commands_and_addresses_are_wider_than_the_terminal(string sample, int width)
    {
        DiagnosisReport report = SampleReports.All[sample]();
        IEnumerable<string> whole = report.Fixes.SelectMany(fix => fix.Commands)
            .Concat(report.NextSteps.Select(step => step.Command ?? ""))
            .Concat(report.SimilarCases.Select(known => known.Url))
            .Concat(report.Findings.SelectMany(finding => finding.References));
        string[] beginnings = [.. whole.SelectMany(SafeText.Lines).Select(line => line.Trim())];

        string[] wide = [.. WriteToConsole(report, width, new TerminalOptions { Verbose = true })
            .Split('\n')
            .Where(line => CellWidth.Of(line) > width)];

        wide.ShouldAllBe(line => beginnings.Contains(line.Trim()));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(40)]
    [InlineData(1)]
    public void Every_command_stands_whole_on_a_line_of_its_own(int width)
    {
        DiagnosisReport report = SampleReports.Possible();

        string[] lines = [.. WriteToConsole(report, width, new TerminalOptions()).Split('\n').Select(line => line.Trim())];

        foreach (string command in report.Fixes.SelectMany(fix => fix.Commands))
        {
            lines.ShouldContain(command);
        }
    }

    [Fact]
    public void A_command_of_several_lines_starts_at_the_margin()
    {
        string page = WriteToConsole(SampleReports.All["hostile"](), 80, new TerminalOptions());

        page.ShouldContain("\ncat <<EOF\n  two\nEOF\n");
    }

    [Fact]
    public void Evidence_is_whole_though_it_is_broken_into_lines()
    {
        DiagnosisReport report = SampleReports.Possible();
        string evidence = report.Findings[0].Evidence[0].Text!;

        string page = WriteToConsole(report, 80, new TerminalOptions());

        Squeeze(page).ShouldContain(Squeeze(evidence));
    }

    [Fact]
    public void A_console_without_Unicode_gets_bars_of_ASCII()
    {
        using var writer = new StringWriter();
        IAnsiConsole console = MakeConsole(writer, 80, ColorSystemSupport.NoColors);
        console.Profile.Capabilities.Unicode = false;

        TerminalReport.Write(SampleReports.Possible(), console, new TerminalOptions());

        writer.ToString().ShouldContain("38%  ####......  G.1");
    }

    [Theory]
    [MemberData(nameof(SamplesAndWidths))]
    public void No_control_character_reaches_the_terminal(string sample, int width)
    {
        string page = WriteToConsole(SampleReports.All[sample](), width, new TerminalOptions { Verbose = true });

        page.Where(character => char.IsControl(character) && character != '\n').ShouldBeEmpty();
        page.ShouldNotContain('\u202E');
    }

    [Theory]
    [InlineData(Verdict.Likely, "Likely cause: ")]
    [InlineData(Verdict.Possible, "Possible cause: ")]
    [InlineData(Verdict.Unsure, "Not sure: ")]
    public void The_first_line_is_the_answer(Verdict verdict, string words)
    {
        DiagnosisReport report = SampleReports.Likely() with { Verdict = verdict };

        WriteToConsole(report, 80, new TerminalOptions()).ShouldStartWith(words + "This PyTorch build has no NCCL.\n");
    }

    private static string WriteToConsole(DiagnosisReport report, int width, TerminalOptions options, ColorSystemSupport colours = ColorSystemSupport.NoColors)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        TerminalReport.Write(report, MakeConsole(writer, width, colours), options);
        return writer.ToString();
    }

    private static IAnsiConsole MakeConsole(TextWriter writer, int width, ColorSystemSupport colours)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colours == ColorSystemSupport.NoColors ? AnsiSupport.No : AnsiSupport.Yes,
            ColorSystem = colours,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }

    private static string Squeeze(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
