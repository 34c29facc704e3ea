using Microsoft.Playwright;

namespace Diagnoser.Reporting.Tests.Html;

/// <summary>One browser for all tests of a class; none where none is installed, for then those tests are skipped.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? playwright;

    public IBrowser? Browser { get; private set; }

    public async Task InitializeAsync()
    {
        if (File.Exists(BrowserTheoryAttribute.Browser))
        {
            playwright = await Playwright.CreateAsync();
            Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = BrowserTheoryAttribute.Browser,
                Args = ["--no-sandbox", "--disable-gpu"],
            });
        }
    }

    public async Task DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
