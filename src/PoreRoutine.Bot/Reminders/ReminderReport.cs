using BotFramework;
using BotFramework.Turns;

namespace PoreRoutine.Bot.Reminders;

/// <summary>How reminders stand, for the operator.</summary>
/// <param name="At">When it was made, on the product's clock.</param>
/// <param name="Due">How many clients have one ahead, as far as the report looks.</param>
/// <param name="Next">When the next one is; null if none is.</param>
/// <param name="Late">The clients whose reminder is overdue: channel and conversation, longest first.</param>
/// <param name="SetAside">The clients whose reminder could not be worked out.</param>
internal sealed record ReminderReport(DateTimeOffset At, int Due, DateTimeOffset? Next, IReadOnlyList<(string Conversation, DateTimeOffset Due)> Late, IReadOnlyList<SetAsideClient> SetAside)
{
    /// <summary>Makes the report from what the store lists as due.</summary>
    /// <param name="storage">The store.</param>
    /// <param name="now">The product's time.</param>
    /// <param name="ahead">How far ahead it looks.</param>
    /// <param name="late">From when on a reminder counts as late.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ReminderReport> ReadAsync(IDueStorage storage, DateTimeOffset now, TimeSpan ahead, TimeSpan late, CancellationToken cancellationToken)
    {
        var (due, next, overdue) = (0, (DateTimeOffset?)null, new List<(string, DateTimeOffset Due)>());
        await foreach (var item in storage.ListDueAsync(now + ahead, cancellationToken))
        {
            if (TurnPipeline.ConversationOf(item.Key) is not var (channel, conversation))
            {
                continue;
            }

            if (item.Due < now - late)
            {
                overdue.Add(($"{channel}/{conversation}", item.Due));
            }
            else
            {
                (due, next) = (due + 1, next < item.Due ? next : item.Due);
            }
        }

        overdue.Sort((one, other) => one.Due.CompareTo(other.Due));
        return new ReminderReport(now, due, next, overdue, await new SetAsideClients(storage).ListAsync(now, cancellationToken).ToListAsync(cancellationToken));
    }
}
