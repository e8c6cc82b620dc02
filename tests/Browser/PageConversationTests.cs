using PoreRoutine.Browser.Tools;

namespace PoreRoutine.Browser;

/// <summary>The whole conversation on the page, in a real browser, with the real service behind it.</summary>
public sealed class PageConversationTests(Chromium chromium)
{
    /// <summary>An evening with an exfoliation and without a mask.</summary>
    private const string Sunday = "--Clock:Start=2026-03-08T20:00:00-04:00";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Walkthrough_OnAPhone_GoesOnAfterAQuestionAndAfterAKill()
    {
        await using var service = await ServiceProcess.StartAsync([Sunday], Stop);
        await using var visitor = await chromium.NewVisitorAsync(390, 844);
        var chat = await ChatWindow.OpenAsync(visitor, service);

        await chat.HearsAsync("evening routine coach");
        await chat.PressesAsync("Walk me through tonight");
        await chat.HearsAsync("Step 1 of 3: Double cleanse");
        await chat.PressesAsync("Done");
        await chat.HearsAsync("Step 2 of 3: Double exfoliation");

        await chat.SaysAsync("why not a clay mask?");
        await chat.HearsAsync("Clay and mud masks");
        await chat.HearsAsync("Back to step 2 of 3");
        chat.Faults.ShouldBeEmpty();
        await chat.PictureAsync("walkthrough-390");

        service.Kill();
        await service.StartAgainAsync([Sunday], Stop);

        await chat.SaysAsync("done");
        await chat.HearsAsync("Double exfoliation: done.");
        await chat.HearsAsync("Step 3 of 3");
        await chat.PressesAsync("Skip");
        await chat.HearsAsync("Done: Double cleanse, Double exfoliation");
        await chat.PictureAsync("finished-390");
    }

    [Fact]
    public async Task Reload_ADayLater_FindsTheSameConversationWithANewToken()
    {
        await using var service = await ServiceProcess.StartAsync(["--Clock:Start=2026-03-04T20:00:00-05:00"], Stop);
        await using var visitor = await chromium.NewVisitorAsync();
        var tokens = new List<Task<string>>();
        visitor.Response += (_, response) =>
        {
            if (response.Url.EndsWith("/webchat/token", StringComparison.Ordinal)) tokens.Add(response.TextAsync());
        };
        var evening = await ChatWindow.OpenAsync(visitor, service);
        await evening.HearsAsync("evening routine coach");
        await evening.SaysAsync("walk me through tonight");
        await evening.HearsAsync("Step 1 of 3");
        await evening.SaysAsync("done");
        await evening.HearsAsync("Step 2 of 3");
        await evening.Page.CloseAsync();

        await service.StartAgainAsync(["--Clock:Start=2026-03-05T20:00:00-05:00"], Stop);
        var dayAfter = await ChatWindow.OpenAsync(visitor, service);
        await dayAfter.HearsAsync("evening routine coach");
        await dayAfter.HearsAsync("Step 2 of 3");
        await dayAfter.SaysAsync("why not a clay mask?");
        await dayAfter.HearsAsync("The walkthrough of Wednesday, March 4 ended with that evening");
        await dayAfter.HearsAsync("Clay and mud masks");
        await dayAfter.PictureAsync("day-after-1280");
        (await Task.WhenAll(tokens)).Distinct().Count().ShouldBe(2);
        dayAfter.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Conversation_OfAnotherVisitor_IsNotTheSame()
    {
        await using var service = await ServiceProcess.StartAsync([], Stop);
        await using var one = await chromium.NewVisitorAsync();
        await using var other = await chromium.NewVisitorAsync();
        var first = await ChatWindow.OpenAsync(one, service);
        await first.HearsAsync("evening routine coach");
        await first.SaysAsync("why not a clay mask?");
        await first.HearsAsync("Clay and mud masks");
        var second = await ChatWindow.OpenAsync(other, service);
        await second.HearsAsync("evening routine coach");
        (await second.Page.GetByText("Clay and mud masks").CountAsync()).ShouldBe(0);
    }
}
