using System.Net;
using BotFramework;
using BotFramework.Integration;
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
    private readonly CloudAdapter _adapter;
    private readonly PoreRoutineBot _bot;
    private readonly TenantPauses _pauses;
    private readonly ReminderMetrics _metrics;
    private readonly ProductClock _clock;
    private readonly ILogger<ReminderSender> _logger;

    /// <summary>A sender, which is told of refusals from here on.</summary>
    public ReminderSender(TurnPipeline pipeline, CloudAdapter adapter, PoreRoutineBot bot, TenantPauses pauses, ReminderMetrics metrics, ProductClock clock, ILogger<ReminderSender> logger)
    {
        (_adapter, _bot, _pauses, _metrics, _clock, _logger) = (adapter, bot, pauses, metrics, clock, logger);
        pipeline.OnRefused = NoteAsync;
    }

    /// <summary>Sends what is due for a client, if anything.</summary>
    /// <param name="taken">The wake-up that says to look.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is to become of the wake-up.</returns>
    public async Task<WakeUpOutcome> SendAsync(QueuedWakeUp taken, CancellationToken cancellationToken)
    {
        using var span = ServiceTelemetry.Source.StartActivity("reminder");
        var inHand = new WakeUpInHand(taken.Id);
        TimeSpan? pause = null;

        // Too late, it is counted and not sent, whatever the tenant says.
        var isInTime = _clock.GetUtcNow() - taken.WakeUp.Due <= EveningReminder.Patience.ToTimeSpan();
        var outcome = await _adapter.TryContinueAsync(
            taken.WakeUp.ChannelId,
            taken.WakeUp.ConversationId,
            reference => (pause = isInTime ? _pauses.LeftOf(reference.Conversation?.TenantId) : null) is null,
            (context, token) =>
            {
                context.TurnState.Set(inHand);
                return _bot.RemindAsync(context, token);
            },
            cancellationToken);
        return new WakeUpOutcome(outcome is TurnOutcome.Unsent or TurnOutcome.Deferred ? ReminderDispatcher.Pause : pause, inHand.Next);
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
            && refusal.Activity is { ChannelId: { } channel, Conversation: { Id: { } conversation } account } && !account.IsShared())
        {
            await _adapter.TryContinueAsync(channel, conversation, null, (context, token) => _bot.NoteRefusalAsync(context, refusal.Status.Value, token), cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The channel did not take a reminder to {Conversation} before it was too late; it is dropped")]
    private partial void LogExpired(string? conversation);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The tenant {Tenant} does not let the bot write at all; reminders there pause")]
    private partial void LogTenant(string tenant);
}
