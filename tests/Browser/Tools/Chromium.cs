using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(PoreRoutine.Browser.Tools.Chromium))]

namespace PoreRoutine.Browser.Tools;

/// <summary>One headless browser for all tests of this assembly: take it as a constructor parameter.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Quiet =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Nothing but this machine has a name: a page that asks for another one fails its test.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The running browser.</summary>
    public IBrowser Browser => browser ?? throw new InvalidOperationException("The browser has not been started.");

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        var (path, environment) = await ChromiumFiles.FindAsync(TestContext.Current.CancellationToken);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args = Quiet,
            // Playwright hands the browser this environment in place of its own.
            Env = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
                .ToDictionary(pair => (string)pair.Key, pair => (string)pair.Value!)
                .Concat(environment)
                .GroupBy(pair => pair.Key)
                .ToDictionary(name => name.Key, name => name.Last().Value),
        });
    }

    /// <summary>
    /// A visitor with no cookies yet, in front of an empty window of <paramref name="width"/> x
    /// <paramref name="height"/> CSS pixels. Dispose it, or leave it to the end of the tests.
    /// </summary>
    public Task<IBrowserContext> NewVisitorAsync(int width = 1280, int height = 800) =>
        Browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = "en-US",
            TimezoneId = "America/New_York",
        });

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
