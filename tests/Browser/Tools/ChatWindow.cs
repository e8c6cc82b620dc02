using Microsoft.Playwright;

namespace PoreRoutine.Browser.Tools;

/// <summary>The chat page as somebody uses it: what is said, what can be pressed. Not thread-safe.</summary>
public sealed class ChatWindow
{
    private static readonly LocatorAssertionsToBeVisibleOptions Patience = new() { Timeout = 30_000 };
    private readonly List<string> faults = [];

    private ChatWindow(IPage page)
    {
        Page = page;
        page.PageError += (_, error) => faults.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error") faults.Add(message.Text);
        };
    }

    /// <summary>The page in the browser.</summary>
    public IPage Page { get; }

    /// <summary>Uncaught errors of the page and errors on its console, in the order they came.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <summary>Opens the page.</summary>
    public static Task<ChatWindow> OpenAsync(IBrowserContext visitor, ServiceProcess service) => OpenAsync(visitor, service.Address);

    /// <summary>Opens the page at an address.</summary>
    public static async Task<ChatWindow> OpenAsync(IBrowserContext visitor, Uri address)
    {
        var window = new ChatWindow(await visitor.NewPageAsync());
        await window.Page.GotoAsync(address.AbsoluteUri);
        return window;
    }

    /// <summary>Waits until the bot has said this, <paramref name="times"/> times or more.</summary>
    public Task HearsAsync(string text, int times = 1) =>
        Assertions.Expect(Page.Locator(".webchat__basic-transcript__activity").Filter(new LocatorFilterOptions { HasText = text }).Nth(times - 1))
            .ToBeVisibleAsync(Patience);

    /// <summary>How often something is on the page, whoever said it.</summary>
    public Task<int> CountAsync(string text) =>
        Page.Locator(".webchat__basic-transcript__activity").Filter(new LocatorFilterOptions { HasText = text }).CountAsync();

    /// <summary>Writes a message and sends it.</summary>
    public async Task SaysAsync(string text)
    {
        var box = Page.Locator("[data-id=webchat-sendbox-input]");
        await box.FillAsync(text);
        await box.PressAsync("Enter");
    }

    /// <summary>Presses the newest button with this title.</summary>
    public Task PressesAsync(string title) =>
        Page.Locator("button.ac-pushButton").Filter(new LocatorFilterOptions { HasText = title }).Last.ClickAsync();

    /// <summary>Takes a picture of the window, into the tests' output.</summary>
    public Task PictureAsync(string name) =>
        Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(AppContext.BaseDirectory, "screenshots", $"{name}.png") });
}
