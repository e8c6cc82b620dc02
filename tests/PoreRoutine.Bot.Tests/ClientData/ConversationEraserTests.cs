using System.Text.Json;
using System.Text.Json.Nodes;
using BotFramework;
using BotFramework.Schema;
using BotFramework.Turns;
using Microsoft.Extensions.Logging.Abstractions;
using PoreRoutine.Bot.ClientData;
using PoreRoutine.Bot.Dialogs;

namespace PoreRoutine.Bot.Tests.ClientData;

public sealed class ConversationEraserTests
{
    private readonly MemoryStorage _storage = new(BotJson.Storage);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Delete_ATurnOfAnotherProcessIsQuicker_DeletesWhatThatStoredAsWell()
    {
        await using var service = NewPipeline();
        await SayAsync(service, "m0");
        var deleted = new List<string>();
        await using var own = NewPipeline();
        var eraser = new ConversationEraser(own, [new Observed(async client =>
        {
            deleted.Add(client.UserId);
            if (deleted.Count == 1)
            {
                // The client writes once more, after the store beside was emptied and before the deletion is stored.
                await SayAsync(service, "m1");
            }
        })]);

        await eraser.DeleteAsync("msteams", "a:1", Token);

        deleted.ShouldBe(["29:client", "29:client"]);
        (await eraser.FindAsync("msteams", "a:1", Token)).ShouldBeNull();
        var left = await own.ReadStoredAsync("msteams", "a:1", Token);
        left!.Value.GetProperty("states").EnumerateObject().ShouldBeEmpty();
        left.Value.GetProperty("seen").EnumerateArray().Select(id => id.GetString()).ShouldBe(["m0", "m1"]);
    }

    [Fact]
    public async Task Delete_OfABotThatWasRemoved_DeletesTheRecordAllTheSame()
    {
        await using var pipeline = NewPipeline();
        await SayAsync(pipeline, "m0");
        var removed = NewActivity(ActivityTypes.ConversationUpdate, "m1");
        removed.MembersRemoved = [removed.Recipient!];
        await pipeline.RunAsync(removed, new Nowhere(), [], (_, _) => Task.CompletedTask, Token);
        var eraser = new ConversationEraser(pipeline, []);
        (await eraser.FindAsync("msteams", "a:1", Token)).ShouldNotBeNull().LastSeen.ShouldBe("2026-03-04");

        await eraser.DeleteAsync("msteams", "a:1", Token);

        (await eraser.FindAsync("msteams", "a:1", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Delete_ARecordThatCannotBeRead_IsDeletedAllTheSame()
    {
        await using var pipeline = NewPipeline();
        await SayAsync(pipeline, "m0", JsonValue.Create("no record"));
        var deleted = new List<string>();
        var eraser = new ConversationEraser(pipeline, [new Observed(client =>
        {
            deleted.Add(client.UserId);
            return Task.CompletedTask;
        })]);
        (await eraser.FindAsync("msteams", "a:1", Token)).ShouldNotBeNull().LastSeen.ShouldBeNull();

        await eraser.DeleteAsync("msteams", "a:1", Token);

        deleted.ShouldBe(["29:client"]);
        (await eraser.FindAsync("msteams", "a:1", Token)).ShouldBeNull();
    }

    private TurnPipeline NewPipeline() => new(_storage, BotJson.Storage, NullLogger<TurnPipeline>.Instance);

    private static Activity NewActivity(string type, string id) => new(type)
    {
        Id = id,
        ChannelId = "msteams",
        From = new ChannelAccount("29:client"),
        Recipient = new ChannelAccount("28:bot"),
        Conversation = new ConversationAccount(id: "a:1"),
        ServiceUrl = "https://example.com",
    };

    private static Task<TurnOutcome> SayAsync(TurnPipeline pipeline, string id) =>
        SayAsync(pipeline, id, JsonSerializer.SerializeToNode(new ClientRecord { LastSeen = "2026-03-04" }, BotJson.Storage.GetTypeInfo(typeof(ClientRecord))));

    /// <summary>A turn in which a client's record is stored.</summary>
    private static Task<TurnOutcome> SayAsync(TurnPipeline pipeline, string id, JsonNode? record) => pipeline.RunAsync(
        NewActivity(ActivityTypes.Message, id),
        new Nowhere(),
        [],
        (transaction, token) => transaction.WriteAsync("msteams/users/29:client", new StoredJson(JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["client"] = record }), null), token),
        Token);

    private sealed class Observed(Func<ClientAddress, Task> deleting) : IClientDataStore
    {
        public string Name => "observed";

        public Task<JsonNode?> ReadAsync(ClientAddress client, CancellationToken cancellationToken) => Task.FromResult<JsonNode?>(null);

        public Task DeleteAsync(ClientAddress client, ClientRecord record, CancellationToken cancellationToken) => deleting(client);
    }

    private sealed class Nowhere : IActivitySender
    {
        public bool CanUpdate => false;

        public bool Reaches(Activity activity) => true;

        public Task<SendResult> SendAsync(IReadOnlyList<OutgoingActivity> operations, TimeSpan timeLeft, CancellationToken cancellationToken) => Task.FromResult(new SendResult(operations.Count));
    }
}
