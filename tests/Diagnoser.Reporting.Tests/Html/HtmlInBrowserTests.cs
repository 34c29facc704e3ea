using System.Text.Json;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Privacy;
using Diagnoser.Reporting.Html;
using Diagnoser.Reporting.Languages;
using Diagnoser.Reporting.Tests.Recorded;
using Diagnoser.Reporting.Tests.Samples;
using Microsoft.Playwright;

namespace Diagnoser.Reporting.Tests.Html;

/// <summary>What only a browser can tell of a page.</summary>
public sealed class HtmlInBrowserTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    private const string Contrast = """
        (() => {
          const channels = colour => (colour.match(/[\d.]+/g) ?? []).map(Number);
          const luminance = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          const ground = element => {
            for (let e = element; e; e = e.parentElement) {
              const colour = channels(getComputedStyle(e).backgroundColor);
              if (colour.length === 3 || colour[3] === 1) return colour;
              if (colour[3] > 0) return [NaN, NaN, NaN];
            }
            return [255, 255, 255];
          };
          const faint = [];
          let measured = 0;
          for (const element of document.querySelectorAll('body *')) {
            if (![...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue;
            const style = getComputedStyle(element);
            const [one, other] = [luminance(channels(style.color)), luminance(ground(element))];
            const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
            const isLarge = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
            measured++;
            if (!(ratio >= (isLarge ? 3 : 4.5))) faint.push(`${element.tagName}.${element.className} ${ratio.toFixed(2)}`);
          }
          return { measured, faint };
        })()
        """;

    private const string Structure = """
        (() => {
          const faults = [];
          const one = selector => { const n = document.querySelectorAll(selector).length; if (n !== 1) faults.push(`${n} of ${selector}`); };
          one('main'); one('h1'); one('title');
          if (!/^[a-z]{2}/.test(document.documentElement.lang)) faults.push('no language');
          if (!document.querySelector('meta[name=viewport]')) faults.push('no viewport');
          let level = 0;
          for (const heading of document.querySelectorAll('h1, h2, h3, h4')) {
            const next = +heading.tagName[1];
            if (next > level + 1) faults.push(`${heading.tagName} after h${level}`);
            if (!heading.textContent.trim()) faults.push('empty heading');
            level = next;
          }
          for (const section of document.querySelectorAll('section')) if (!section.querySelector('h2')) faults.push('section without heading');
          for (const image of document.querySelectorAll('img, svg')) if (!image.getAttribute('alt') && !image.getAttribute('aria-label')) faults.push('picture without words');
          for (const link of document.querySelectorAll('a')) if (!link.textContent.trim()) faults.push('link without words');
          for (const table of document.querySelectorAll('table')) if (!table.querySelector('th[scope=col]')) faults.push('table without headings');
          for (const item of document.querySelectorAll('[tabindex]')) if (item.tabIndex > 0) faults.push('order of focus changed');
          const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
          if (new Set(ids).size !== ids.length) faults.push('id twice');
          return faults;
        })()
        """;

    public static TheoryData<ReportLanguage> Languages() => [.. Enum.GetValues<ReportLanguage>()];

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

    [BrowserTheory]
    [MemberData(nameof(Languages))]
    public async Task A_recorded_report_fits_a_telephone_in_every_language(ReportLanguage language)
    {
        IPage page = await OpenEmpty(360, ColorScheme.Light);
        foreach (string name in RecordedReports.Names)
        {
            await page.SetContentAsync(HtmlReport.Write(RecordedReports.Read(name), new HtmlOptions { Language = language, Tried = ["1"] }));

            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBe(360, name);
        }
    }

    /// <summary>As drawn: each text's colour against the ground that is behind it, by WCAG 2.2 (https://www.w3.org/TR/WCAG22/#contrast-minimum).</summary>
    [BrowserTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_text_has_the_contrast_of_WCAG_AA_as_it_is_drawn(ColorScheme scheme)
    {
        IPage page = await OpenEmpty(900, scheme);
        foreach (DiagnosisReport report in Colourful())
        {
            await page.SetContentAsync(HtmlReport.Write(report, new HtmlOptions { Tried = ["1"] }));

            JsonElement result = await page.EvaluateAsync<JsonElement>(Contrast);

            result.GetProperty("measured").GetInt32().ShouldBeGreaterThan(20);
            result.GetProperty("faint").EnumerateArray().Select(text => text.GetString()).ShouldBeEmpty();
        }
    }

    [BrowserTheory]
    [MemberData(nameof(Samples))]
    public async Task A_page_has_landmarks_headings_and_names_for_everything(string sample)
    {
        IPage page = await Open(SampleReports.All[sample](), 900, ColorScheme.Light);

        (await page.EvaluateAsync<string[]>(Structure)).ShouldBeEmpty();
    }

    [BrowserTheory]
    [InlineData("likely")]
    [InlineData("unsure")]
    public async Task Everything_can_be_read_with_scripts_off(string sample)
    {
        DiagnosisReport report = SampleReports.All[sample]();
        await using IBrowserContext context = await fixture.Browser!.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        IPage page = await context.NewPageAsync();

        await page.SetContentAsync(HtmlReport.Write(report, new HtmlOptions()));

        string text = await page.InnerTextAsync("body");
        text.ShouldContain(report.Headline);
        foreach (Fix fix in report.Fixes)
        {
            text.ShouldContain(fix.Title);
        }

        (await page.IsVisibleAsync("h1")).ShouldBeTrue();
    }

    [BrowserTheory]
    [InlineData("likely")]
    public async Task A_printed_page_is_dark_on_white_also_where_the_screen_is_dark(string sample)
    {
        IPage page = await Open(SampleReports.All[sample](), 900, ColorScheme.Dark);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print, ColorScheme = ColorScheme.Dark });

        (await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor")).ShouldBe("rgb(255, 255, 255)");
        (await page.EvaluateAsync<string>("getComputedStyle(document.body).color")).ShouldBe("rgb(0, 0, 0)");
    }

    private static IEnumerable<DiagnosisReport> Colourful()
    {
        RedactionCount[] masked = [new RedactionCount("hf-token", 1, 3), new RedactionCount("user", 2, 7)];
        yield return SampleReports.Likely() with { Masked = masked };
        yield return SampleReports.Possible() with { Masked = [] };
        yield return RecordedReports.Read("vllm-eight-ranks") with { Masked = masked };
    }

    private async Task<IPage> OpenEmpty(int width, ColorScheme scheme) => await fixture.Browser!.NewPageAsync(new BrowserNewPageOptions
    {
        ViewportSize = new ViewportSize { Width = width, Height = 800 },
        ColorScheme = scheme,
    });

    private async Task<IPage> Open(DiagnosisReport report, int width, ColorScheme scheme)
    {
        IPage page = await OpenEmpty(width, scheme);
        await page.SetContentAsync(HtmlReport.Write(report, new HtmlOptions()));
        return page;
    }
}
