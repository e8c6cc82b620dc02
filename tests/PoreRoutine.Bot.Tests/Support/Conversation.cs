using System.Diagnostics.Metrics;
using System.Text.Json;
using BotFramework;
using BotFramework.Adapters;
using BotFramework.Schema;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PoreRoutine.Bot.Calendar;
using PoreRoutine.Bot.ClientData;
using PoreRoutine.Bot.Clock;
using PoreRoutine.Bot.Dialogs;
using PoreRoutine.Bot.Reminders;
using PoreRoutine.Bot.Telemetry;

namespace PoreRoutine.Bot.Tests.Support;

/// <summary>One client in conversation with the bot: the real dialogs and content, state through JSON after every turn, a clock that the test moves.</summary>
internal sealed class Conversation
{
    private readonly MemoryStorage _storage = new(BotJson.Storage);
    private readonly TestAdapter _adapter;
    private readonly PoreRoutineBot _bot;
    private readonly List<Said> _replaced = [];

    public Conversation(string channelId = "webchat", bool isGroup = false, string? conversationType = null)
    {
        var userState = new UserState(_storage, BotJson.Storage);
        var conversationState = new ConversationState(_storage, BotJson.Storage);
        var reference = TestAdapter.CreateConversation("conversation");
        reference.ChannelId = channelId;
        reference.Conversation!.IsGroup = isGroup;
        reference.Conversation.ConversationType = conversationType;
        reference.Bot!.Id = channelId == "msteams" ? "28:6b0fc5e6-1a52-4a5c-8c4b-3e2d8c0f4a11" : reference.Bot.Id;
        _adapter = new TestAdapter(reference);
        _adapter.Use(new AutoSaveStateMiddleware(userState, conversationState));
        var clock = new ProductClock(Clock, null, 1);
        var metrics = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();

        // No turn of this adapter is a transaction, so no wake-up is put in: a test says when the bot looks.
        _adapter.Use(new ReminderWakeUps(null!, PoreRoutineBot.Clients(userState), clock));
        var links = new ExportLinks(_storage);
        var calendars = new CalendarFeeds(_storage);
        var data = new ClientDataKeeper(new Uri("https://chat.example.com"), links, calendars, [links, calendars], userState, conversationState);
        _bot = new PoreRoutineBot(() => RealContent.Value, userState, new MainDialog(conversationState), data, clock, new ReminderMetrics(metrics), new AnswerMetrics(metrics));
    }

    /// <summary>Wednesday 4 March 2026, 20:00 in New York, unless moved.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 4, 20, 0, 0, TimeSpan.FromHours(-5)));

    /// <summary>What took the place of earlier messages, by their ids, in the order it came.</summary>
    public IReadOnlyList<Said> Replaced => _replaced;

    /// <summary>The zone that the channel tells with each message.</summary>
    public string Zone { get; set; } = "America/New_York";

    /// <summary>Whether the channel tells the zone in the client's information alone, as Teams may.</summary>
    public bool ZoneInClientInfo { get; set; }

    public Task<IReadOnlyList<Said>> JoinAsync() => SendAsync(new Activity(ActivityTypes.ConversationUpdate)
    {
        MembersAdded = [_adapter.Conversation.User!, _adapter.Conversation.Bot!],
    });

    /// <summary>Somebody else comes into the group.</summary>
    public Task<IReadOnlyList<Said>> JoinLaterAsync() => SendAsync(new Activity(ActivityTypes.ConversationUpdate) { MembersAdded = [new ChannelAccount("29:newcomer", "Newcomer")] });

    /// <summary>The bot is added, as Teams tells it.</summary>
    public Task<IReadOnlyList<Said>> InstallAsync() => SendAsync(new Activity(ActivityTypes.InstallationUpdate) { Action = "add" });

    public Task<IReadOnlyList<Said>> SayAsync(string? text) => SendAsync(new Activity(ActivityTypes.Message) { Text = text });

    /// <summary>Says something to the bot in a group, as Teams brings it.</summary>
    public Task<IReadOnlyList<Said>> MentionAsync(string text) => SendAsync(new Activity(ActivityTypes.Message)
    {
        Text = $"<at>Pore Routine</at> {text}",
        Entities =
        [
            new Entity("mention")
            {
                Properties = new Dictionary<string, JsonElement>
                {
                    ["mentioned"] = JsonElement.Parse($$"""{"id":"{{_adapter.Conversation.Bot!.Id}}","name":"Pore Routine"}"""),
                    ["text"] = JsonElement.Parse("\"<at>Pore Routine</at>\""),
                },
            },
        ],
    });

    /// <summary>What is stored about the client; null if nothing.</summary>
    public async Task<string?> KeptAsync()
    {
        var key = $"{_adapter.Conversation.ChannelId}/users/{_adapter.Conversation.User!.Id}";
        var items = await _storage.ReadAsync([key], TestContext.Current.CancellationToken);
        return items.TryGetValue(key, out var item) ? JsonSerializer.Serialize(item) : null;
    }

    /// <summary>True if nothing at all is stored, neither of the client nor of the conversation.</summary>
    public async Task<bool> IsNothingKeptAsync() =>
        (await _storage.ReadAsync([$"{_adapter.Conversation.ChannelId}/conversations/{_adapter.Conversation.Conversation!.Id}", $"{_adapter.Conversation.ChannelId}/users/{_adapter.Conversation.User!.Id}"], TestContext.Current.CancellationToken)).Count == 0;

    /// <summary>Changes a part of what is stored of the conversation or the client, as another version of the bot would have written it.</summary>
    public async Task RewriteAsync(string part, string other)
    {
        var reference = _adapter.Conversation;
        var items = await _storage.ReadAsync([$"{reference.ChannelId}/conversations/{reference.Conversation!.Id}", $"{reference.ChannelId}/users/{reference.User!.Id}"], TestContext.Current.CancellationToken);
        var (key, stored) = items.Select(item => (item.Key, Json: JsonSerializer.Serialize(item.Value))).Single(item => item.Json.Contains(part, StringComparison.Ordinal));
        var rewritten = JsonSerializer.Deserialize<Dictionary<string, object?>>(stored.Replace(part, other, StringComparison.Ordinal))!;
        await _storage.WriteAsync(key, rewritten, TestContext.Current.CancellationToken);
    }

    /// <summary>Presses a button of an earlier reply.</summary>
    public Task<IReadOnlyList<Said>> PressAsync(Said reply, string title) => SendAsync(new Activity(ActivityTypes.Message) { Value = reply.Buttons[title], ReplyToId = reply.Id });

    public Task<IReadOnlyList<Said>> PressAsync(string json) => SendAsync(new Activity(ActivityTypes.Message) { Value = JsonElement.Parse(json) });

    /// <summary>What the bot says when it looks, now, whether a reminder is due.</summary>
    public Task<IReadOnlyList<Said>> LookAsync() => SendAsync(new Activity(ActivityTypes.Event) { Name = ActivityEventNames.ContinueConversation }, _bot.RemindAsync);

    private Task<IReadOnlyList<Said>> SendAsync(Activity activity) => SendAsync(activity, _bot.OnTurnAsync);

    private async Task<IReadOnlyList<Said>> SendAsync(Activity activity, BotCallbackHandler turn)
    {
        activity.LocalTimezone = activity.Type == ActivityTypes.Message && !ZoneInClientInfo ? Zone : null;
        if (activity.Type == ActivityTypes.Message && ZoneInClientInfo)
        {
            activity.Entities = [.. activity.Entities ?? [], new Entity("clientInfo") { Properties = new Dictionary<string, JsonElement> { ["timezone"] = JsonElement.Parse($"\"{Zone}\"") } }];
        }

        BotCallbackHandler watched = (context, token) =>
        {
            context.OnUpdateActivity((_, update, next) =>
            {
                _replaced.Add(Said.From(update));
                return next();
            });
            return turn(context, token);
        };
        await _adapter.ProcessActivityAsync(activity, watched, TestContext.Current.CancellationToken);
        var said = new List<Said>();
        while (_adapter.GetNextReply() is Activity reply)
        {
            said.Add(Said.From(reply));
        }

        return said;
    }
}
