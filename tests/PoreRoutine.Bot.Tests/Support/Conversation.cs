using System.Text.Json;
using BotFramework;
using BotFramework.Adapters;
using BotFramework.Schema;
using Microsoft.Extensions.Time.Testing;
using PoreRoutine.Bot.Clock;
using PoreRoutine.Bot.Dialogs;

namespace PoreRoutine.Bot.Tests.Support;

/// <summary>One client in conversation with the bot: the real dialogs and content, state through JSON after every turn, a clock that the test moves.</summary>
internal sealed class Conversation
{
    private readonly TestAdapter _adapter;
    private readonly IBot _bot;

    public Conversation(string channelId = "webchat", bool isGroup = false)
    {
        var storage = new MemoryStorage(BotJson.Storage);
        var userState = new UserState(storage, BotJson.Storage);
        var conversationState = new ConversationState(storage, BotJson.Storage);
        var reference = TestAdapter.CreateConversation("conversation");
        reference.ChannelId = channelId;
        reference.Conversation!.IsGroup = isGroup;
        _adapter = new TestAdapter(reference);
        _adapter.Use(new AutoSaveStateMiddleware(userState, conversationState));
        _bot = new PoreRoutineBot(() => RealContent.Value, userState, new MainDialog(conversationState), new ProductClock(Clock, null, 1));
    }

    /// <summary>Wednesday 4 March 2026, 20:00 in New York, unless moved.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 4, 20, 0, 0, TimeSpan.FromHours(-5)));

    public Task<IReadOnlyList<Said>> JoinAsync() => SendAsync(new Activity(ActivityTypes.ConversationUpdate)
    {
        MembersAdded = [_adapter.Conversation.User!, _adapter.Conversation.Bot!],
    });

    public Task<IReadOnlyList<Said>> SayAsync(string? text) => SendAsync(new Activity(ActivityTypes.Message) { Text = text });

    /// <summary>Presses a button of an earlier reply.</summary>
    public Task<IReadOnlyList<Said>> PressAsync(Said reply, string title) => SendAsync(new Activity(ActivityTypes.Message) { Value = reply.Buttons[title] });

    public Task<IReadOnlyList<Said>> PressAsync(string json) => SendAsync(new Activity(ActivityTypes.Message) { Value = JsonElement.Parse(json) });

    private async Task<IReadOnlyList<Said>> SendAsync(Activity activity)
    {
        activity.LocalTimezone = activity.Type == ActivityTypes.Message ? "America/New_York" : null;
        await _adapter.ProcessActivityAsync(activity, _bot.OnTurnAsync, TestContext.Current.CancellationToken);
        var said = new List<Said>();
        while (_adapter.GetNextReply() is Activity reply)
        {
            said.Add(Said.From(reply));
        }

        return said;
    }
}
