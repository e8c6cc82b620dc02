using System.Net;
using BotFramework.Turns;
using NodaTime.Text;
using PoreRoutine.Bot.Dialogs;

namespace PoreRoutine.Bot.Reminders;

/// <summary>What a channel's refusal means for a client's reminders.</summary>
internal static class ReminderRefusals
{
    /// <summary>On so many evenings running a conversation may not be found before its reminders stop.</summary>
    private const int MostNotFound = 3;

    /// <summary>The channel's word for a bot that an administrator has switched off for everybody: no client did anything.</summary>
    private const string DisabledByAdmin = "BotDisabledByAdmin";

    /// <summary>True if the refusal is for the tenant as a whole.</summary>
    public static bool IsForTenant(Refusal refusal) =>
        refusal is { Status: HttpStatusCode.Forbidden, Code: { } code } && code.Equals(DisabledByAdmin, StringComparison.OrdinalIgnoreCase);

    /// <summary>True if the client's record is to know of it. A card that is not found says nothing about its conversation.</summary>
    public static bool IsForClient(Refusal refusal) =>
        !IsForTenant(refusal) && (refusal.Status == HttpStatusCode.Forbidden || (refusal.Status == HttpStatusCode.NotFound && refusal.Operation == OutgoingOperation.Send));

    /// <summary>Notes it: one who blocked the bot gets no more reminders, one who was not found does on the next evenings, twice.</summary>
    public static void Note(Turn turn, HttpStatusCode status)
    {
        var client = turn.Client;
        if (status == HttpStatusCode.NotFound)
        {
            // Counted by the evening: another message on the same one says nothing new.
            var evening = LocalDatePattern.Iso.Format(turn.Evening);
            if (client.NotFoundOn == evening)
            {
                return;
            }

            (client.NotFound, client.NotFoundOn) = (IsRunning(turn) ? client.NotFound + 1 : 1, evening);
            if (client.NotFound < MostNotFound)
            {
                return;
            }
        }

        Stop(client);
    }

    /// <summary>No reminders come any more until the client says so.</summary>
    public static void Stop(ClientRecord client)
    {
        if (client.Plan is { Reminder: { IsStopped: false } reminder } plan)
        {
            client.Plan = plan with { Reminder = reminder with { IsStopped = true } };
        }

        client.Reminders = client.Reminders with { Once = [] };
    }

    /// <summary>False if a reminder came through, or the client wrote, since the conversation was not found the last time.</summary>
    private static bool IsRunning(Turn turn)
    {
        if (turn.Client.NotFoundOn is not { } noted || string.CompareOrdinal(turn.Client.LastSeen, noted) > 0)
        {
            return false;
        }

        var next = turn.Client.Plan?.Reminder?.Next(LocalDatePattern.Iso.Parse(noted).Value.PlusDays(1));
        return next is null || next >= turn.Evening;
    }
}
