using System.Text.Json;
using BotFramework.DirectLine;
using BotFramework.Schema;
using BotFramework.Turns;
using Microsoft.Extensions.Logging.Abstractions;

namespace BotFramework.Tests.DirectLine;

public sealed class DirectLineLogTests
{
    private readonly DirectLineLog _log = new(new MemoryStorage(), BotFrameworkJson.Default, TimeProvider.System);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AppendAsync_LargeActivities_KeepsTheNewestWithinItsBytesAndWatermarksStayTrue()
    {
        await _log.CreateAsync("c", "webchat", new ChannelAccount("dl_u"), Token);
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
