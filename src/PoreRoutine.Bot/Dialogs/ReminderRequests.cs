using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Understanding;
using PoreRoutine.Routine;
using PoreRoutine.Understanding;
using PoreRoutine.Understanding.Time;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>The plan's reminder: sets, pauses, stops and shows it. Those that come once are <see cref="ReminderOnce"/>'s.</summary>
internal static class ReminderRequests
{
    private static readonly ImmutableArray<IsoDayOfWeek> s_week = [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)];

    /// <summary>Offered to whoever asks for a rhythm that is none of weekdays.</summary>
    private static readonly ImmutableArray<IsoDayOfWeek> s_everyOther = [IsoDayOfWeek.Monday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Friday];

    /// <summary>Serves a request about reminders.</summary>
    public static Task ServeAsync(Turn turn, string intent, CancellationToken cancellationToken) => intent switch
    {
        Intents.ReminderSet => SetAsync(turn, cancellationToken),
        Intents.ReminderSnooze => ReminderOnce.SnoozeAsync(turn, cancellationToken),
        Intents.ReminderPause => PauseAsync(turn, turn.Reading?.Slots.Time.Until ?? TimeSlots.None.Until, cancellationToken),
        Intents.ReminderResume => ResumeAsync(turn, cancellationToken),
        Intents.ReminderStop => StopAsync(turn, cancellationToken),
        _ => ShowAsync(turn, cancellationToken),
    };

    /// <summary>Keeps when to remind; within the set-up that answers its question.</summary>
    public static Task KeepAsync(Turn turn, Reminder? reminder, CancellationToken cancellationToken)
    {
        PlanRequests.Keep(turn, PlanRequests.PlanOf(turn) with { Reminder = reminder });
        return SetUpQuestions.IsOpen(turn, Question.Reminder)
            ? SetUpQuestions.NextAsync(turn, cancellationToken)
            : ConfirmAsync(turn, turn.SayReminder(), [], cancellationToken);
    }

    /// <summary>The plan's reminder that a request is for; null if it is for none.</summary>
    public static Reminder? ReminderOf(Turn turn)
    {
        if (turn.Reading is not { Slots.Time: { Times: { IsChoice: false, Values.Length: <= 1 }, Dates.IsSaid: false, Durations.IsSaid: false } time }
            || !(time.Times.IsSaid || time.Weekdays.IsSaid || time.Recurrence is { IsDaily: true })
            || !IsPossible(time))
        {
            return null;
        }

        var before = PlanRequests.PlanOf(turn).Reminder ?? Reminder.Default;
        var days = DaysOf(turn, before);
        return before with
        {
            At = time.Times is { Values: [var at] } ? at : before.At,
            Days = days,
            PausedUntil = before.PausedUntil > turn.Evening ? before.PausedUntil : null,
            IsStopped = false,
        };
    }

    /// <summary>The same reminder as before it was paused or stopped.</summary>
    public static Task ResumeAsync(Turn turn, CancellationToken cancellationToken)
    {
        turn.Client.Reminders = turn.Client.Reminders with { LeftOut = [] };
        return KeepAsync(turn, (PlanRequests.PlanOf(turn).Reminder ?? Reminder.Default) with { PausedUntil = null, IsStopped = false }, cancellationToken);
    }

    /// <summary>No more reminders, those that come once included. Time and days are kept for who wants them back.</summary>
    public static Task StopAsync(Turn turn, CancellationToken cancellationToken)
    {
        turn.Client.Reminders = turn.Client.Reminders with { Once = [], LeftOut = [] };
        PlanRequests.Keep(turn, PlanRequests.PlanOf(turn) with { Reminder = turn.Client.Plan?.Reminder is { } chosen ? chosen with { PausedUntil = null, IsStopped = true } : null });
        return turn.SayAsync(Reply.Text(turn.SayReminder(), ResumeButtons(turn)), cancellationToken);
    }

    /// <summary>None, as the set-up asks; at any other time as <see cref="StopAsync"/>.</summary>
    public static Task NoneAsync(Turn turn, CancellationToken cancellationToken) =>
        SetUpQuestions.IsOpen(turn, Question.Reminder) ? KeepAsync(turn, null, cancellationToken) : StopAsync(turn, cancellationToken);

    /// <summary>None until a day, which is asked for where it was not said.</summary>
    public static Task PauseAsync(Turn turn, Slot<LocalDate> said, CancellationToken cancellationToken)
    {
        var evenings = LeftOut(turn);
        turn.Client.Reminders = turn.Client.Reminders with { Once = turn.Client.Reminders.Once.RemoveAll(once => evenings.Contains(once.Evening)) };
        if (turn.Client.Plan?.Reminder is not { } reminder)
        {
            return turn.SayAsync(Reply.Text(turn.SayReminder()), cancellationToken);
        }

        if (!evenings.IsEmpty)
        {
            turn.Client.Reminders = turn.Client.Reminders.Without(evenings);
            return turn.SayAsync(Reply.Text($"{turn.SayReminder()} {turn.SayZone()}", ResumeButtons(turn)), cancellationToken);
        }

        ImmutableArray<LocalDate> days = [.. said.Values.Where(day => day > turn.Evening)];
        if (days is not [var until] || (said.IsChoice && days.Length > 1))
        {
            turn.Client.Asked = turn.Client.Asked is { IsSetUp: true } open ? open : new Question(Question.Pause);
            var buttons = days.IsEmpty ? [turn.Evening.PlusWeeks(1)] : days;
            return turn.SayAsync(
                Reply.Text(
                    turn.Lines[Line.ReminderUntilWhen],
                    buttons.Select(day => (turn.Lines[Line.ButtonUntil, turn.Say(day)], Request(Intents.ReminderPause, $"until {LocalDatePattern.Iso.Format(day)}")))
                        .Append((turn.Lines[Line.ButtonUntilISaySo], Request(Intents.ReminderStop, string.Empty)))),
                cancellationToken);
        }

        turn.Client.Reminders = turn.Client.Reminders with { Once = turn.Client.Reminders.Once.RemoveAll(once => once.Evening < until) };
        PlanRequests.Keep(turn, turn.Client.Plan with { Reminder = reminder with { PausedUntil = until, IsStopped = false } });
        return turn.SayAsync(Reply.Text($"{turn.SayReminder()} {turn.SayZone()}", ResumeButtons(turn)), cancellationToken);
    }

    /// <summary>Reads back what was set, with where it will appear.</summary>
    public static Task ConfirmAsync(Turn turn, string said, IEnumerable<(string, ButtonPress)> buttons, CancellationToken cancellationToken) =>
        turn.SayAsync(Reply.Scheduled(turn, $"{said} {turn.SayZone()}\n\n{turn.SayWhere()}", [.. buttons, .. turn.CalendarButtons()]), cancellationToken);

    /// <summary>Asks when, where nothing was said that tells.</summary>
    public static Task AskWhenAsync(Turn turn, CancellationToken cancellationToken) => turn.SayAsync(
        Reply.Text(turn.Lines[Line.ReminderWhen, turn.SayReminder()], s_soon.Select(minutes => (turn.Lines[Line.ButtonInMinutes, minutes], Request(Intents.ReminderSet, $"in {minutes} minutes")))),
        cancellationToken);

    /// <summary>A request as a button.</summary>
    public static ButtonPress Request(string intent, string text) => new(ButtonPress.Request, Intent: intent, Text: text);

    /// <summary>A button for a reminder of the plan.</summary>
    public static (string Title, ButtonPress Press) DailyButton(Turn turn, ImmutableArray<IsoDayOfWeek> days, LocalTime at) => (
        turn.Lines[Line.ButtonReminder, turn.SayReminderDays(days), PlanWords.Say(at)],
        Request(Intents.ReminderSet, $"{(days.IsEmpty ? "every evening" : string.Join(" and ", days.Select(day => $"{day}s")))} at {PlanWords.Say(at)}"));

    private static readonly int[] s_soon = [30, 60];

    private static Task SetAsync(Turn turn, CancellationToken cancellationToken)
    {
        var time = turn.Reading!.Slots.Time;
        var before = turn.Client.Plan?.Reminder ?? Reminder.Default;
        var at = time.Times is { Values: [var only] } ? only : before.At;
        if (time is { Dates.IsSaid: true, Times.IsSaid: false } && ReminderPhrases.IsDenied(turn.Reading.Text))
        {
            // "No reminder tonight."
            return PauseAsync(turn, turn.Content.Reader.ReadAs(Intents.ReminderPause, turn.Reading.Text, turn.Time).Slots.Time.Until, cancellationToken);
        }

        if (ReminderOnce.IsMeant(turn))
        {
            return ReminderOnce.SetAsync(turn, cancellationToken);
        }

        if (!IsPossible(time))
        {
            return turn.SayAsync(Reply.Text(turn.Lines[Line.ReminderNotPossible], DailyButton(turn, s_everyOther, at), DailyButton(turn, [], at)), cancellationToken);
        }

        if (time.Times.IsChoice)
        {
            return turn.SayAsync(Reply.Text(turn.Lines[Line.ReminderWhich], time.Times.Values.Select(each => DailyButton(turn, DaysOf(turn, before), each))), cancellationToken);
        }

        if (ReminderOf(turn) is not { } reminder)
        {
            return AskWhenAsync(turn, cancellationToken);
        }

        if (SetUpQuestions.IsOpen(turn, Question.Reminder))
        {
            return KeepAsync(turn, reminder, cancellationToken);
        }

        PlanRequests.Keep(turn, PlanRequests.PlanOf(turn) with { Reminder = reminder });
        var said = time.Times.IsSaid ? turn.SayReminder() : $"{turn.SayReminder()} {turn.Lines[Line.ReminderKeptTime, PlanWords.Say(at)]}";
        return ConfirmAsync(turn, said, [], cancellationToken);
    }

    /// <summary>"No reminder tomorrow": the evenings ahead that are named one by one. Those before them stay, which a pause would take as well.</summary>
    private static ImmutableArray<LocalDate> LeftOut(Turn turn)
    {
        if (turn.Reading is not { } reading || !ReminderPhrases.LeavesOut(reading.Text))
        {
            return [];
        }

        var dates = turn.Content.Reader.ReadAs(Intents.DiarySkip, reading.Text, turn.Time).Slots.Time.Dates;
        return dates is { IsSaid: true, IsChoice: false } && dates.Values.All(date => date >= turn.Evening) && dates.Values.Any(date => date > turn.Evening) ? dates.Values : [];
    }

    private static Task ShowAsync(Turn turn, CancellationToken cancellationToken)
    {
        var now = turn.Time.Now.ToInstant();
        var once = turn.Client.Reminders.Once.Where(reminder => reminder.At > now).Select(turn.SayOnce).ToList();
        var said = string.Join(' ', once.Prepend(turn.SayReminder()));
        return once.Count > 0 || turn.Client.Plan?.Reminder is { IsStopped: false }
            ? ConfirmAsync(turn, said, turn.IsPaused() ? ResumeButtons(turn) : [], cancellationToken)
            : turn.SayAsync(Reply.Text(said, ResumeButtons(turn)), cancellationToken);
    }

    private static IEnumerable<(string, ButtonPress)> ResumeButtons(Turn turn) => [(turn.Lines[Line.ButtonRemindersOn], Request(Intents.ReminderResume, string.Empty))];

    /// <summary>False for what is no rhythm of weekdays: every other evening, twice a week.</summary>
    private static bool IsPossible(TimeSlots time) =>
        time.Recurrence is not { } often
        || often is { LeastTimes: 1, Every: { Days: 1, Weeks: 0, Months: 0 } }
        || (often.Every is { Days: 0, Weeks: 1, Months: 0 } && time.Weekdays.IsSaid);

    /// <summary>The days that are named, or all but them; those there are where none is. The set-up proposes every evening.</summary>
    private static ImmutableArray<IsoDayOfWeek> DaysOf(Turn turn, Reminder before)
    {
        var (reading, named) = (turn.Reading!, turn.Reading!.Slots.Time.Weekdays.Values);
        ImmutableArray<IsoDayOfWeek> days =
            named.IsEmpty ? (reading.Slots.Time.Recurrence is { IsDaily: true } || SetUpQuestions.IsOpen(turn, Question.Reminder) ? [] : before.Days)
            : ReminderPhrases.IsDenied(reading.Text) ? [.. (before.Days.IsEmpty ? s_week : before.Days).Except(named)]
            : [.. named.Distinct().Order()];
        return days.Length == s_week.Length ? [] : days;
    }
}
