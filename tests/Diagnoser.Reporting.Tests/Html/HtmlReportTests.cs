using System.Xml;
using System.Xml.Linq;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Html;
using Diagnoser.Reporting.Languages;
using Diagnoser.Reporting.Tests.Samples;
using FsCheck.Xunit;

namespace Diagnoser.Reporting.Tests.Html;

public sealed class HtmlReportTests
{
    private static readonly string[] Elements =
    [
        "a", "body", "code", "dd", "dl", "dt", "footer", "h1", "h2", "h3", "head", "header", "html", "li", "main", "mark", "meta", "ol", "p",
        "pre", "section", "span", "div", "strong", "style", "table", "tbody", "td", "th", "thead", "title", "tr", "ul",
    ];

    private static readonly string[] Attributes = ["aria-hidden", "charset", "class", "content", "href", "http-equiv", "lang", "name", "scope", "style"];

    public static TheoryData<string> Samples() => [.. SampleReports.All.Keys];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_report_reads_as_approved(string sample) =>
        WithoutStyle(HtmlReport.Write(SampleReports.All[sample](), new HtmlOptions()))
            .ShouldMatchApproved(options => options.SubFolder("Approved").WithFileExtension(".html").WithDiscriminator(sample));

    [Fact]
    public void A_Chinese_report_reads_as_approved() =>
        WithoutStyle(HtmlReport.Write(SampleReports.ChineseComplaint(), new HtmlOptions { Language = ReportLanguage.Chinese }))
            .ShouldMatchApproved(options => options.SubFolder("Approved").WithFileExtension(".html"));

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_page_has_only_elements_and_attributes_of_ours(string sample) => Check(SampleReports.All[sample]());

    [Property]
    public void No_text_becomes_an_element(string? text)
    {
        string hostile = (text ?? "") + HostileReport.Text;
        DiagnosisReport report = HostileReport.Make();

        Check(report with
        {
            Headline = hostile,
            Reasons = [hostile],
            Facts = [new ReportedFact(hostile, hostile, hostile)],
            Fixes = [new Fix(hostile, [hostile], hostile, hostile, hostile)],
            Tool = new ToolInfo(hostile, hostile),
        });
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Headings_are_in_order(string sample)
    {
        string[] headings = [.. Parse(HtmlReport.Write(SampleReports.All[sample](), new HtmlOptions())).Descendants()
            .Select(element => element.Name.LocalName)
            .Where(name => name is "h1" or "h2" or "h3")];

        headings.Count(name => name == "h1").ShouldBe(1);
        headings[0].ShouldBe("h1");
        string.Concat(headings).ShouldNotContain("h1h3");
    }

    [Theory]
    [InlineData(ReportLanguage.English, "en")]
    [InlineData(ReportLanguage.Chinese, "zh")]
    public void The_page_names_its_language(ReportLanguage language, string tag) =>
        Parse(HtmlReport.Write(SampleReports.Likely(), new HtmlOptions { Language = language })).Root!.Attribute("lang")!.Value.ShouldBe(tag);

    [Fact]
    public void Commands_are_whole()
    {
        DiagnosisReport report = SampleReports.Possible();

        IEnumerable<string> blocks = Parse(HtmlReport.Write(report, new HtmlOptions())).Descendants("pre").Select(element => element.Value);

        blocks.ShouldBe(report.Fixes.SelectMany(fix => fix.Commands).Concat(report.NextSteps.Select(step => step.Command!).Where(command => command is not null)));
    }

    [Fact]
    public void Evidence_is_highlighted_in_the_excerpt()
    {
        XDocument page = Parse(HtmlReport.Write(SampleReports.Likely(), new HtmlOptions()));

        page.Descendants("mark").Select(element => element.Value).ShouldBe(["RuntimeError: Distributed package doesn't have NCCL built in"]);
    }

    [Theory]
    [InlineData(":root {\n  color-scheme: light dark;")]
    [InlineData("@media (prefers-color-scheme: dark) {\n  :root {")]
    [InlineData("@media print {\n  :root {")]
    public void Text_has_the_contrast_of_WCAG_AA(string theme)
    {
        Dictionary<string, string> colours = ColoursAfter(theme);

        foreach (string background in (string[])["paper", "panel", "code", "mark"])
        {
            Contrast(colours["ink"], colours[background]).ShouldBeGreaterThanOrEqualTo(4.5, $"ink on {background}");
            Contrast(colours["quiet"], colours[background]).ShouldBeGreaterThanOrEqualTo(4.5, $"quiet on {background}");
        }

        Contrast(colours["accent"], colours["panel"]).ShouldBeGreaterThanOrEqualTo(4.5, "accent");
        Contrast(colours["caution"], colours["panel"]).ShouldBeGreaterThanOrEqualTo(4.5, "caution");
        Contrast(colours["accent"], colours["rule"]).ShouldBeGreaterThanOrEqualTo(3, "bar on its ground");
        Contrast(colours["caution"], colours["rule"]).ShouldBeGreaterThanOrEqualTo(3, "bar on its ground");
    }

    private static void Check(DiagnosisReport report)
    {
        XDocument page = Parse(HtmlReport.Write(report, new HtmlOptions()));

        page.Descendants().Select(element => element.Name.LocalName).Distinct().ShouldBeSubsetOf(Elements);
        page.Descendants().Attributes().Select(attribute => attribute.Name.LocalName).Distinct().ShouldBeSubsetOf(Attributes);
        page.Descendants().Attributes("href").ShouldAllBe(address => address.Value.StartsWith("https://", StringComparison.Ordinal));
        page.Descendants().Attributes("style").ShouldAllBe(style => style.Value.StartsWith("width:", StringComparison.Ordinal) && style.Value.Length < 14);
    }

    private static XDocument Parse(string page)
    {
        page.ShouldStartWith("<!DOCTYPE html>\n");
        using var reader = XmlReader.Create(new StringReader(page), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }

    private static string WithoutStyle(string page)
    {
        int start = page.IndexOf("<style>", StringComparison.Ordinal);
        int end = page.IndexOf("</style>", StringComparison.Ordinal);
        return page[..start] + page[(end + "</style>\n".Length)..];
    }

    private static Dictionary<string, string> ColoursAfter(string theme)
    {
        string sheet = HtmlStyle.Sheet.ReplaceLineEndings("\n");
        int start = sheet.IndexOf(theme, StringComparison.Ordinal);
        start.ShouldBeGreaterThanOrEqualTo(0);
        string block = sheet[(start + theme.Length)..];
        return block[..block.IndexOf('}', StringComparison.Ordinal)]
            .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(declaration => declaration.Split(": "))
            .ToDictionary(parts => parts[0].TrimStart('-'), parts => parts[1]);
    }

    /// <summary>The contrast ratio of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).</summary>
    private static double Contrast(string first, string second)
    {
        double one = Luminance(first), other = Luminance(second);
        return (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double[] channels = [.. Convert.FromHexString(colour[1..]).Select(value => value / 255.0)
            .Select(value => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4))];
        return (0.2126 * channels[0]) + (0.7152 * channels[1]) + (0.0722 * channels[2]);
    }
}
