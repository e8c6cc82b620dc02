using System.Text.Json;
using BotFramework.DirectLine;
using BotFramework.Schema;
using BotFramework.Turns;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace BotFramework.Tests.DirectLine;

public sealed class DirectLineLogTests
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch.AddYears(56));
    private readonly DirectLineLog _log;

    public DirectLineLogTests() => _log = new DirectLineLog(new MemoryStorage(timeProvider: _clock), BotFrameworkJson.Default, _clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AppendAsync_LargeActivities_KeepsTheNewestWithinItsBytesAndWatermarksStayTrue()
    {
        await _log.CreateAsync("c", "webchat", new ChannelAccount("dl_u"), Token);
        await _log.StartAsync("c", first: true, Token);
        for (var i = 0; i < 30; i++)
        {
            await _log.AppendAsync("c", [Message($"{i}", new string('x', 100_000))], Token);
        }

        var transcript = await _log.ReadAsync("c", Token);
        transcript.Activities.Count.ShouldBe(10);
        Id(transcript.Activities[^1]).ShouldBe("29");
        transcript.Since(null).Watermark.ShouldBe("30");
        Id(transcript.Since(29).Activities.ShouldHaveSingleItem()).ShouldBe("29");
    }

    [Fact]
    public async Task AppendAsync_OneActivityOverTheBytes_IsKept()
    {
        await _log.CreateAsync("c", "webchat", new ChannelAccount("dl_u"), Token);
        await _log.AppendAsync("c", [Message("old", "x")], Token);
        await _log.AppendAsync("c", [Message("large", new string('<', 256 * 1024)), Message("reply", "x")], Token);
        (await _log.ReadAsync("c", Token)).Activities.Select(Id).ShouldBe(["large", "reply"]);
    }

    [Fact]
    public async Task Turn_StoredAfterItsTimeOrItsClientWent_IsInTheLog()
    {
        var storage = new MemoryStorage();
        var log = new DirectLineLog(storage, BotFrameworkJson.Default, TimeProvider.System);
        await log.CreateAsync("c", "webchat", new ChannelAccount("dl_u"), Token);
        using var client = new CancellationTokenSource();
        var pipeline = new TurnPipeline(new LeavingStorage(storage, client), BotFrameworkJson.Default, NullLogger<TurnPipeline>.Instance);
        var message = Message("1", "hello");

        var outcome = await pipeline.RunAsync(message, new DirectLineSender(log), [message], (_, _) => Task.CompletedTask, client.Token);

        outcome.ShouldBe(TurnOutcome.Completed);
        Id((await log.ReadAsync("c", Token)).Activities.ShouldHaveSingleItem()).ShouldBe("1");
    }

    [Fact]
    public async Task AppendAsync_TheSameActivityAgain_AddsNothing()
    {
        await _log.CreateAsync("c", "webchat", new ChannelAccount("dl_u"), Token);
        await _log.AppendAsync("c", [Message("1", "x")], Token);
        await _log.AppendAsync("c", [Message("1", "x"), Message("2", "y")], Token);
        (await _log.ReadAsync("c", Token)).Activities.Select(Id).ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task ReadChangedAsync_OnlyAfterAnAppend_HasATranscript()
    {
        await _log.CreateAsync("c", "webchat", new ChannelAccount("dl_u"), Token);
        (await _log.ReadChangedAsync("c", null, Token)).ShouldBeNull();
        await _log.AppendAsync("c", [Message("1", "x")], Token);
        var first = (await _log.ReadChangedAsync("c", null, Token)).ShouldNotBeNull();
        (await _log.ReadChangedAsync("c", first.ETag, Token)).ShouldBeNull();
        await _log.AppendAsync("c", [Message("2", "y")], Token);
        (await _log.ReadChangedAsync("c", first.ETag, Token)).ShouldNotBeNull().Activities.Count.ShouldBe(2);
    }

    [Fact]
    public async Task AppendAsync_ToNoConversation_LeavesNothing()
    {
        await _log.AppendAsync("nowhere", [Message("1", "x")], Token);
        (await _log.ReadAsync("nowhere", Token)).Activities.ShouldBeEmpty();
    }

    [Fact]
    public async Task ReadAsync_AConversationIdleForNinetyDays_HasNoLogAndIsStillThere()
    {
        await _log.CreateAsync("c", "webchat", new ChannelAccount("dl_u"), Token);
        await _log.AppendAsync("c", [Message("1", "x")], Token);
        _clock.Advance(TimeSpan.FromDays(89));
        await _log.AppendAsync("c", [Message("2", "x")], Token);
        _clock.Advance(TimeSpan.FromDays(89));
        (await _log.ReadAsync("c", Token)).Activities.Count.ShouldBe(2);
        _clock.Advance(TimeSpan.FromDays(1));
        (await _log.ReadAsync("c", Token)).Activities.ShouldBeEmpty();
        (await _log.FindAsync("c", Token)).ShouldNotBeNull().User.Id.ShouldBe("dl_u");
    }

    [Fact]
    public async Task AppendAsync_AfterTheLogWasDropped_IsBeyondEveryWatermarkOfTheOldOne()
    {
        await _log.CreateAsync("c", "webchat", new ChannelAccount("dl_u"), Token);
        await _log.StartAsync("c", first: true, Token);
        await _log.AppendAsync("c", [.. Enumerable.Range(0, 50).Select(i => Message($"{i}", "x"))], Token);
        var first = (await _log.ReadAsync("c", Token)).End;
        _clock.Advance(TimeSpan.FromDays(90));
        await _log.AppendAsync("c", [Message("new", "x"), Message("newer", "x")], Token);
        var second = await _log.ReadAsync("c", Token);
        second.Since(first).Activities.Select(Id).ShouldBe(["new", "newer"]);
        second.Since(second.End - 1).Activities.Select(Id).ShouldBe(["newer"]);

        _clock.Advance(TimeSpan.FromDays(90));
        await _log.AppendAsync("c", [Message("newest", "x")], Token);
        (await _log.ReadAsync("c", Token)).Since(second.End).Activities.Select(Id).ShouldBe(["newest"]);
    }

    [Fact]
    public async Task StartAsync_ALogThatIsThere_IsLeftAsItIs()
    {
        await _log.CreateAsync("c", "webchat", new ChannelAccount("dl_u"), Token);
        await _log.AppendAsync("c", [Message("1", "x")], Token);
        (await _log.StartAsync("c", first: true, Token)).Activities.Select(Id).ShouldBe(["1"]);
    }

    [Fact]
    public async Task ClearAsync_DropsWhatWasSaidAndTheUsersName_AndWatermarksStayTrue()
    {
        await _log.CreateAsync("c", "webchat", new ChannelAccount("dl_u", "Somebody"), Token);
        await _log.StartAsync("c", first: true, Token);
        await _log.AppendAsync("c", [Message("1", "x"), Message("2", "y")], Token);
        var history = new DirectLineHistory(_log);
        (await history.ReadAsync("c", Token)).ShouldNotBeNull()["transcript"]!["activities"]!.AsArray().Count.ShouldBe(2);

        await history.ClearAsync("c", Token);

        (await _log.ReadAsync("c", Token)).Since(null).Activities.ShouldBeEmpty();
        var conversation = (await _log.FindAsync("c", Token)).ShouldNotBeNull();
        (conversation.User.Id, conversation.User.Name).ShouldBe(("dl_u", null));
        await _log.AppendAsync("c", [Message("3", "z")], Token);
        var transcript = await _log.ReadAsync("c", Token);
        transcript.Since(null).Activities.Select(Id).ShouldBe(["3"]);
        transcript.Since(2).Activities.Select(Id).ShouldBe(["3"]);
        transcript.Since(0).Watermark.ShouldBe("3");
    }

    [Fact]
    public async Task ClearAsync_ALogThatWasDroppedOrNeverWas_LeavesNoneBehind()
    {
        var history = new DirectLineHistory(_log);
        await history.ClearAsync("nowhere", Token);
        (await history.ReadAsync("nowhere", Token)).ShouldBeNull();

        await _log.CreateAsync("c", "webchat", new ChannelAccount("dl_u"), Token);
        await _log.AppendAsync("c", [Message("1", "x")], Token);
        var before = (await _log.ReadAsync("c", Token)).End;
        _clock.Advance(TimeSpan.FromDays(90));
        await history.ClearAsync("c", Token);
        await _log.AppendAsync("c", [Message("2", "x")], Token);
        (await _log.ReadAsync("c", Token)).Since(before).Activities.Select(Id).ShouldBe(["2"]);
    }

    private static string? Id(JsonElement activity) => activity.GetProperty("id").GetString();

    private static Activity Message(string id, string text) =>
        new(ActivityTypes.Message) { Id = id, Text = text, ChannelId = "webchat", Conversation = new ConversationAccount(isGroup: null, id: "c") };

    /// <summary>A store during whose writes the client leaves.</summary>
    private sealed class LeavingStorage(IStorage inner, CancellationTokenSource client) : IStorage
    {
        public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default) => inner.ReadAsync(keys, cancellationToken);

        public async Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
        {
            await inner.WriteAsync(changes, cancellationToken);
            await client.CancelAsync();
        }

        public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => inner.DeleteAsync(keys, cancellationToken);
    }
}
