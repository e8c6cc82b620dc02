using Microsoft.Playwright;
using PoreRoutine.Browser.Tools;

namespace PoreRoutine.Browser;

/// <summary>Reminders on the chat page: set by chatting, seen when the page comes back, and as a notification while it is out of sight.</summary>
public sealed class PageRemindersTests(Chromium chromium)
{
    private const string Evening = "--Clock:Start=2026-03-04T20:00:00-05:00";

    /// <summary>The reminder's own minute.</summary>
    private const string Nine = "--Clock:Start=2026-03-04T21:00:00-05:00";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reminder_WhileThePageIsClosed_IsThereWhenItIsOpenedAndItsButtonsWork()
    {
        await using var service = await ServiceProcess.StartAsync([Evening], Stop);
        await using var visitor = await chromium.NewVisitorAsync(390, 844);
        var chat = await SetAsync(visitor, service);
        await chat.PictureAsync("reminder-set-390");
        (await chat.Page.EvaluateAsync<int>("document.scrollingElement.scrollWidth")).ShouldBe(390);
        await chat.Page.CloseAsync();

        await service.StartAgainAsync([Nine], Stop);
        chat = await ChatWindow.OpenAsync(visitor, service);
        await chat.HearsAsync("Tonight, Wednesday, March 4: ");
        chat.Faults.ShouldBeEmpty();
        await chat.PictureAsync("reminder-390");

        await chat.PressesAsync("Again in 30 minutes");
        await chat.HearsAsync("I remind you again at 21:30");
        await chat.Page.CloseAsync();

        await service.StartAgainAsync(["--Clock:Start=2026-03-04T21:31:00-05:00"], Stop);
        chat = await ChatWindow.OpenAsync(visitor, service);
        await chat.HearsAsync("Tonight, Wednesday, March 4: ", times: 2);

        await service.StartAgainAsync(["--Clock:Start=2026-03-05T07:30:00-05:00"], Stop);
        await chat.PressesAsync("All done");
        await chat.HearsAsync("Written down as done for Wednesday, March 4");
    }

    [Fact]
    public async Task Reminder_WhileThePageIsOutOfSight_IsOneNotification()
    {
        await using var service = await ServiceProcess.StartAsync([Evening], Stop);
        await using var visitor = await chromium.NewVisitorAsync();
        await visitor.GrantPermissionsAsync(["notifications"], new BrowserContextGrantPermissionsOptions { Origin = service.Address.GetLeftPart(UriPartial.Authority) });
        var chat = await SetAsync(visitor, service);
        (await chat.Page.Locator("#notify-offer").IsVisibleAsync()).ShouldBeFalse();
        await HideAsync(chat.Page);

        await service.StartAgainAsync([Nine], Stop);
        await chat.HearsAsync("Tonight, Wednesday, March 4: ");

        (await NotificationsAsync(chat.Page)).ShouldHaveSingleItem().ShouldStartWith("Your Esthetician: Tonight, Wednesday, March 4: Double cleanse");

        // Loaded again it says nothing twice, wherever it is.
        var other = await ChatWindow.OpenAsync(visitor, service);
        await HideAsync(other.Page);
        await other.HearsAsync("Tonight, Wednesday, March 4: ");
        (await NotificationsAsync(other.Page)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Reminder_WhileThePageIsInSight_IsNoNotification()
    {
        await using var service = await ServiceProcess.StartAsync([Evening], Stop);
        await using var visitor = await chromium.NewVisitorAsync();
        await visitor.GrantPermissionsAsync(["notifications"], new BrowserContextGrantPermissionsOptions { Origin = service.Address.GetLeftPart(UriPartial.Authority) });
        var chat = await SetAsync(visitor, service);

        await service.StartAgainAsync([Nine], Stop);
        await chat.HearsAsync("Tonight, Wednesday, March 4: ");

        (await NotificationsAsync(chat.Page)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Offer_OnceAReminderIsSet_AsksOnAPressAndIsDeclinedForGood()
    {
        await using var service = await ServiceProcess.StartAsync([Evening], Stop);
        await using var visitor = await chromium.NewVisitorAsync(390, 844);

        // A browser that was asked nothing yet, and says yes when it is; it counts how often it is asked.
        await visitor.AddInitScriptAsync("""
            window.asked = 0;
            Object.defineProperty(Notification, "permission", { get: () => window.asked ? "granted" : "default" });
            Notification.requestPermission = async () => { window.asked++; return "granted"; };
            """);
        var chat = await ChatWindow.OpenAsync(visitor, service);
        await chat.HearsAsync("evening routine coach");
        (await chat.Page.Locator("#notify-offer").IsVisibleAsync()).ShouldBeFalse();
        await SetAsync(chat);
        await Assertions.Expect(chat.Page.Locator("#notify-offer")).ToBeVisibleAsync();
        await chat.PictureAsync("notify-offer-390");
        (await chat.Page.EvaluateAsync<int>("window.asked")).ShouldBe(0);
        (await chat.Page.EvaluateAsync<int>("document.scrollingElement.scrollWidth")).ShouldBe(390);

        await chat.Page.GetByText("Notify me", new PageGetByTextOptions { Exact = true }).ClickAsync();
        await Assertions.Expect(chat.Page.Locator("#notify-offer")).ToBeHiddenAsync();
        (await chat.Page.EvaluateAsync<int>("window.asked")).ShouldBe(1);
        (await chat.Page.EvaluateAsync<string>("navigator.serviceWorker.ready.then(worker => worker.scope)")).ShouldBe(service.Address.AbsoluteUri);

        var again = await ChatWindow.OpenAsync(visitor, service);
        await Assertions.Expect(again.Page.Locator("#notify-offer")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await again.Page.GetByText("No, thanks").ClickAsync();
        var third = await ChatWindow.OpenAsync(visitor, service);
        await third.HearsAsync("next on Wednesday, March 4");
        (await third.Page.Locator("#notify-offer").IsVisibleAsync()).ShouldBeFalse();
        chat.Faults.Concat(again.Faults).Concat(third.Faults).ShouldBeEmpty();
    }

    [Fact]
    public async Task Offer_WhereTheBrowserHasNoNotifications_IsNotMadeAndNothingBreaks()
    {
        await using var service = await ServiceProcess.StartAsync([Evening], Stop);
        await using var visitor = await chromium.NewVisitorAsync();
        await visitor.AddInitScriptAsync("delete window.Notification;");
        var chat = await SetAsync(visitor, service);

        (await chat.Page.Locator("#notify-offer").IsVisibleAsync()).ShouldBeFalse();
        chat.Faults.ShouldBeEmpty();
    }

    private static async Task<ChatWindow> SetAsync(IBrowserContext visitor, ServiceProcess service)
    {
        var chat = await ChatWindow.OpenAsync(visitor, service);
        await chat.HearsAsync("evening routine coach");
        await SetAsync(chat);
        return chat;
    }

    private static async Task SetAsync(ChatWindow chat)
    {
        await chat.SaysAsync("remind me every evening at 9");
        await chat.HearsAsync("every evening at 21:00, next on Wednesday, March 4");
        await chat.HearsAsync("Add to my calendar");
    }

    /// <summary>Headless, every page counts as in sight.</summary>
    private static async Task HideAsync(IPage page) => await page.EvaluateAsync("""
        Object.defineProperty(document, "hidden", { value: true, configurable: true });
        Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
        """);

    private static async Task<IReadOnlyList<string>> NotificationsAsync(IPage page) => await page.EvaluateAsync<string[]>("""
        async () => {
          const worker = await navigator.serviceWorker.ready;
          return (await worker.getNotifications()).map((each) => `${each.title}: ${each.body}`);
        }
        """);
}
