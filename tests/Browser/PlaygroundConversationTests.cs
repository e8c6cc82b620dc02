using PoreRoutine.Browser.Tools;

namespace PoreRoutine.Browser;

/// <summary>The whole conversation over <c>POST /api/messages</c>, held by a Teams that nobody here wrote.</summary>
public sealed class PlaygroundConversationTests
{
    /// <summary>An evening with an exfoliation and without a mask.</summary>
    private const string Sunday = "--Clock:Start=2026-03-08T20:00:00-04:00";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Walkthrough_InThePlayground_GoesOnAfterAQuestionAndAfterAKill()
    {
        await using var service = await ServiceProcess.StartAsync([Sunday], Stop);
        await using var playground = await Playground.StartAsync(new Uri(service.Address, "api/messages"), Stop);

        await playground.InstallAsync(Stop);
        var (greeting, welcome) = await NextAsync(playground);
        greeting.ShouldContain("evening routine coach");

        await playground.PressAsync(welcome, "Walk me through tonight", Stop);
        var (first, firstCard) = await NextAsync(playground);
        first.ShouldContain("Step 1 of 3: Double cleanse");
        firstCard.Buttons.ShouldBe(["Done", "Skip", "Why?"]);

        await playground.PressAsync(firstCard, "Done", Stop);
        (await playground.NextReplyAsync(Stop)).Text.ShouldBe("Double cleanse: done.");
        (await NextAsync(playground)).Text.ShouldContain("Step 2 of 3");

        await playground.SendAsync("why not a clay mask?", Stop);
        (await NextAsync(playground)).Text.ShouldContain("oil");
        (await NextAsync(playground)).Text.ShouldContain("step 2 of 3");

        service.Kill();
        await service.StartAgainAsync([Sunday], Stop);

        await playground.SendAsync("done", Stop);
        (await playground.NextReplyAsync(Stop)).Text.ShouldBe("Double exfoliation: done.");
        var (third, thirdCard) = await NextAsync(playground);
        third.ShouldContain("Step 3 of 3");

        await playground.PressAsync(thirdCard, "Skip", Stop);
        (await playground.NextReplyAsync(Stop)).Text.ShouldContain("skipped");
        var summary = (await playground.NextReplyAsync(Stop)).Text;
        summary.ShouldContain("Done: Double cleanse, Double exfoliation");
        summary.ShouldContain("Skipped:");
    }

    [Fact]
    public async Task Reminder_InThePlayground_ComesByItselfAndItsCardShowsWhatBecameOfIt()
    {
        await using var service = await ServiceProcess.StartAsync([Sunday], Stop);
        await using var playground = await Playground.StartAsync(new Uri(service.Address, "api/messages"), Stop);
        await playground.InstallAsync(Stop);
        await NextAsync(playground);

        await playground.SendAsync("remind me every evening at 9", Stop);
        var set = (await playground.NextReplyAsync(Stop)).Text;
        set.ShouldContain("every evening at 21:00, next on Sunday, March 8");
        set.ShouldContain("in this chat");

        await service.StartAgainAsync(["--Clock:Start=2026-03-08T20:59:58-04:00"], Stop);
        var card = await playground.NextReplyAsync(Stop);
        card.Buttons.ShouldBe(["All done", "Skip tonight", "Again in 30 minutes"]);

        await playground.PressAsync(card, "Again in 30 minutes", Stop);
        List<PlaygroundMessage> snoozed = [await playground.NextReplyAsync(Stop), await playground.NextReplyAsync(Stop)];
        snoozed.Single(message => !message.IsUpdate).Text.ShouldContain("I remind you again at 21:3");
        ShouldBeClosed(snoozed.Single(message => message.IsUpdate), card, "again at 21:3");

        await service.StartAgainAsync(["--Clock:Start=2026-03-08T21:35:00-04:00"], Stop);
        var again = await playground.NextReplyAsync(Stop);

        // The next morning it still is about that evening.
        await service.StartAgainAsync(["--Clock:Start=2026-03-09T07:30:00-04:00"], Stop);
        await playground.PressAsync(again, "All done", Stop);
        List<PlaygroundMessage> done = [await playground.NextReplyAsync(Stop), await playground.NextReplyAsync(Stop), await playground.NextReplyAsync(Stop)];
        done.First(message => !message.IsUpdate).Text.ShouldContain("done for Sunday, March 8");
        ShouldBeClosed(done.Single(message => message.IsUpdate), again, "Double exfoliation: done");
    }

    private static void ShouldBeClosed(PlaygroundMessage update, PlaygroundMessage card, string outcome)
    {
        update.Id.ShouldBe(card.Id);
        update.Buttons.ShouldBeEmpty();
        update.Cards.ShouldHaveSingleItem().GetRawText().ShouldContain(outcome);
    }

    /// <summary>A reply with buttons: the Playground shows its text and its card as two messages.</summary>
    private static async Task<(string Text, PlaygroundMessage Card)> NextAsync(Playground playground)
    {
        var text = await playground.NextReplyAsync(Stop);
        var card = await playground.NextReplyAsync(Stop);
        card.Cards.Count.ShouldBe(1);
        return (text.Text, card);
    }
}
