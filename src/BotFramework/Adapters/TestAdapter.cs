using BotFramework.Connector;
using BotFramework.Schema;

namespace BotFramework.Adapters;

/// <summary>An adapter for tests: one conversation in memory, replies in a queue. Thread-safe.</summary>
public class TestAdapter : BotAdapter
{
    private readonly bool _sendTraceActivity;
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource<IActivity>> _waiting = new();
    private int _nextId;

    /// <summary>A conversation on a channel.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="sendTraceActivity">True to queue traces too.</param>
    public TestAdapter(string channelId, bool sendTraceActivity = false)
        : this(Default(channelId), sendTraceActivity)
    {
    }

    /// <summary>A conversation.</summary>
    /// <param name="conversation">The conversation; null for a default one.</param>
    /// <param name="sendTraceActivity">True to queue traces too.</param>
    public TestAdapter(ConversationReference? conversation = null, bool sendTraceActivity = false)
    {
        Conversation = conversation ?? Default(Channels.Test);
        _sendTraceActivity = sendTraceActivity;
    }

    /// <summary>The language tag of what the user says.</summary>
    public string Locale { get; set; } = "en-us";

    /// <summary>The replies not looked at yet, oldest first.</summary>
    public Queue<Activity> ActiveQueue { get; } = new();

    /// <summary>The conversation that the user is in.</summary>
    public ConversationReference Conversation { get; set; }

    /// <summary>A conversation on the test channel.</summary>
    /// <param name="name">Its id and name.</param>
    /// <param name="user">The user's name; in small letters, the id.</param>
    /// <param name="bot">The bot's name; in small letters, the id.</param>
    public static ConversationReference CreateConversation(string name, string user = "User1", string bot = "Bot")
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(bot);
        return new()
        {
            ChannelId = Channels.Test,
            ServiceUrl = "https://test.com",
            Conversation = new ConversationAccount(false, name, name),
            User = new ChannelAccount(user.ToLowerInvariant(), user),
            Bot = new ChannelAccount(bot.ToLowerInvariant(), bot),
            Locale = "en-us",
        };
    }

    /// <summary>Adds a middleware at the end of the pipeline.</summary>
    /// <param name="middleware">The middleware.</param>
    /// <returns>This adapter.</returns>
    public new TestAdapter Use(IMiddleware middleware)
    {
        base.Use(middleware);
        return this;
    }

    /// <summary>Runs a turn for an activity, as if the user had sent it.</summary>
    /// <param name="activity">The activity; it is addressed to <see cref="Conversation"/>, and what it lacks is filled in.</param>
    /// <param name="callback">The turn; null for none.</param>
    /// <param name="cancellationToken">Gives up the turn.</param>
    /// <returns>The turn's end; fails with what the turn threw, unless <see cref="BotAdapter.OnTurnError"/> took it.</returns>
    public async Task ProcessActivityAsync(Activity activity, BotCallbackHandler? callback, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activity);
        activity.Type ??= ActivityTypes.Message;
        activity.ChannelId ??= Conversation.ChannelId;
        if (activity.From is null || activity.From.Id == "unknown" || activity.From.Role == RoleTypes.Bot)
        {
            activity.From = Conversation.User;
        }

        activity.Recipient = Conversation.Bot;
        activity.Conversation = Conversation.Conversation;
        activity.ServiceUrl = Conversation.ServiceUrl;
        activity.Id = NextId();
        var now = TimeProvider.System.GetUtcNow();
        activity.Timestamp = activity.Timestamp is null or { Ticks: 0 } ? now : activity.Timestamp;
        activity.LocalTimestamp = activity.LocalTimestamp is null or { Ticks: 0 } ? now : activity.LocalTimestamp;

        // Not disposed of: a test may look at it after the turn.
        await RunPipelineAsync(CreateTurnContext(activity), callback, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs a turn for a message of the user's.</summary>
    /// <param name="userSays">The message's text; null for none.</param>
    /// <param name="callback">The turn; null for none.</param>
    /// <param name="cancellationToken">Gives up the turn.</param>
    /// <returns>The turn's end; fails with what the turn threw, unless <see cref="BotAdapter.OnTurnError"/> took it.</returns>
    public virtual Task SendTextToBotAsync(string? userSays, BotCallbackHandler? callback, CancellationToken cancellationToken = default) =>
        ProcessActivityAsync(MakeActivity(userSays), callback, cancellationToken);

    /// <summary>Begins a new conversation with a turn of its own.</summary>
    /// <param name="channelId">Its channel.</param>
    /// <param name="callback">The turn.</param>
    /// <param name="cancellationToken">Gives up the turn.</param>
    public Task CreateConversationAsync(string channelId, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(callback);
        lock (_lock)
        {
            ActiveQueue.Clear();
        }

        var update = new Activity(ActivityTypes.ConversationUpdate)
        {
            ChannelId = channelId,
            Conversation = new ConversationAccount { Id = Guid.NewGuid().ToString("N") },
        };
        return callback(CreateTurnContext(update), cancellationToken);
    }

    /// <summary>A message of the user's, not sent yet.</summary>
    /// <param name="text">Its text; null for none.</param>
    public Activity MakeActivity(string? text = null) => new(ActivityTypes.Message)
    {
        Locale = Locale,
        From = Conversation.User,
        Recipient = Conversation.Bot,
        Conversation = Conversation.Conversation,
        ServiceUrl = Conversation.ServiceUrl,
        Id = NextId(),
        Text = text,
    };

    /// <summary>Takes the next reply out of the queue; null if there is none.</summary>
    public IActivity? GetNextReply()
    {
        lock (_lock)
        {
            return ActiveQueue.TryDequeue(out var reply) ? reply : null;
        }
    }

    /// <summary>Takes the next reply out of the queue, waiting for it if there is none. Those who wait are served in order.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="OperationCanceledException">No reply came before the waiting was given up.</exception>
    public Task<IActivity> GetNextReplyAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (ActiveQueue.TryDequeue(out var reply))
            {
                return Task.FromResult<IActivity>(reply);
            }

            var waiting = new TaskCompletionSource<IActivity>(TaskCreationOptions.RunContinuationsAsynchronously);
            cancellationToken.UnsafeRegister((_, token) => waiting.TrySetCanceled(token), null);
            _waiting.Enqueue(waiting);
            return waiting.Task;
        }
    }

    /// <inheritdoc/>
    public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activities);
        var responses = new ResourceResponse[activities.Length];
        for (var i = 0; i < activities.Length; i++)
        {
            var activity = activities[i];
            activity.Id = string.IsNullOrEmpty(activity.Id) ? Guid.NewGuid().ToString("N") : activity.Id;
            activity.Timestamp ??= TimeProvider.System.GetUtcNow();
            responses[i] = new ResourceResponse(activity.Id);
            if (activity.Type != ActivityTypes.Trace || _sendTraceActivity)
            {
                Enqueue(activity);
            }
        }

        return Task.FromResult(responses);
    }

    /// <inheritdoc/>
    /// <remarks>Replaces a reply that is still in the queue.</remarks>
    public override Task<ResourceResponse?> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var replaced = Rewrite(queued => queued.Id == activity.Id ? activity : queued);
        return Task.FromResult<ResourceResponse?>(replaced ? new ResourceResponse(activity.Id) : new ResourceResponse());
    }

    /// <inheritdoc/>
    /// <remarks>Takes a reply out of the queue.</remarks>
    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        Rewrite(queued => queued.Id == reference.ActivityId ? null : queued);
        return Task.CompletedTask;
    }

    /// <summary>Makes the turn of an activity; to be overridden by tests that put something into every turn.</summary>
    /// <param name="activity">The activity.</param>
    protected virtual TurnContext CreateTurnContext(Activity activity) => new(this, activity);

    private static ConversationReference Default(string channelId) => new()
    {
        ChannelId = channelId,
        ServiceUrl = "https://test.com",
        User = new ChannelAccount("user1", "User1"),
        Bot = new ChannelAccount("bot", "Bot"),
        Conversation = new ConversationAccount(false, "convo1", "Conversation1"),
        Locale = "en-us",
    };

    private string NextId() => $"{Interlocked.Increment(ref _nextId) - 1}";

    private void Enqueue(Activity activity)
    {
        lock (_lock)
        {
            while (_waiting.TryDequeue(out var waiting))
            {
                if (waiting.TrySetResult(activity))
                {
                    return;
                }
            }

            ActiveQueue.Enqueue(activity);
        }
    }

    private bool Rewrite(Func<Activity, Activity?> change)
    {
        lock (_lock)
        {
            var queued = ActiveQueue.ToArray();
            var kept = queued.Select(change).ToArray();
            ActiveQueue.Clear();
            foreach (var activity in kept.OfType<Activity>())
            {
                ActiveQueue.Enqueue(activity);
            }

            return !queued.SequenceEqual(kept);
        }
    }
}
