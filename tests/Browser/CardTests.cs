using Microsoft.Playwright;
using PoreRoutine.Browser.Tools;

namespace PoreRoutine.Browser;

/// <summary>Agenda, plan and progress as cards, on the page and in the Playground.</summary>
public sealed class CardTests(Chromium chromium)
{
    /// <summary>An evening with a mask and without an exfoliation.</summary>
    private const string Wednesday = "--Clock:Start=2026-03-04T20:00:00-05:00";

    /// <summary>Some evenings of each kind, in what a client says.</summary>
    private static readonly string[] Logged =
    [
        "i cleansed on feb 11",
        "log my cleanse and serum for february 12",
        "i did my cleanse and my serum on february 13",
        "i did my cleanse and my serum on february 15",
        "i did my cleanse, mask and serum on february 18",
        "did my cleanse and serum 10 days ago",
        "log cleanse and serum for feb 24",
        "i did my serum on friday",
        "i skipped my serum on saturday",
        "i did everything on monday",
        "i did everything last night",
        "i did my cleanse tonight",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 800)]
    public async Task Cards_OnThePage_StandAloneAndFit(int width, int height)
    {
        await using var service = await ServiceProcess.StartAsync([Wednesday], Stop);
        await using var visitor = await chromium.NewVisitorAsync(width, height);
        var chat = await ChatWindow.OpenAsync(visitor, service);
        await chat.HearsAsync("evening routine coach");

        await chat.SaysAsync("what's on tonight?");
        await ShowsOneCardAsync(chat, "Tonight, Wednesday, March 4", width);
        await chat.PictureAsync($"agenda-{width}");

        await chat.SaysAsync("show my plan");
        await ShowsOneCardAsync(chat, "chosen a plan yet", width);
        await chat.PictureAsync($"plan-{width}");

        foreach (var (said, index) in Logged.Select((said, index) => (said, index)))
        {
            await chat.SaysAsync(said);
            await chat.HearsAsync("Written down", index + 1);
        }

        await chat.SaysAsync("how am i doing?");
        await ShowsOneCardAsync(chat, "Your streak", width);
        await chat.PictureAsync($"progress-{width}");

        await chat.SaysAsync("what's on tonight?");
        await ShowsOneCardAsync(chat, "Done", width);
        await chat.PictureAsync($"agenda-half-done-{width}");
        await chat.PressesAsync("Walk me through tonight");
        await chat.HearsAsync("Step 2 of 3");
        chat.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Cards_InThePlayground_ComeWithoutTheirText()
    {
        await using var service = await ServiceProcess.StartAsync([Wednesday], Stop);
        await using var playground = await Playground.StartAsync(new Uri(service.Address, "api/messages"), Stop);
        await using var visitor = await chromium.NewVisitorAsync();
        var window = await visitor.NewPageAsync();
        await window.GotoAsync(playground.Address.AbsoluteUri);
        // Opened in a browser, it installs the bot.
        (await playground.NextReplyAsync(Stop)).Text.ShouldContain("evening routine coach");
        (await playground.NextReplyAsync(Stop)).Buttons.ShouldContain("Set up my plan");

        foreach (var said in Logged)
        {
            await playground.SendAsync(said, Stop);
            (await playground.NextReplyAsync(Stop)).Text.ShouldStartWith("Written down");
            (await playground.NextReplyAsync(Stop)).Buttons.ShouldBe(["Take that back"]);
        }

        await ShowsACardAsync("how am i doing?", "progress");
        await ShowsACardAsync("show my plan", "plan");
        var agenda = await ShowsACardAsync("what's on tonight?", "agenda");
        await playground.PressAsync(agenda, "Walk me through tonight", Stop);
        (await playground.NextReplyAsync(Stop)).Text.ShouldContain("may be made up");

        async Task<PlaygroundMessage> ShowsACardAsync(string said, string picture)
        {
            await playground.SendAsync(said, Stop);
            var reply = await playground.NextReplyAsync(Stop);
            reply.Text.ShouldBeEmpty();
            reply.Cards.Count.ShouldBe(1);
            await Assertions.Expect(window.Locator(".ac-adaptiveCard").Last).ToBeVisibleAsync(new() { Timeout = 30_000 });
            await window.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "screenshots", $"playground-{picture}.png") });
            return reply;
        }
    }

    /// <summary>The reply that was said last is a card, no bubble beside it, within the window, and its buttons can be hit.</summary>
    private static async Task ShowsOneCardAsync(ChatWindow chat, string text, int width)
    {
        var reply = chat.Page.Locator(".webchat__basic-transcript__activity").Last;
        var card = reply.Locator(".ac-adaptiveCard");
        await Assertions.Expect(card).ToContainTextAsync(text, new() { Timeout = 30_000 });
        (await reply.Locator(".webchat__text-content").CountAsync()).ShouldBe(0);
        var box = (await card.BoundingBoxAsync())!;
        (box.X + box.Width).ShouldBeLessThanOrEqualTo(width);
        (await card.EvaluateAsync<bool>("card => card.scrollWidth <= card.clientWidth")).ShouldBeTrue();
        foreach (var button in await card.Locator("button").AllAsync())
        {
            (await button.BoundingBoxAsync())!.Height.ShouldBeGreaterThanOrEqualTo(44);
        }
    }
}
