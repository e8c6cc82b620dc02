using BotFramework.Http;
using BotFramework.Schema;
using BotFramework.Turns;
using Microsoft.AspNetCore.Http;

namespace BotFramework.Integration;

/// <summary>
/// Runs a bot on channels: activities come in by HTTP or from within the process, each is a turn of the <see cref="TurnPipeline"/>,
/// and replies go out by the sender that reaches the activity's channel. Set up at start, then thread-safe.
/// </summary>
/// <param name="pipeline">Runs the turns.</param>
/// <param name="senders">Take replies to the channels; the first that reaches one is taken.</param>
public class CloudAdapter(TurnPipeline pipeline, IEnumerable<IActivitySender> senders) : BotAdapter
{
    private readonly IActivitySender[] _senders = [.. senders];

    /// <summary>Answers a channel's request with an activity. The caller has authenticated it, and trusts its service address.</summary>
    /// <exception cref="ProtocolException">The activity lacks what a turn needs.</exception>
    public async Task<IResult> ProcessAsync(Activity activity, IBot bot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentNullException.ThrowIfNull(bot);
        Check(activity);
        var expected = activity.DeliveryMode == DeliveryModes.ExpectReplies ? new ExpectedRepliesSender() : null;
        InvokeResponse? answer = null;
        var outcome = await RunAsync(activity, expected ?? SenderOf(activity), [], CallBotAsync, cancellationToken).ConfigureAwait(false);
        return outcome == TurnOutcome.Unsent ? ProtocolErrors.Result(StatusCodes.Status502BadGateway, "ReplyNotSent", "The turn is stored; its replies could not be sent yet.")
            : expected is not null ? Results.Json(new ExpectedReplies(expected.Activities), pipeline.Options.TypeInfoOf<ExpectedReplies>())
            : answer is not null ? Results.Json(answer.Body, BotFrameworkJson.Default, statusCode: answer.Status)
            : Results.Ok();

        async Task CallBotAsync(ITurnContext turnContext, CancellationToken token)
        {
            await bot.OnTurnAsync(turnContext, token).ConfigureAwait(false);
            answer = turnContext.TurnState.Get<InvokeResponse>();
        }
    }

    /// <summary>Runs a turn for an activity that came from within the process or was checked before.</summary>
    /// <param name="activity">The activity.</param>
    /// <param name="ahead">What goes to the channel before the replies.</param>
    /// <param name="callback">The bot's turn.</param>
    /// <param name="cancellationToken">Gives up the turn.</param>
    /// <exception cref="TurnTimeoutException">The turn did not end within its time limit.</exception>
    public Task<TurnOutcome> ProcessActivityAsync(Activity activity, IReadOnlyList<Activity> ahead, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        RunAsync(activity, SenderOf(activity), ahead, callback, cancellationToken);

    /// <summary>Runs a turn that the bot begins itself, for a caller that runs one more for what is left unsent: it is not tried again in the background.</summary>
    /// <param name="channelId">The conversation's channel.</param>
    /// <param name="conversationId">The conversation in it.</param>
    /// <param name="begins">Asked with how the conversation is reached, perhaps more than once: false if there is to be no turn. Null if there always is.</param>
    /// <param name="callback">The bot's turn. It is a repeat of nothing, and leaves no trace if it changes and says nothing.</param>
    /// <param name="cancellationToken">Gives up the turn.</param>
    /// <returns>Null if there was no turn: the conversation cannot be reached, or there was to be none.</returns>
    /// <exception cref="TurnTimeoutException">The turn did not end within its time limit.</exception>
    public Task<TurnOutcome?> TryContinueAsync(
        string channelId, string conversationId, Func<ConversationReference, bool>? begins, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        Activity? activity = null;
        var measured = new MeasuredTurn(pipeline.Metrics, channelId, ActivityTypes.Event);
        return measured.RunAsync(
            () => pipeline.ContinueAsync(channelId, conversationId, Begin, (transaction, token) => RunAsync(activity!, measured, transaction, callback, token), cancellationToken), cancellationToken);

        (Activity, IActivitySender)? Begin(ConversationReference reference)
        {
            if (begins?.Invoke(reference) == false)
            {
                return null;
            }

            activity = reference.GetContinuationActivity();
            activity.Id = null;
            return (activity, SenderOf(activity));
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// A turn like any other: stored before anything is sent, run once for an activity's id. The bot is the one that this adapter runs,
    /// whatever id is given. Who needs to know whether the channel took the replies calls <see cref="ProcessActivityAsync"/>.
    /// </remarks>
    /// <exception cref="TurnTimeoutException">The turn did not end within its time limit.</exception>
    public override Task ContinueConversationAsync(string botId, Activity continuationActivity, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        ProcessActivityAsync(continuationActivity, [], callback, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>Replies are held until the turn is stored; the ids returned are the turn's own. Typing indicators leave at once, except into a response.</remarks>
    public override async Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activities);
        var transaction = TransactionOf(turnContext);
        var responses = new ResourceResponse[activities.Length];
        for (var i = 0; i < activities.Length; i++)
        {
            var activity = activities[i];
            activity.Id = Guid.CreateVersion7().ToString("N");
            if (turnContext.Activity.IsContinuation())
            {
                // The channel never saw what began the turn, so there is nothing of its own to reply to.
                activity.ReplyToId = null;
            }

            responses[i] = new ResourceResponse(activity.Id);
            switch (activity.Type)
            {
                case ActivityTypes.InvokeResponse:
                    turnContext.TurnState.Set(activity.Value as InvokeResponse);
                    break;
                case ActivityTypes.Trace:
                    break;
                case ActivityTypes.Typing when turnContext.Activity.DeliveryMode != DeliveryModes.ExpectReplies:
                    await SenderOf(activity).SendAsync([OutgoingActivity.Of(OutgoingOperation.Send, activity)], TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
                    break;
                default:
                    // A copy: what leaves is what was said, whatever the bot does with its activity until then.
                    var reply = activity.Copy();
                    reply.Id = activity.Id;
                    transaction.Hold(OutgoingOperation.Send, reply);
                    break;
            }
        }

        return responses;
    }

    /// <inheritdoc/>
    /// <remarks>Held like a reply, and carried out in order after the turn is stored. A reply of this same turn is changed before it leaves.</remarks>
    /// <exception cref="ArgumentException">The activity has no id.</exception>
    /// <exception cref="NotSupportedException">The channel cannot change what it was sent: Direct Line, or a caller that takes replies in its response.</exception>
    public override Task<ResourceResponse?> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentException.ThrowIfNullOrEmpty(activity.Id);
        var update = activity.Copy();
        update.Id = activity.Id;
        var transaction = TransactionOf(turnContext);
        if (!transaction.Amend(activity.Id, update))
        {
            DemandUpdates(turnContext.Activity, update);
            transaction.Hold(OutgoingOperation.Update, update);
        }

        return Task.FromResult<ResourceResponse?>(new ResourceResponse(activity.Id));
    }

    /// <inheritdoc/>
    /// <remarks>Held like a reply, and carried out in order after the turn is stored. A reply of this same turn never leaves.</remarks>
    /// <exception cref="ArgumentException">The reference names no activity.</exception>
    /// <exception cref="NotSupportedException">The channel cannot take back what it was sent: Direct Line, or a caller that takes replies in its response.</exception>
    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentException.ThrowIfNullOrEmpty(reference.ActivityId);
        var transaction = TransactionOf(turnContext);
        if (!transaction.Amend(reference.ActivityId, null))
        {
            var deleted = new Activity(ActivityTypes.MessageDelete)
            {
                Id = reference.ActivityId,
                ChannelId = reference.ChannelId ?? turnContext.Activity.ChannelId,
                ServiceUrl = reference.ServiceUrl ?? turnContext.Activity.ServiceUrl,
                Conversation = reference.Conversation?.Id is null ? turnContext.Activity.Conversation : reference.Conversation,
            };
            DemandUpdates(turnContext.Activity, deleted);
            transaction.Hold(OutgoingOperation.Delete, deleted);
        }

        return Task.CompletedTask;
    }

    private static TurnTransaction TransactionOf(ITurnContext turnContext) =>
        turnContext.TurnState.Get<TurnTransaction>() ?? throw new InvalidOperationException("Activities can be sent, updated and deleted only in a turn of this adapter.");

    private static void Check(Activity activity)
    {
        var missing = string.IsNullOrEmpty(activity.ChannelId) ? "channelId"
            : string.IsNullOrEmpty(activity.Conversation?.Id) ? "conversation.id"
            : string.IsNullOrEmpty(activity.From?.Id) ? "from.id"
            : string.IsNullOrEmpty(activity.ServiceUrl) ? "serviceUrl"
            : null;
        if (missing is not null)
        {
            throw new ProtocolException(StatusCodes.Status400BadRequest, "BadArgument", $"The activity has no '{missing}'.");
        }
    }

    private async Task<TurnOutcome> RunAsync(Activity activity, IActivitySender sender, IReadOnlyList<Activity> ahead, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        var measured = new MeasuredTurn(pipeline.Metrics, activity.ChannelId, activity.Type);
        return (await measured.RunAsync(
            async () => await pipeline.RunAsync(activity, sender, ahead, (transaction, token) => RunAsync(activity, measured, transaction, callback, token), cancellationToken).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false))!.Value;
    }

    private async Task RunAsync(Activity activity, MeasuredTurn measured, TurnTransaction transaction, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        using var turnContext = new TurnContext(this, activity);
        turnContext.TurnState.Add(transaction);
        await RunPipelineAsync(turnContext, callback, cancellationToken).ConfigureAwait(false);
        measured.Fault = turnContext.TurnState.Get<TurnFault>()?.Exception;
    }

    /// <summary>Refuses while the bot can still hear of it: once held, a change that nobody can carry out would stand in the way of all that follows.</summary>
    private void DemandUpdates(Activity incoming, Activity change)
    {
        if (incoming.DeliveryMode == DeliveryModes.ExpectReplies || SenderOf(incoming) is not { CanUpdate: true } sender || !sender.Reaches(change))
        {
            throw new NotSupportedException($"What was sent to the channel '{change.ChannelId}' cannot be changed or taken back in this turn: send a new activity.");
        }
    }

    private IActivitySender SenderOf(Activity activity) => Array.Find(_senders, sender => sender.Reaches(activity))
        ?? throw new ProtocolException(StatusCodes.Status400BadRequest, "BadArgument", $"'{activity.ServiceUrl}' is no address that replies can be sent to.");
}
