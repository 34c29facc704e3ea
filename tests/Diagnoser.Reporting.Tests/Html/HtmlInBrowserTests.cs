using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Html;
using Diagnoser.Reporting.Tests.Samples;
using Microsoft.Playwright;

namespace Diagnoser.Reporting.Tests.Html;

/// <summary>What only a browser can tell of a page.</summary>
public sealed class HtmlInBrowserTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    public static TheoryData<string> Samples() => [.. SampleReports.All.Keys];

    [BrowserTheory]
    [MemberData(nameof(Samples))]
    public async Task Nothing_is_wider_than_a_telephone(string sample)
    {
        IPage page = await Open(SampleReports.All[sample](), 360, ColorScheme.Light);

        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBe(360);
        (await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > 360).map(e => e.outerHTML.slice(0, 80))"))
            .ShouldBeEmpty();
    }

    [BrowserTheory]
    [MemberData(nameof(Samples))]
    public async Task Nothing_is_fetched_run_or_complained_about(string sample)
    {
        var events = new List<string>();
        await using IBrowserContext context = await fixture.Browser!.NewContextAsync();
        IPage page = await context.NewPageAsync();
        page.Request += (_, request) => events.Add(request.Url);
        page.Console += (_, message) => events.Add(message.Text);
        page.Dialog += (_, dialog) => events.Add(dialog.Message);
        page.PageError += (_, error) => events.Add(error);

        await page.SetContentAsync(HtmlReport.Write(SampleReports.All[sample](), new HtmlOptions()));

        events.ShouldBeEmpty();
    }

    [BrowserTheory]
    [InlineData(ColorScheme.Light, "rgb(246, 247, 248)")]
    [InlineData(ColorScheme.Dark, "rgb(18, 22, 26)")]
    public async Task The_page_is_light_or_dark_as_the_reader_prefers(ColorScheme scheme, string background)
    {
        IPage page = await Open(SampleReports.Likely(), 900, scheme);

        (await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor")).ShouldBe(background);
    }

    [BrowserTheory]
    [InlineData("possible")]
    public async Task A_command_that_breaks_on_the_screen_is_one_line_when_it_is_copied(string sample)
    {
        DiagnosisReport report = SampleReports.All[sample]();
        IPage page = await Open(report, 360, ColorScheme.Light);

        string copied = await page.EvaluateAsync<string>(
            "(() => { const pre = document.querySelector('pre'); getSelection().selectAllChildren(pre); return getSelection().toString(); })()");

        copied.Trim().ShouldBe(report.Fixes[0].Commands[0]);
    }

    [BrowserTheory]
    [InlineData("likely")]
    [InlineData("hostile")]
    public async Task A_bar_is_as_long_as_its_probability(string sample)
    {
        DiagnosisReport report = SampleReports.All[sample]();
        IPage page = await Open(report, 900, ColorScheme.Light);

        double share = await page.EvaluateAsync<double>(
            "(() => { const bar = document.querySelector('header .bar'); return bar.firstChild.getBoundingClientRect().width / bar.getBoundingClientRect().width; })()");

        share.ShouldBe(report.Causes[0].Probability, 0.005);
    }

    private async Task<IPage> Open(DiagnosisReport report, int width, ColorScheme scheme)
    {
        IPage page = await fixture.Browser!.NewPageAsync(new BrowserNewPageOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 800 },
            ColorScheme = scheme,
        });
        await page.SetContentAsync(HtmlReport.Write(report, new HtmlOptions()));
        return page;
    }
}
