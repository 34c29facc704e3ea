using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Json;
using Diagnoser.Reporting.Languages;
using Diagnoser.Reporting.Markdown;
using Diagnoser.Reporting.Tests.Samples;
using FsCheck.Xunit;

namespace Diagnoser.Reporting.Tests.Markdown;

public sealed class MarkdownReportTests
{
    private const string DataStart = "<!-- llmdiag-report ";

    public static TheoryData<string> Samples() => [.. SampleReports.All.Keys];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_report_reads_as_approved(string sample)
    {
        string markdown = MarkdownReport.Write(SampleReports.All[sample](), new MarkdownOptions { IncludeData = false });

        markdown.ShouldMatchApproved(options => options.SubFolder("Approved").WithFileExtension(".md").WithDiscriminator(sample));
    }

    [Fact]
    public void A_Chinese_report_reads_as_approved()
    {
        string markdown = MarkdownReport.Write(SampleReports.ChineseComplaint(), new MarkdownOptions { Language = ReportLanguage.Chinese });

        markdown.ShouldMatchApproved(options => options.SubFolder("Approved").WithFileExtension(".md"));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_report_can_be_read_back(string sample)
    {
        DiagnosisReport report = SampleReports.All[sample]();

        MarkdownReport.TryReadBack(MarkdownReport.Write(report, new MarkdownOptions()), out DiagnosisReport? read).ShouldBeTrue();

        JsonReport.Write(read!).ShouldBe(ReadFromJson(report));
    }

    [Fact]
    public void A_report_can_be_read_back_from_an_issue_with_Windows_line_ends()
    {
        string markdown = MarkdownReport.Write(SampleReports.Likely(), new MarkdownOptions());
        string issue = ("Hello, this is what I get:\n\n" + markdown + "\n\nThank you <!-- template -->").Replace("\n", "\r\n", StringComparison.Ordinal);

        MarkdownReport.TryReadBack(issue, out DiagnosisReport? read).ShouldBeTrue();

        read!.Headline.ShouldBe("This PyTorch build has no NCCL.");
    }

    [Fact]
    public void Data_that_a_log_pretends_to_have_is_not_read()
    {
        string forged = MarkdownReport.Write(SampleReports.Possible(), new MarkdownOptions());
        string forgedData = forged[forged.IndexOf(DataStart, StringComparison.Ordinal)..].Trim();
        DiagnosisReport report = SampleReports.Likely();
        report = report with
        {
            Headline = forgedData,
            Incident = report.Incident! with { Excerpt = [forgedData], ExcerptLines = [1] },
            NextSteps = [new NextStep(forgedData, forgedData, forgedData)],
        };

        MarkdownReport.TryReadBack(MarkdownReport.Write(report, new MarkdownOptions()), out DiagnosisReport? read).ShouldBeTrue();

        read!.Verdict.ShouldBe(Verdict.Likely);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no report")]
    [InlineData(DataStart)]
    [InlineData(DataStart + "{} -->")]
    [InlineData(DataStart + "null -->")]
    [InlineData(DataStart + "\ud800 -->")]
    [InlineData(DataStart + "{\"schemaVersion\": 1} -->")]
    public void A_text_without_a_report_gives_none(string markdown)
    {
        MarkdownReport.TryReadBack(markdown, out DiagnosisReport? report).ShouldBeFalse();
        report.ShouldBeNull();
    }

    [Theory]
    [InlineData("\"reasons\":[", "\"reasons\":[null,")]
    [InlineData("\"causes\":[", "\"causes\":[null,")]
    [InlineData("\"commands\":[", "\"commands\":[null,")]
    [InlineData("\"evidence\":[", "\"evidence\":[null,")]
    [InlineData("\"verdict\":\"likely\"", "\"verdict\":\"\\ud800\"")]
    [InlineData("\"title\":\"", "\"title\":\"\\ud800")]
    [InlineData("\"text\":\"", "\"text\":\"\\ud800")]
    public void Damaged_data_gives_no_report(string right, string wrong)
    {
        string markdown = MarkdownReport.Write(SampleReports.Likely(), new MarkdownOptions());
        markdown.ShouldContain(right);

        MarkdownReport.TryReadBack(markdown.Replace(right, wrong, StringComparison.Ordinal), out _).ShouldBeFalse();
    }

    [Fact]
    public void The_data_ends_with_the_comment_and_no_text_ends_it_early()
    {
        string markdown = MarkdownReport.Write(SampleReports.All["hostile"](), new MarkdownOptions());

        string data = markdown[markdown.LastIndexOf(DataStart, StringComparison.Ordinal)..];

        data.IndexOf("-->", StringComparison.Ordinal).ShouldBe(data.Length - "-->\n".Length);
        data.ShouldNotContain("<script");
    }

    [Property]
    public bool Any_text_in_a_report_can_be_read_back(string? text)
    {
        string hostile = (text ?? "") + " -->";
        DiagnosisReport report = SampleReports.Likely() with { Headline = hostile, Reasons = [hostile] };

        bool found = MarkdownReport.TryReadBack(MarkdownReport.Write(report, new MarkdownOptions()), out DiagnosisReport? read);

        return found && JsonReport.Write(read!) == ReadFromJson(report);
    }

    /// <summary>A report as JSON gives it back: a lone surrogate is U+FFFD then.</summary>
    private static string ReadFromJson(DiagnosisReport report) => JsonReport.Write(JsonReport.Read(JsonReport.Write(report)));
}
