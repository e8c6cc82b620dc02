using System.Text.Json;
using PoreRoutine.Bot.Dialogs;
using PoreRoutine.Bot.Tests.Support;
using PoreRoutine.Browser.Tools;
using PoreRoutine.Routine;

namespace PoreRoutine.Bot.Tests.Cards;

/// <summary>Agenda, plan and progress as cards: Wednesday 4 March 2026, the default plan unless said otherwise.</summary>
public sealed class CardTests
{
    private readonly Conversation _conversation = new();

    [Fact]
    public async Task Agenda_Tonight_ShowsEachStepWithItsStateReasonAndNextDate()
    {
        await _conversation.SayAsync("i did my cleanse tonight");
        await _conversation.SayAsync("skip my serum tonight");
        var reply = (await _conversation.SayAsync("what's on tonight?")).ShouldHaveSingleItem();
        reply.CardTexts.ShouldBe(
        [
            "Tonight, Wednesday, March 4",
            "✓", "Double cleanse", "Done",
            "·", "Double exfoliation", "Not tonight: not its day; next on Sunday, March 8",
            "○", "Pore-refining mask", "Due: your Wednesday",
            "–", "Resurfacing serum", "Skipped",
        ]);
        reply.Buttons.Keys.ShouldBe(["Walk me through tonight"]);
    }

    [Fact]
    public async Task Agenda_OfAnotherEvening_IsTextAlone()
    {
        var reply = (await _conversation.SayAsync("what's on sunday?")).ShouldHaveSingleItem();
        reply.Text.ShouldContain("Sunday, March 8");
        reply.Card.ShouldBeNull();
    }

    [Fact]
    public async Task Agenda_AMissedStep_HasAButtonThatMakesItUp()
    {
        await _conversation.SayAsync("i did my serum tonight");
        _conversation.Clock.Advance(TimeSpan.FromDays(6));
        var reply = (await _conversation.SayAsync("what's on tonight?")).ShouldHaveSingleItem();
        reply.CardTexts.ShouldContain("Not tonight: missed on Sunday, March 8 and may be made up; the one on Sunday, March 15 would then move to Sunday, March 22");
        (await _conversation.PressAsync(reply, "Make it up tonight: Double exfoliation"))[^1].Text.ShouldContain("of 3: ");
    }

    [Fact]
    public async Task Press_OnAnEarlierEveningsCard_SaysWhoseItWasAndIsAboutTonight()
    {
        await _conversation.SayAsync("i did my serum tonight");
        _conversation.Clock.Advance(TimeSpan.FromDays(6));
        var tuesday = (await _conversation.SayAsync("what's on tonight?")).ShouldHaveSingleItem();
        _conversation.Clock.Advance(TimeSpan.FromDays(1));

        var makeUp = await _conversation.PressAsync(tuesday, "Make it up tonight: Double exfoliation");
        makeUp[0].Text.ShouldBe("That button was for Tuesday, March 10. Tonight is Wednesday, March 11.");
        makeUp[1].CardTexts[0].ShouldBe("Tonight, Wednesday, March 11");

        var walk = await _conversation.PressAsync(tuesday, "Walk me through tonight");
        walk[0].Text.ShouldBe("That button was for Tuesday, March 10. Tonight is Wednesday, March 11.");
        walk[^1].Text.ShouldContain("Step 1 of 3");
        (await _conversation.SayAsync("done"))[0].Text.ShouldBe("Double cleanse: done.");
        (await _conversation.SayAsync("when did i last cleanse"))[0].Text.ShouldContain("Wednesday, March 11");
    }

    [Fact]
    public async Task Plan_Chosen_ShowsDaysReminderAndZoneAndCanBeChanged()
    {
        await _conversation.SayAsync("put my exfoliation on saturdays");
        var reply = (await _conversation.SayAsync("what's my plan")).ShouldHaveSingleItem();
        reply.CardTexts.SkipLast(2).ShouldBe(
        [
            "Your plan:",
            "Double cleanse", "every evening",
            "Double exfoliation", "Saturdays, next on Saturday, March 7",
            "Pore-refining mask", "Wednesdays, next on Wednesday, March 4",
            "Resurfacing serum", "every evening",
        ]);
        reply.CardTexts[^2].ShouldStartWith("Reminder: every evening at 21:00, next on Wednesday, March 4.");
        reply.CardTexts[^1].ShouldContain("America/New_York");
        (await _conversation.PressAsync(reply, "Change my plan"))[0].Text.ShouldContain("**Double exfoliation**: on which day");
    }

    [Fact]
    public async Task SetUp_Answered_ReadsThePlanBackAsACard()
    {
        await _conversation.SayAsync("set up my plan");
        await _conversation.SayAsync("saturday");
        await _conversation.SayAsync("you choose");
        var plan = (await _conversation.SayAsync("no reminder")).ShouldHaveSingleItem();
        plan.CardTexts[0].ShouldBe("That's your plan:");
        plan.CardTexts.ShouldContain("Saturdays, next on Saturday, March 7");
    }

    [Fact]
    public async Task Progress_FiveWeeks_IsARowAWeekWithTonightMarked()
    {
        await _conversation.SayAsync("i cleansed on monday");
        await _conversation.SayAsync("i did my cleanse and serum last night");
        var reply = (await _conversation.SayAsync("how am i doing?")).ShouldHaveSingleItem();
        var rows = reply.Card!.Value.GetProperty("body").EnumerateArray().Single(element => element.GetProperty("type").GetString() == "Table").GetProperty("rows").EnumerateArray()
            .Select(row => string.Join(' ', row.GetProperty("cells").EnumerateArray().Select(cell => string.Concat(cell.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("text").GetString())))))
            .ToList();
        rows.Count.ShouldBe(Progress.Weeks + 1);
        rows[0].ShouldBe("Week M T W T F S S");
        rows[1].ShouldBe("Feb 2 · · · · · · ·");
        rows[^1].ShouldBe("Mar 2 ◐ ✓ ○▲ · · · ·");
        reply.CardTexts.ShouldContain("✓ all done · ◐ in part · – skipped · ✕ nothing written down · ▲ tonight");
        reply.CardTexts.ShouldContain("Since Monday, February 2: 1 evening all done, 1 in part.");
        reply.Text.ShouldContain("Since Monday, February 2: 1 evening all done, 1 in part.");
        reply.Text.ShouldContain("- Double cleanse: 2 done");
    }

    [Theory]
    [InlineData("webchat")]
    [InlineData("directline")]
    [InlineData("emulator")]
    public async Task Card_WhereProgramsReadTexts_HasAllOfItsTextBeside(string channelId)
    {
        var reply = (await new Conversation(channelId).SayAsync("what's on tonight?")).ShouldHaveSingleItem();
        reply.Text.ShouldContain("**Tonight, Wednesday, March 4**");
        reply.Text.ShouldContain("- Pore-refining mask: your Wednesday");
        reply.IsTextFallback.ShouldBeTrue();
        reply.CardTexts.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Card_InTeams_StandsAloneAndNotifiesWithItsHeading()
    {
        var reply = (await new Conversation("msteams").SayAsync("what's on tonight?")).ShouldHaveSingleItem();
        reply.Text.ShouldBeEmpty();
        reply.Summary.ShouldBe("Tonight, Wednesday, March 4");
        reply.CardTexts.ShouldContain("Due: your Wednesday");
    }

    [Fact]
    public async Task Card_OnAChannelWithoutCards_IsTheTextWithItsButtons()
    {
        var reply = (await new Conversation("telegram").SayAsync("what's on tonight?")).ShouldHaveSingleItem();
        reply.Text.ShouldContain("- Pore-refining mask: your Wednesday");
        reply.IsTextFallback.ShouldBeFalse();
        reply.CardTexts.ShouldBeEmpty();
        reply.Buttons.Keys.ShouldBe(["Walk me through tonight"]);
    }

    [Fact]
    public async Task Cards_AllThatAreSent_AreUnderstoodByTheirParserAsTheyStand()
    {
        var replies = new List<Said>();
        foreach (var said in new[]
        {
            "hello", "what's on tonight?", "how am i doing?", "what's my plan",
            "i did my mask tonight", "skip my serum tonight", "what's on tonight?",
            "i scrubbed on sunday", "i did my scrub tonight", "what's on tonight?", "how am i doing?",
            "set up my plan", "saturday", "you choose", "9pm", "what's my plan",
            "walk me through tonight", "stop", "why not a clay mask?",
            "my face is burning and I have a rash", "what's on tonight?", "walk me through tonight",
        })
        {
            replies.AddRange(await _conversation.SayAsync(said));
        }

        _conversation.Clock.Advance(TimeSpan.FromDays(12));
        replies.AddRange(await _conversation.SayAsync("go on"));
        replies.AddRange(await _conversation.SayAsync("what's on tonight?"));
        replies.AddRange(await _conversation.SayAsync("how am i doing?"));

        var cards = replies.Select(reply => reply.Card).OfType<JsonElement>().ToList();
        cards.Count(card => card.GetProperty("body").GetArrayLength() > 0).ShouldBe(11);
        cards.ShouldAllBe(card => card.GetProperty("version").GetString() == "1.5");

        var parsed = await ParseAsync(cards);
        for (var i = 0; i < cards.Count; i++)
        {
            parsed[i].GetProperty("faults").GetArrayLength().ShouldBe(0, parsed[i].ToString());

            // What the parser knows nothing of, a property misspelt or newer than 1.5, is not in what it gives back.
            LeavesOf(parsed[i].GetProperty("understood")).ShouldBe(LeavesOf(cards[i]), ignoreOrder: true);
            var sent = parsed[i].GetProperty("sent").EnumerateArray().ToList();
            sent.Count.ShouldBe(cards[i].GetProperty("actions").GetArrayLength());
            sent.ShouldAllBe(data => ButtonPress.From(data) != null);
        }
    }

    [Fact]
    public async Task Card_ThatOpensAPrivateChat_IsUnderstoodByItsParserAsItStands()
    {
        var card = (await new Conversation("msteams", isGroup: true).MentionAsync("what's on tonight?")).ShouldHaveSingleItem().Card!.Value;
        var parsed = (await ParseAsync([card])).ShouldHaveSingleItem();
        parsed.GetProperty("faults").GetArrayLength().ShouldBe(0, parsed.ToString());
        LeavesOf(parsed.GetProperty("understood")).ShouldBe(LeavesOf(card), ignoreOrder: true);
    }

    private static async Task<List<JsonElement>> ParseAsync(List<JsonElement> cards)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "cards.json");
        await File.WriteAllTextAsync(file, $"[{string.Join(',', cards.Select(card => card.GetRawText()))}]", TestContext.Current.CancellationToken);
        var parser = Repository.Folder(Path.Combine("tests", "PoreRoutine.Bot.Tests", "Cards", "Parser"));
        var output = await ChildProcess.RunAsync("node", ["parse.cjs", file], parser, null, TestContext.Current.CancellationToken);
        return [.. JsonElement.Parse(output).EnumerateArray()];
    }

    /// <summary>Every value with the way to it; the parser takes the words of styles in any case.</summary>
    private static List<string> LeavesOf(JsonElement element, string path = "") => element.ValueKind switch
    {
        JsonValueKind.Object => [.. element.EnumerateObject().SelectMany(property => LeavesOf(property.Value, $"{path}/{property.Name}"))],
        JsonValueKind.Array => [.. element.EnumerateArray().SelectMany((item, index) => LeavesOf(item, $"{path}/{index}"))],
        _ => [$"{path} = {element}".ToUpperInvariant()],
    };
}
