using System.Text.Json;
using Microsoft.Playwright;
using PoreRoutine.Browser.Tools;

namespace PoreRoutine.Browser;

/// <summary>What becomes of a conversation when the line between the page and the service breaks: nothing is lost, and nothing is there twice.</summary>
public sealed class BrokenLineTests(Chromium chromium)
{
    private const string Question = "why not a clay mask?";
    private const string Answer = "Clay and mud masks";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Wire.Point.BeforeTheService)]
    [InlineData(Wire.Point.BeforeTheAnswer)]
    public async Task Send_TheLineIsCutInTheMiddle_IsSentAndAnsweredOnce(Wire.Point point)
    {
        await using var service = await ServiceProcess.StartAsync([], Stop);
        await using var wire = new Wire(service.Address);
        await using var visitor = await chromium.NewVisitorAsync();
        var chat = await ChatWindow.OpenAsync(visitor, wire.Address);
        await chat.HearsAsync("evening routine coach");

        var cut = wire.CutNextMessage(point);
        await chat.SaysAsync(Question);
        await cut.WaitAsync(Stop);
        await chat.HearsAsync(Answer);
        await chat.SaysAsync("thank you");
        await chat.HearsAsync("welcome");

        await ShouldHaveAllOnceAsync(chat, visitor, service, said: 2);
    }

    [Fact]
    public async Task Send_TheServiceRestartsAndTheLineIsCutBetweenMessages_AllAreThereOnceInOrder()
    {
        await using var service = await ServiceProcess.StartAsync([], Stop);
        await using var wire = new Wire(service.Address);
        await using var visitor = await chromium.NewVisitorAsync();
        var chat = await ChatWindow.OpenAsync(visitor, wire.Address);
        await chat.HearsAsync("evening routine coach");

        await chat.SaysAsync(Question);
        await chat.HearsAsync(Answer);
        wire.Cut();
        await chat.SaysAsync("which serum do you recommend?");
        service.Kill();
        await chat.SaysAsync("hello");
        await service.StartAgainAsync([], Stop);
        wire.Cut();
        await chat.SaysAsync("thank you");
        await chat.HearsAsync("welcome");

        await ShouldHaveAllOnceAsync(chat, visitor, service, said: 4);
    }

    [Fact]
    public async Task Hear_TheStreamIsDeadWithoutAWord_IsOpenedAnewAfterTheNextMessage()
    {
        await using var service = await ServiceProcess.StartAsync([], Stop);
        await using var wire = new Wire(service.Address);
        await using var visitor = await chromium.NewVisitorAsync();
        var chat = await ChatWindow.OpenAsync(visitor, wire.Address);
        await chat.HearsAsync("evening routine coach");

        wire.FreezeStreams();
        await chat.SaysAsync(Question);
        await chat.HearsAsync(Answer);

        await ShouldHaveAllOnceAsync(chat, visitor, service, said: 1);
    }

    [Fact]
    public async Task Polling_WhereStreamsDoNotGetThrough_ConversesAndSurvivesARestart()
    {
        await using var service = await ServiceProcess.StartAsync([], Stop);
        await using var wire = new Wire(service.Address) { RefusesStreams = true };
        await using var visitor = await chromium.NewVisitorAsync();
        var chat = await ChatWindow.OpenAsync(visitor, wire.Address);
        var polled = chat.Page.WaitForResponseAsync(response => response.Request.Method == "GET" && response.Url.Contains("/activities?watermark=", StringComparison.Ordinal), new() { Timeout = 30_000 });
        await chat.HearsAsync("evening routine coach");
        (await polled).Status.ShouldBe(200);

        await chat.SaysAsync(Question);
        await chat.HearsAsync(Answer);
        // Direct Line's own client asks no more after one poll that failed, and says nothing of it.
        var failed = new TaskCompletionSource();
        chat.Page.RequestFailed += (_, request) =>
        {
            if (request.Url.Contains("/activities?watermark=", StringComparison.Ordinal)) failed.TrySetResult();
        };
        service.Kill();
        await failed.Task.WaitAsync(Stop);
        await service.StartAgainAsync([], Stop);
        await chat.SaysAsync("thank you");
        await chat.HearsAsync("welcome");

        await ShouldHaveAllOnceAsync(chat, visitor, service, said: 2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Wake_AfterTheTokensTime_GoesOnWithANewOneAndWithoutAWord(bool restarted)
    {
        await using var service = await ServiceProcess.StartAsync([], Stop);
        await using var wire = new Wire(service.Address);
        await using var visitor = await chromium.NewVisitorAsync(390, 844);
        var tokens = await AgeingTokens.OfAsync(visitor, service);
        await visitor.Clock.InstallAsync();
        var chat = await ChatWindow.OpenAsync(visitor, wire.Address);
        await chat.HearsAsync("evening routine coach");
        await chat.SaysAsync(Question);
        await chat.HearsAsync(Answer);

        // Asleep: no script runs, the line goes, the token's time passes.
        tokens.Expire();
        wire.FreezeStreams();
        if (restarted) await service.StartAgainAsync([], Stop);
        await visitor.Clock.FastForwardAsync("40:00");
        await chat.SaysAsync("thank you");
        await chat.HearsAsync("welcome");

        await ShouldHaveSaidNothingAsync(chat);
        await ShouldHaveAllOnceAsync(chat, visitor, service, said: 2);
    }

    [Fact]
    public async Task Send_TheTokenExpired_IsSentWithANewOneAndWithoutAWord()
    {
        await using var service = await ServiceProcess.StartAsync([], Stop);
        await using var visitor = await chromium.NewVisitorAsync();
        var tokens = await AgeingTokens.OfAsync(visitor, service);
        var chat = await ChatWindow.OpenAsync(visitor, service);
        await chat.HearsAsync("evening routine coach");
        await chat.SaysAsync(Question);
        await chat.HearsAsync(Answer);

        tokens.Expire();
        await chat.SaysAsync("thank you");
        await chat.HearsAsync("welcome");

        tokens.Refusals.ShouldBeGreaterThan(0);
        await ShouldHaveSaidNothingAsync(chat);
        await ShouldHaveAllOnceAsync(chat, visitor, service, said: 2);
    }

    [Fact]
    public async Task Send_TheOperatorThrewTheKeysAway_IsAnsweredAsToANewVisitor()
    {
        await using var service = await ServiceProcess.StartAsync([], Stop);
        await using var visitor = await chromium.NewVisitorAsync();
        var tokens = await AgeingTokens.OfAsync(visitor, service);
        var chat = await ChatWindow.OpenAsync(visitor, service);
        await chat.HearsAsync("evening routine coach");

        service.Kill();
        tokens.DeleteKeys();
        await service.StartAgainAsync([], Stop);
        await chat.SaysAsync(Question);
        await chat.HearsAsync(Answer);

        await chat.HearsAsync("evening routine coach", times: 2);
        (await chat.CountAsync(Answer)).ShouldBe(1);
    }

    private static async Task ShouldHaveSaidNothingAsync(ChatWindow chat)
    {
        await Assertions.Expect(chat.Page.Locator("#notice")).ToBeHiddenAsync(new() { Timeout = 30_000 });
        (await chat.Page.GetByText("Send failed").CountAsync()).ShouldBe(0);
    }

    /// <summary>Compares what is on the page with what the service has: the greeting, and for each message one reply.</summary>
    private static async Task ShouldHaveAllOnceAsync(ChatWindow chat, IBrowserContext visitor, ServiceProcess service, int said)
    {
        var token = JsonElement.Parse(await (await visitor.APIRequest.PostAsync(new Uri(service.Address, "webchat/token").AbsoluteUri)).TextAsync());
        var log = JsonElement.Parse(await (await visitor.APIRequest.GetAsync(
            new Uri(service.Address, $"v3/directline/conversations/{token.GetProperty("conversationId").GetString()}/activities").AbsoluteUri,
            new() { Headers = [new("Authorization", $"Bearer {token.GetProperty("token").GetString()}")] })).TextAsync());
        var activities = log.GetProperty("activities").EnumerateArray().ToList();
        activities.Count(activity => activity.GetProperty("from").GetProperty("role").GetString() == "user").ShouldBe(said);
        activities.Count.ShouldBe(1 + 2 * said);
        foreach (var pair in activities.Skip(1).Chunk(2)) pair[1].GetProperty("replyToId").GetString().ShouldBe(pair[0].GetProperty("id").GetString());

        await Assertions.Expect(chat.Page.Locator(".webchat__bubble--from-user")).ToHaveCountAsync(said, new() { Timeout = 30_000 });
        await Assertions.Expect(chat.Page.Locator(".webchat__basic-transcript__activity")).ToHaveCountAsync(1 + 2 * said, new() { Timeout = 30_000 });
        (await chat.CountAsync(Answer)).ShouldBe(1);
        (await chat.CountAsync("evening routine coach")).ShouldBe(1);
    }
}
