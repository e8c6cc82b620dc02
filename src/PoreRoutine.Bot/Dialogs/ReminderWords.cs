using System.Collections.Immutable;
using BotFramework.Connector;
using NodaTime;
using PoreRoutine.Bot.Content;
using PoreRoutine.Routine;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>Says reminders in the operator's words.</summary>
internal static class ReminderWords
{
    /// <summary>The plan's reminder, with its next day; that there is none, that it is paused, or stopped.</summary>
    public static string SayReminder(this Turn turn)
    {
        if (turn.Client.Plan?.Reminder is not { } reminder)
        {
            return turn.Lines[Line.PlanNoReminder];
        }

        var (days, time) = (turn.SayReminderDays(reminder.Days), PlanWords.Say(reminder.At));
        return NextDaily(turn, reminder) is not { } next ? turn.Lines[Line.PlanReminderStopped, days, time]
            : turn.IsPaused() ? turn.Lines[Line.PlanReminderPaused, turn.Say(reminder.PausedUntil!.Value), days, time, turn.Say(LocalOf(turn, next).Date)]
            : turn.Lines[Line.PlanReminder, days, time, turn.Say(LocalOf(turn, next).Date), turn.Say(LeftOut(turn, reminder))];
    }

    /// <summary>One that comes once.</summary>
    public static string SayOnce(this Turn turn, DueReminder once)
    {
        var local = LocalOf(turn, once);
        return turn.Lines[once.Kind == ReminderKind.Snooze ? Line.ReminderSnoozed : Line.ReminderOnce, turn.Say(local.Date), PlanWords.Say(local.TimeOfDay), AgendaWords.Flag(once.Evening == turn.Evening)];
    }

    /// <summary>That the plan's reminder comes all the same; what there is to say where it does not.</summary>
    public static string SayDailyStays(this Turn turn) =>
        turn.Client.Plan?.Reminder is { IsStopped: false } reminder && !turn.IsPaused()
            ? turn.Lines[Line.ReminderDailyStays, turn.SayReminderDays(reminder.Days), PlanWords.Say(reminder.At)]
            : turn.SayReminder();

    /// <summary>The days of a reminder.</summary>
    public static string SayReminderDays(this Turn turn, ImmutableArray<IsoDayOfWeek> days) => days.IsEmpty ? turn.Lines[Line.ReasonEvery] : turn.Say(days);

    /// <summary>Where reminders appear.</summary>
    public static string SayWhere(this Turn turn) => turn.Lines[IsOnPage(turn) ? Line.ReminderOnPage : Line.ReminderHere];

    /// <summary>Beside a page, which has to be open, the calendar is offered.</summary>
    public static IEnumerable<(string Title, ButtonPress Press)> CalendarButtons(this Turn turn) =>
        IsOnPage(turn) ? [(turn.Lines[Line.ButtonCalendar], new ButtonPress(ButtonPress.Calendar))] : [];

    /// <summary>True if the plan's reminder comes again later.</summary>
    public static bool IsPaused(this Turn turn) => turn.Client.Plan?.Reminder is { IsStopped: false } reminder && reminder.PausedUntil > turn.Evening;

    /// <summary>True on the service's own chat page.</summary>
    public static bool IsOnPage(Turn turn) => turn.Context.Activity.ChannelId == Channels.Webchat;

    /// <summary>The next one from now on, of the reminder as it is set now. None comes on an evening of which all is logged.</summary>
    private static DueReminder? NextDaily(Turn turn, Reminder reminder)
    {
        var now = turn.Time.Now.ToInstant();
        var (course, zone) = (turn.Client.Reminders with { Since = now }, turn.Client.LocalTimeAt(now).Zone);
        var next = course.NextDaily(reminder, zone);
        return next?.Evening == turn.Evening && !turn.Schedule.On(turn.Evening).Due.Any() ? course.After(next).NextDaily(reminder, zone) : next;
    }

    /// <summary>The evenings that are left out and not over.</summary>
    private static IEnumerable<LocalDate> LeftOut(Turn turn, Reminder reminder) =>
        turn.Client.Reminders.LeftOut.Where(evening => reminder.InstantOn(evening, turn.Client.LocalTimeAt(turn.Time.Now.ToInstant()).Zone) > turn.Time.Now.ToInstant());

    private static LocalDateTime LocalOf(Turn turn, DueReminder reminder) => turn.Client.LocalTimeAt(reminder.At).LocalDateTime;
}
