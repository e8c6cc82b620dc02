using BotFramework;
using BotFramework.Turns;
using NodaTime;
using PoreRoutine.Bot.Clock;
using PoreRoutine.Bot.Dialogs;

namespace PoreRoutine.Bot.Reminders;

/// <summary>
/// Sees to the wake-up for a client's next reminder whenever a turn changes when that is. It is put in before the turn is stored; a turn that is
/// not stored leaves one too many, which does no harm. A turn that a wake-up began puts in none: the same one is moved, once the turn is over.
/// The client's record names the wake-up that counts, so that one too many does not live on beside it. Thread-safe.
/// </summary>
/// <param name="queue">Where wake-ups are kept.</param>
/// <param name="clients">Finds a turn's client.</param>
/// <param name="clock">Says from when on a changed reminder holds.</param>
internal sealed class ReminderWakeUps(IReminderQueue queue, IStatePropertyAccessor<ClientRecord> clients, ProductClock clock) : BotFramework.IMiddleware
{
    /// <inheritdoc/>
    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        var isShared = turnContext.Activity.Conversation?.IsShared() == true;
        var before = isShared ? null : SettingsOf(await clients.GetAsync(turnContext, null, cancellationToken));
        await next(cancellationToken);
        if (isShared)
        {
            return;
        }

        var client = await clients.GetAsync(turnContext, null, cancellationToken);
        if (SettingsOf(client) is { } after && (after != before || client!.Reminders.Since is null))
        {
            // A time that is past already is none to be reminded at.
            client!.Reminders = client.Reminders with { Since = Instant.FromDateTimeOffset(clock.GetUtcNow()) };
        }

        var due = client?.NextReminder()?.At.ToDateTimeOffset();
        var inHand = turnContext.TurnState.Get<WakeUpInHand>();
        if (turnContext.TurnState.Get<TurnTransaction>() is { } transaction && due != transaction.Due)
        {
            var address = turnContext.Activity;
            client?.WakeUp = due is not { } at ? null : inHand?.Id ?? await queue.PutAsync(new WakeUp(address.ChannelId!, address.Conversation!.Id!, at), cancellationToken);
            transaction.Due = due;
        }

        inHand?.Next = client?.WakeUp == inHand.Id ? due : null;
    }

    private static (PoreRoutine.Routine.Reminder?, string?)? SettingsOf(ClientRecord? client) =>
        client?.Plan is { } plan ? (plan.Reminder, plan.Zone ?? client.Zone) : null;
}
