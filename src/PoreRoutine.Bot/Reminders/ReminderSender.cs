using System.Net;
using BotFramework;
using BotFramework.Integration;
using BotFramework.Schema;
using BotFramework.Turns;
using PoreRoutine.Bot.Clock;
using PoreRoutine.Bot.Dialogs;
using PoreRoutine.Bot.Telemetry;

namespace PoreRoutine.Bot.Reminders;

/// <summary>
/// Runs the turn of a wake-up: what is due for the client is worked out, claimed and sent as one turn, which is stored before it is sent. Also
/// hears what channels refuse. Thread-safe.
/// </summary>
internal sealed partial class ReminderSender
{
    private readonly TurnPipeline _pipeline;
    private readonly CloudAdapter _adapter;
    private readonly PoreRoutineBot _bot;
    private readonly TenantPauses _pauses;
    private readonly ReminderMetrics _metrics;
    private readonly ProductClock _clock;
    private readonly ILogger<ReminderSender> _logger;

    /// <summary>A sender, which is told of refusals from here on.</summary>
    public ReminderSender(TurnPipeline pipeline, CloudAdapter adapter, PoreRoutineBot bot, TenantPauses pauses, ReminderMetrics metrics, ProductClock clock, ILogger<ReminderSender> logger)
    {
        (_pipeline, _adapter, _bot, _pauses, _metrics, _clock, _logger) = (pipeline, adapter, bot, pauses, metrics, clock, logger);
        pipeline.OnRefused = NoteAsync;
    }

    /// <summary>Sends what is due for a client, if anything.</summary>
    /// <returns>How long to wait before the same wake-up is looked at once more; null if it is done with.</returns>
    public async Task<TimeSpan?> SendAsync(WakeUp wakeUp, CancellationToken cancellationToken)
    {
        using var span = ServiceTelemetry.Source.StartActivity("reminder");
        if (await _pipeline.FindReferenceAsync(wakeUp.ChannelId, wakeUp.ConversationId, cancellationToken) is not { } reference)
        {
            return null;
        }

        // Too late, it is counted and not sent, whatever the tenant says.
        var isInTime = _clock.GetUtcNow() - wakeUp.Due <= EveningReminder.Patience.ToTimeSpan();
        if (isInTime && _pauses.LeftOf(reference.Conversation?.TenantId) is { } pause)
        {
            return pause;
        }

        var outcome = await _adapter.TryContinueAsync(Begin(reference), _bot.RemindAsync, cancellationToken);
        return outcome is TurnOutcome.Unsent or TurnOutcome.Deferred ? ReminderDispatcher.Pause : null;
    }

    /// <summary>Without an id it is a repeat of nothing: an older wake-up may have found nothing to do.</summary>
    private static Activity Begin(ConversationReference reference)
    {
        var activity = reference.GetContinuationActivity();
        activity.Id = null;
        return activity;
    }

    private async Task NoteAsync(Refusal refusal, CancellationToken cancellationToken)
    {
        if (refusal.Status is null)
        {
            LogExpired(refusal.Activity.Conversation?.Id);
            _metrics.Expired();
        }
        else if (ReminderRefusals.IsForTenant(refusal))
        {
            if (refusal.Activity.Conversation?.TenantId is { } tenant)
            {
                LogTenant(tenant);
                _pauses.Pause(tenant);
            }
        }
        else if (ReminderRefusals.IsForClient(refusal)
            && refusal.Activity is { ChannelId: { } channel, Conversation: { Id: { } conversation } account } && !account.IsShared()
            && await _pipeline.FindReferenceAsync(channel, conversation, cancellationToken) is { } reference)
        {
            await _adapter.TryContinueAsync(Begin(reference), (context, token) => _bot.NoteRefusalAsync(context, refusal.Status.Value, token), cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The channel did not take a reminder to {Conversation} before it was too late; it is dropped")]
    private partial void LogExpired(string? conversation);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The tenant {Tenant} does not let the bot write at all; reminders there pause")]
    private partial void LogTenant(string tenant);
}
