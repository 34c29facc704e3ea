using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Html;
using Diagnoser.Reporting.Json;
using Diagnoser.Reporting.Languages;
using Diagnoser.Reporting.Markdown;
using Diagnoser.Reporting.Terminal;

namespace Diagnoser.Reporting.Tests.Recorded;

public sealed class RecordedReportTests
{
    public static TheoryData<string> Names => [.. RecordedReports.Names];

    [Fact]
    public void Ten_failures_are_recorded() => RecordedReports.Names.Count.ShouldBe(10);

    [Theory]
    [MemberData(nameof(Names))]
    public void Json_is_as_it_was_recorded(string name) =>
        (JsonReport.Write(RecordedReports.Read(name)) + "\n").ShouldBe(RecordedReports.Json(name).ReplaceLineEndings("\n"));

    [Theory]
    [MemberData(nameof(Names))]
    public void Markdown_reads_as_approved(string name) =>
        Approve(MarkdownReport.Write(RecordedReports.Read(name), new MarkdownOptions { IncludeData = false, Tried = ["1", "restarted the machine"] }), name, ".md");

    [Theory]
    [MemberData(nameof(Names))]
    public void Html_reads_as_approved(string name)
    {
        string page = HtmlReport.Write(RecordedReports.Read(name), new HtmlOptions { Tried = ["1", "restarted the machine"] });
        int style = page.IndexOf("<style>", StringComparison.Ordinal);
        Approve(page[..style] + page[(page.IndexOf("</style>", StringComparison.Ordinal) + "</style>\n".Length)..], name, ".html");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Text_reads_as_approved_in_Chinese(string name)
    {
        using StringWriter text = new() { NewLine = "\n" };
        TerminalReport.Write(RecordedReports.Read(name), text, 90, new TerminalOptions { Language = ReportLanguage.Chinese });
        Approve(text.ToString(), name, ".txt");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_programs_own_words_are_all_translated(string name)
    {
        DiagnosisReport chinese = LocalizedReport.Of(RecordedReports.Read(name), ReportLanguage.Chinese);

        // A rule's title is translated with the rule, which the recorded report was made without.
        chinese.Reasons.Where(reason => !reason.Any(character => character >= '\u4E00')).ShouldBeEmpty();
        chinese.Causes.Concat(chinese.Categories).Append(chinese.Symptom).Where(scored => scored.Name.All(char.IsAscii)).ShouldBeEmpty();
    }

    private static void Approve(string text, string name, string extension) =>
        text.ShouldMatchApproved(options => options.SubFolder("Approved").WithFileExtension(extension).WithDiscriminator(name).LocateTestMethodUsingAttribute<TheoryAttribute>());
}
