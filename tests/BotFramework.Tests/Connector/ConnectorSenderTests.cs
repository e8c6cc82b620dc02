using BotFramework.Connector;
using BotFramework.Turns;

namespace BotFramework.Tests.Connector;

public sealed class ConnectorSenderTests : ConnectorFixture
{
    [Theory]
    [InlineData(412)]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Send_RefusedForNow_IsRepeatedAndTaken(int status)
    {
        Channel.Script.Enqueue(new(status));
        Channel.Script.Enqueue(new(status));

        (await Sender().SendAsync(Sends("a"), ATurn, Token)).Taken.ShouldBe(1);

        Channel.Texts.ShouldBe(["a", "a", "a"]);
    }

    [Theory]
    [InlineData(412)]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Send_RefusedForNowEveryTime_IsKeptAfterSomeRepeats(int status)
    {
        Channel.Always = new(status);

        (await Sender().SendAsync(Sends("a"), ATurn, Token)).Taken.ShouldBe(0);

        Channel.Texts.ShouldBe(["a", "a", "a", "a"]);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(413)]
    [InlineData(501)]
    public async Task Send_NeverToBeTaken_IsDroppedWithoutARepeatAndTheNextGoesOut(int status)
    {
        Channel.Script.Enqueue(new(status, Body: """{"error":{"code":"ConversationNotFound","message":"No."}}"""));

        (await Sender().SendAsync(Sends("a", "b"), ATurn, Token)).Taken.ShouldBe(2);

        Channel.Texts.ShouldBe(["a", "b"]);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(401)]
    [InlineData(408)]
    [InlineData(500)]
    public async Task Send_RefusedForWhatARepeatWillNotMend_IsKeptWithoutARepeat(int status)
    {
        Channel.Always = new(status);

        (await Sender().SendAsync(Sends("a", "b"), ATurn, Token)).Taken.ShouldBe(0);

        Channel.Texts.ShouldBe(["a"]);
    }

    [Fact]
    public async Task Send_OneOfSeveralRefused_NothingOvertakesIt()
    {
        Channel.Script.Enqueue(new(201));
        Channel.Always = new(500);

        (await Sender().SendAsync(Sends("a", "b", "c"), ATurn, Token)).Taken.ShouldBe(1);

        Channel.Texts.ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task Send_RetryAfterSeconds_WaitsThatLong()
    {
        Channel.Script.Enqueue(new(429, RetryAfter: "1"));

        (await Sender().SendAsync(Sends("a"), ATurn, Token)).Taken.ShouldBe(1);

        var calls = Channel.Calls.ToArray();
        calls.Length.ShouldBe(2);
        Between(calls[0], calls[1]).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Send_RetryAfterDate_WaitsUntilThen()
    {
        // Dates have whole seconds: one that is two ahead is at least one away.
        Channel.Script.Enqueue(new(429, RetryAt: TimeSpan.FromSeconds(2)));

        (await Sender().SendAsync(Sends("a"), ATurn, Token)).Taken.ShouldBe(1);

        var calls = Channel.Calls.ToArray();
        calls.Length.ShouldBe(2);
        Between(calls[0], calls[1]).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Send_RetryAfterTheTurnsEnd_IsKeptAtOnce(int status)
    {
        Channel.Always = new(status, RetryAfter: "10");
        var started = TimeProvider.System.GetTimestamp();

        (await Sender().SendAsync(Sends("a"), TimeSpan.FromSeconds(9), Token)).Taken.ShouldBe(0);

        Channel.Texts.ShouldBe(["a"]);
        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(9));
    }

    [Fact]
    public async Task Send_NoTimeLeft_IsTriedOnce()
    {
        Channel.Always = new(503);

        (await Sender().SendAsync(Sends("a"), TimeSpan.Zero, Token)).Taken.ShouldBe(0);

        Channel.Texts.ShouldBe(["a"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Send_NoAnswerOnce_IsRepeatedAndTaken(bool hangs)
    {
        Channel.Script.Enqueue(new(0, Hangs: hangs));

        (await Sender(new() { TryLimit = TimeSpan.FromSeconds(2), Pause = TimeSpan.FromMilliseconds(20) }).SendAsync(Sends("a"), ATurn, Token)).Taken.ShouldBe(1);

        Channel.Texts.ShouldBe(["a", "a"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Send_NoAnswerTwice_IsKeptLestItShowManyTimes(bool hangs)
    {
        Channel.Always = new(0, Hangs: hangs);

        (await Sender(new() { TryLimit = TimeSpan.FromSeconds(2), Pause = TimeSpan.FromMilliseconds(20) }).SendAsync(Sends("a"), ATurn, Token)).Taken.ShouldBe(0);

        Channel.Texts.ShouldBe(["a", "a"]);
    }

    [Theory]
    [InlineData(201)]
    [InlineData(403)]
    public async Task Send_AnAnswerWhoseBodyNeverEnds_IsGoneByItsStatus(int status)
    {
        Channel.Always = new(status, Body: "{", BodyHangs: true);

        var result = await Sender().SendAsync(Sends("a", "b"), ATurn, Token).WaitAsync(TimeSpan.FromSeconds(8), Token);

        result.Taken.ShouldBe(2);
        Channel.Texts.ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task Send_TheTurnEndsBeforeTheAnswer_IsKept()
    {
        using var turn = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Channel.Always = new(201, Hangs: true, Before: turn.CancelAsync);

        (await Sender().SendAsync(Sends("a", "b"), ATurn, turn.Token)).Taken.ShouldBe(0);

        Channel.Texts.ShouldBe(["a"]);
    }

    [Fact]
    public async Task Send_TheChannelIsBackAfterAWhile_IsRepeatedAndTaken()
    {
        var address = Channel.Address;
        var send = Sends("a");
        await Channel.DisposeAsync();

        var sending = Sender(new() { Pause = TimeSpan.FromSeconds(1) }).SendAsync(send, ATurn, Token);
        await using var back = await ScriptedConnector.StartAsync(address);

        (await sending).Taken.ShouldBe(1);
        back.Texts.ShouldBe(["a"]);
    }

    [Fact]
    public async Task Send_Redirected_FollowsToNoOtherAddress()
    {
        await using var other = await ScriptedConnector.StartAsync();
        Channel.Always = new(307, Location: other.Address);

        (await Sender().SendAsync(Sends("a"), ATurn, Token)).Taken.ShouldBe(0);

        other.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Send_MoreThanSevenAtOnce_KeepsTheOrderAndLeavesTheRestForLater()
    {
        var result = await Sender(limits: SevenInHalfAMinute()).SendAsync(Sends([.. Enumerable.Range(1, 9).Select(number => $"{number}")]), ATurn, Token);

        result.Taken.ShouldBe(7);
        result.TryAgainAfter.ShouldNotBeNull().ShouldBeInRange(TimeSpan.FromSeconds(29), TimeSpan.FromSeconds(30.1));
        Channel.Texts.ShouldBe(["1", "2", "3", "4", "5", "6", "7"]);
    }

    [Fact]
    public async Task Send_ATypingIndicatorOverTheLimit_IsNotSent()
    {
        var sender = Sender(limits: SevenInHalfAMinute());
        await sender.SendAsync(Sends("1", "2", "3", "4", "5", "6", "7"), ATurn, Token);

        (await sender.SendAsync(Sends("typing"), TimeSpan.Zero, Token)).Taken.ShouldBe(0);

        Channel.Calls.Count.ShouldBe(7);
    }

    [Fact]
    public async Task Send_ARepeat_CountsUnderTheLimit()
    {
        var sender = Sender(limits: SevenInHalfAMinute());
        Channel.Script.Enqueue(new(503));
        await sender.SendAsync(Sends("1", "2", "3", "4", "5", "6"), ATurn, Token);

        (await sender.SendAsync(Sends("typing"), TimeSpan.Zero, Token)).Taken.ShouldBe(0);

        Channel.Calls.Count.ShouldBe(7);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("urn:botframework:directline", false)]
    [InlineData("file:///etc/hosts", false)]
    [InlineData("https://channel.example/connector", true)]
    [InlineData("http://127.0.0.1:3978", true)]
    public void Reaches_AddressesByHttpOnly(string? serviceUrl, bool reached)
    {
        var activity = Incoming.Message();
        activity.ServiceUrl = serviceUrl;
        Sender().Reaches(activity).ShouldBe(reached);
    }

    /// <summary>A window that no slow machine lets pass.</summary>
    private static ConnectorLimits SevenInHalfAMinute() => new(perSecond: 1000, perHalfMinute: 7, perTenant: 1000, longestWait: TimeSpan.Zero);
}
