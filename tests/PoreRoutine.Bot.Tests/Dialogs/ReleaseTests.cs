using BotFramework;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Dialogs;

/// <summary>Clients who were in the middle of a walkthrough when another version of the bot came into force.</summary>
public sealed class ReleaseTests
{
    private const string Sorry = "Sorry, the routine has just been updated";

    private readonly Conversation _conversation = new();

    [Theory]
    [InlineData("\"id\":\"walkthrough\"", "\"id\":\"removed\"")]
    [InlineData("\"id\":\"steps\"", "\"id\":\"removed\"")]
    [InlineData("\"id\":\"step\"", "\"id\":\"removed\"")]
    [InlineData("\"step\":\"show\"", "\"step\":\"removed\"")]
    [InlineData("\"options\":{}", "\"options\":[]")]
    [InlineData("{\"dialogStack\":[{\"id\":\"walkthrough\"", "{\"dialogStack\":[{\"id\":[]")]
    public async Task Done_WhatWasOpenIsGone_StartsOverWithAnApologyAndKeepsTheDiary(string part, string other)
    {
        await _conversation.SayAsync("walk me through tonight");
        await _conversation.SayAsync("done");
        await _conversation.RewriteAsync(part, other);

        var replies = await _conversation.SayAsync("done");

        replies.Count.ShouldBe(2);
        replies[0].Text.ShouldStartWith(Sorry);
        replies[1].Text.ShouldContain("Step 2 of 3");
        (await _conversation.SayAsync("done"))[0].Text.ShouldBe("Pore-refining mask: done.");
    }

    [Theory]
    [InlineData("\"id\":\"walkthrough\"", "\"id\":\"removed\"")]
    [InlineData("\"id\":\"step\"", "\"id\":\"removed\"")]
    [InlineData("{\"dialogStack\":[{\"id\":\"walkthrough\"", "{\"dialogStack\":[{\"id\":[]")]
    public async Task Question_WhatWasOpenIsGone_IsAnsweredFirst(string part, string other)
    {
        await _conversation.SayAsync("walk me through tonight");
        await _conversation.RewriteAsync(part, other);

        var replies = await _conversation.SayAsync("why no clay?");

        replies.Count.ShouldBe(3);
        replies[0].Text.ShouldContain("clay", Case.Insensitive);
        replies[1].Text.ShouldStartWith(Sorry);
        replies[2].Text.ShouldContain("Step 1 of 3");
    }

    [Fact]
    public async Task Care_WhatWasOpenIsGone_IsAnsweredAlone()
    {
        await _conversation.SayAsync("walk me through tonight");
        await _conversation.RewriteAsync("\"id\":\"walkthrough\"", "\"id\":\"removed\"");

        (await _conversation.SayAsync("my face is burning and swollen")).ShouldHaveSingleItem().Text.ShouldNotContain(Sorry);
    }

    [Fact]
    public async Task NextEvening_WhatWasOpenIsGone_StartsNothing()
    {
        await _conversation.SayAsync("walk me through tonight");
        await _conversation.RewriteAsync("{\"dialogStack\":[{\"id\":\"walkthrough\"", "{\"dialogStack\":[{\"id\":[]");
        _conversation.Clock.Advance(TimeSpan.FromDays(1));

        (await _conversation.SayAsync("why no clay?")).ShouldNotContain(reply => reply.Text.Contains(Sorry) || reply.Text.Contains("Step 1"));
    }

    [Fact]
    public async Task Done_TheStepOnShowIsNoneOfTonightsAnyMore_IsWrittenDownForThatStep()
    {
        await _conversation.SayAsync("walk me through tonight");
        await _conversation.SayAsync("done");
        await _conversation.RewriteAsync("\"stepId\":\"mask\"", "\"stepId\":\"exfoliate\"");

        (await _conversation.SayAsync("done"))[0].Text.ShouldBe("Double exfoliation: done.");
    }

    [Fact]
    public async Task Done_TheStepOnShowIsNoneOfTonightsAnyMoreAndAnotherWasShown_IsWrittenDownForTheOther()
    {
        await _conversation.SayAsync("walk me through tonight");
        await _conversation.SayAsync("done");
        await _conversation.RewriteAsync("\"stepId\":\"mask\"", "\"stepId\":\"exfoliate\"");

        (await _conversation.SayAsync("why no clay?"))[^1].Text.ShouldContain("Step 2 of 3");
        (await _conversation.SayAsync("done"))[0].Text.ShouldBe("Pore-refining mask: done.");
    }

    [Theory]
    [InlineData("done")]
    [InlineData("skip")]
    public async Task Reply_TheOperatorTookTheStepOnShowOutOfTheRoutine_WritesNothingDownAndGoesOnWithAnApology(string reply)
    {
        await _conversation.SayAsync("walk me through tonight");
        await _conversation.SayAsync("done");
        await _conversation.RewriteAsync("\"stepId\":\"mask\"", "\"stepId\":\"toner\"");

        var replies = await _conversation.SayAsync(reply);

        replies.Count.ShouldBe(2);
        replies[0].Text.ShouldStartWith(Sorry);
        replies[1].Text.ShouldContain("Step 2 of 3");
        (await _conversation.SayAsync("what did i do tonight?"))[0].Text.Split('\n')
            .Where(line => line.EndsWith(": done", StringComparison.Ordinal) || line.Contains("skipped", StringComparison.OrdinalIgnoreCase))
            .ShouldBe(["- Double cleanse: done"]);
    }

    [Fact]
    public async Task Client_OfANewerVersion_IsNotAnsweredAndKeptAsItIs()
    {
        await _conversation.SayAsync("walk me through tonight");
        await _conversation.RewriteAsync("\"schema\":2,\"greeted\"", "\"schema\":3,\"invented\":\"later\",\"greeted\"");
        var kept = await _conversation.KeptAsync();

        await Should.ThrowAsync<StateUnreadableException>(() => _conversation.SayAsync("done"));

        (await _conversation.KeptAsync()).ShouldBe(kept);
    }

    [Fact]
    public async Task Client_WithMoreInIt_KeepsThat()
    {
        await _conversation.SayAsync("walk me through tonight");
        await _conversation.RewriteAsync("\"schema\":2,\"greeted\"", "\"schema\":2,\"invented\":{\"later\":[1]},\"greeted\"");

        await _conversation.SayAsync("done");

        (await _conversation.KeptAsync())!.ShouldContain("\"invented\":{\"later\":[1]}");
    }
}
