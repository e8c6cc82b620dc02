using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Dialogs;
using PoreRoutine.Routine;

namespace PoreRoutine.Bot.Calendar;

/// <summary>Requests about the client's own calendar: its address, and the end of it.</summary>
internal static class CalendarRequests
{
    /// <summary>Gives the address of the client's calendar, or ends it.</summary>
    public static Task AnswerAsync(Turn turn, Word word, CancellationToken cancellationToken) =>
        word == Word.CalendarEnd ? EndAsync(turn, cancellationToken) : GiveAsync(turn, cancellationToken);

    private static async Task GiveAsync(Turn turn, CancellationToken cancellationToken)
    {
        var (address, isAnother) = await turn.Data.CalendarAsync(turn, cancellationToken);
        var time = (turn.Schedule.Plan.Reminder ?? Reminder.Default).At;
        await turn.SayAsync(
            Line.CalendarLink,
            [address.AbsoluteUri, $"webcal://{address.Authority}{address.AbsolutePath}", CalendarFeed.Evenings, PlanWords.Say(time), turn.SayZone(), AgendaWords.Flag(isAnother)],
            cancellationToken);
    }

    private static async Task EndAsync(Turn turn, CancellationToken cancellationToken) =>
        await turn.SayAsync(await turn.Data.EndCalendarAsync(turn, cancellationToken) ? Line.CalendarEnded : Line.CalendarNone, [], cancellationToken);
}
