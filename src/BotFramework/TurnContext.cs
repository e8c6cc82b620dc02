using BotFramework.Schema;

namespace BotFramework;

/// <summary>The turn that adapters create. Not thread-safe.</summary>
public class TurnContext : ITurnContext, IDisposable
{
    private readonly List<SendActivitiesHandler> _onSendActivities = [];
    private readonly List<UpdateActivityHandler> _onUpdateActivity = [];
    private readonly List<DeleteActivityHandler> _onDeleteActivity = [];

    /// <summary>A turn that nothing was sent in yet.</summary>
    /// <param name="adapter">The adapter that runs the turn and sends for it.</param>
    /// <param name="activity">The activity that came in; its conversation is where the turn's own activities go.</param>
    public TurnContext(BotAdapter adapter, Activity activity)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        ArgumentNullException.ThrowIfNull(activity);
        Adapter = adapter;
        Activity = activity;
    }

    /// <inheritdoc/>
    public BotAdapter Adapter { get; }

    /// <inheritdoc/>
    public Activity Activity { get; }

    /// <inheritdoc/>
    public TurnContextStateCollection TurnState { get; } = [];

    /// <inheritdoc/>
    public bool Responded { get; private set; }

    /// <summary>The user's language tag: as it was set, else the activity's, else the client program's; null if unknown.</summary>
    public string? Locale
    {
        get => TurnState.Get<string>("turn.locale") ?? Activity.Locale ?? Activity.GetClientInfo()?.Locale;
        set => TurnState.Set("turn.locale", value);
    }

    /// <inheritdoc/>
    public async Task<ResourceResponse?> SendActivityAsync(string textReplyToSend, string? speak = null, string? inputHint = InputHints.AcceptingInput, CancellationToken cancellationToken = default)
    {
        ThrowIfBlank(textReplyToSend, nameof(textReplyToSend));
        var activity = new Activity(ActivityTypes.Message) { Text = textReplyToSend };
        if (!string.IsNullOrEmpty(speak))
        {
            activity.Speak = speak;
        }

        if (!string.IsNullOrEmpty(inputHint))
        {
            activity.InputHint = inputHint;
        }

        return await SendActivityAsync(activity, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<ResourceResponse?> SendActivityAsync(IActivity activity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var responses = await SendActivitiesAsync([activity], cancellationToken).ConfigureAwait(false);
        return responses is { Length: > 0 } ? responses[0] : new ResourceResponse();
    }

    /// <inheritdoc/>
    public Task<ResourceResponse[]> SendActivitiesAsync(IActivity[] activities, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activities);
        if (activities.Length == 0)
        {
            throw new ArgumentException("There is nothing to send: expecting one or more activities.", nameof(activities));
        }

        var reference = Activity.GetConversationReference();
        var outgoing = new List<Activity>(activities.Length);
        foreach (var item in activities)
        {
            var activity = (Activity)item;
            activity.Type ??= ActivityTypes.Message;
            if (activity.Type == ActivityTypes.Message)
            {
                activity.InputHint ??= InputHints.AcceptingInput;
            }

            activity.ApplyConversationReference(reference);
            outgoing.Add(activity);
        }

        return RunAsync(0);

        Task<ResourceResponse[]> RunAsync(int index) =>
            index < _onSendActivities.Count ? _onSendActivities[index](this, outgoing, () => RunAsync(index + 1)) : SendAsync();

        async Task<ResourceResponse[]> SendAsync()
        {
            var responses = await Adapter.SendActivitiesAsync(this, [.. outgoing], cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < outgoing.Count && i < responses.Length; i++)
            {
                outgoing[i].Id = responses[i]?.Id;
            }

            Responded |= outgoing.Any(activity => activity.Type != ActivityTypes.Trace);
            return responses;
        }
    }

    /// <inheritdoc/>
    public Task<ResourceResponse?> UpdateActivityAsync(IActivity activity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var update = (Activity)activity;
        var id = update.Id;
        update.ApplyConversationReference(Activity.GetConversationReference());
        update.Id = id;
        return RunAsync(0);

        Task<ResourceResponse?> RunAsync(int index) => index < _onUpdateActivity.Count
            ? _onUpdateActivity[index](this, update, () => RunAsync(index + 1))
            : Adapter.UpdateActivityAsync(this, update, cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteActivityAsync(string activityId, CancellationToken cancellationToken = default)
    {
        ThrowIfBlank(activityId, nameof(activityId));
        var reference = Activity.GetConversationReference();
        reference.ActivityId = activityId;
        return DeleteActivityAsync(reference, cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteActivityAsync(ConversationReference conversationReference, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversationReference);
        return RunAsync(0);

        Task RunAsync(int index) => index < _onDeleteActivity.Count
            ? _onDeleteActivity[index](this, conversationReference, () => RunAsync(index + 1))
            : Adapter.DeleteActivityAsync(this, conversationReference, cancellationToken);
    }

    /// <inheritdoc/>
    public ITurnContext OnSendActivities(SendActivitiesHandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        _onSendActivities.Add(handler);
        return this;
    }

    /// <inheritdoc/>
    public ITurnContext OnUpdateActivity(UpdateActivityHandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        _onUpdateActivity.Add(handler);
        return this;
    }

    /// <inheritdoc/>
    public ITurnContext OnDeleteActivity(DeleteActivityHandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        _onDeleteActivity.Add(handler);
        return this;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Blank is as good as none.</summary>
    internal static void ThrowIfBlank(string? text, string name)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new ArgumentNullException(name);
        }
    }

    /// <summary>Disposes of what the turn's parts shared.</summary>
    /// <param name="disposing">False only from a finalizer, which this class does not have.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            TurnState.Dispose();
        }
    }
}
