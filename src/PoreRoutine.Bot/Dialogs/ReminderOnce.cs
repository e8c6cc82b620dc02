using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Reminders;
using PoreRoutine.Bot.Understanding;
using PoreRoutine.Routine;
using PoreRoutine.Understanding;
using PoreRoutine.Understanding.Time;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>Reminders that come once: at a time of an evening, after a while, or put off. The plan's stays as it is.</summary>
internal static class ReminderOnce
{
    /// <summary>A correction has no more words beside its times: "oh wait actually make it 10".</summary>
    private const int MostWordsBeside = 5;

    /// <summary>What takes a reminder away, sets one more, or moves it by a while.</summary>
    private static readonly FrozenSet<string> s_noCorrection = FrozenSet.Create(
        StringComparer.Ordinal,
        "not", "dont", "never", "cancel", "stop", "skip", "without", "also", "too", "another", "second", "plus", "later", "earlier", "sooner", "before", "after");

    /// <summary>So far ahead one can be.</summary>
    private const int MostDaysAhead = 366;

    /// <summary>True if a request is for one that comes once: "tonight at 10", "in an hour", "on friday", and not "on fridays".</summary>
    public static bool IsMeant(Turn turn) =>
        turn.Reading is { Slots.Time: { Recurrence: null } time } reading
        && (time.Durations.IsSaid
            || time.Dates.IsSaid
            || (time.Weekdays.Values.Length == 1
                && !SetUpQuestions.IsOpen(turn, Question.Reminder)
                && !ReminderPhrases.IsDenied(reading.Text)
                && !Normalizer.Words(reading.Text).Contains("only")
                && !TimeExpressions.Recognize(reading.Text, turn.Time).OfType<WeekdayExpression>().Any(weekdays => weekdays.IsRecurring)));

    /// <summary>Sets what was asked for.</summary>
    public static Task SetAsync(Turn turn, CancellationToken cancellationToken)
    {
        var time = turn.Reading!.Slots.Time;
        return time.Dates.IsChoice ? AskAsync(turn, time.Dates.Values.Select(date => Of(turn, date, TimesOf(turn)[0])), cancellationToken)
            : KeepAsync(turn, time.Durations.IsSaid && !time.Dates.IsSaid ? [After(turn, time.Durations)] : [.. EveningsOf(turn).Select(evening => At(turn, evening, time.Weekdays.IsSaid))], cancellationToken);
    }

    /// <summary>"Make it 11", "no, on friday": another time or evening for the one that was set just before. If that cannot be, it stays.</summary>
    /// <returns>False if the message is nothing of the kind.</returns>
    public static async Task<bool> TryCorrectAsync(Turn turn, CancellationToken cancellationToken)
    {
        var course = turn.Client.Reminders;
        if (turn is not { Press: null, Reading: { } reading, Client.LastRequest.Once: [var set] }
            || course.Once.FirstOrDefault(once => once.Kind == ReminderKind.Once && InstantPattern.ExtendedIso.Format(once.At) == set) is not { } old
            || reading.Text.Contains('?')
            || !turn.Content.Words.IsCorrection(reading.Text)
            || !IsOnlyTime(turn, reading)
            || Correction(turn, reading.Text, old) is not { } correction)
        {
            return false;
        }

        (turn.Client.Reminders, turn.Client.LastRequest) = (course with { Once = course.Once.Remove(old) }, PastRequest.Of(correction)! with { Once = [set] });
        await SetAsync(turn.Serving(correction), cancellationToken);
        if (turn.Client.Reminders.Once.Length < course.Once.Length)
        {
            turn.Client.Reminders = course;
        }

        return true;
    }

    /// <summary>What was said, with the old evening or time where it says none; null if it says neither, or is about more than once.</summary>
    private static Reading? Correction(Turn turn, string text, DueReminder old)
    {
        var said = turn.Content.Reader.ReadAs(Intents.ReminderSet, text.Replace("make that", "make it", StringComparison.OrdinalIgnoreCase), turn.Time);
        if (said.Slots.Time is { Times.IsSaid: false, Durations.IsSaid: false, Dates.IsSaid: false, Weekdays.IsSaid: false } && Normalizer.Words(text).Exists(IsOfLength))
        {
            // "Make it 2 hours".
            said = turn.Content.Reader.ReadAs(Intents.ReminderSnooze, text, turn.Time);
        }

        var time = said.Slots.Time;
        if (time is not { Recurrence: null, Weekdays.Values.Length: <= 1 } || (!time.Times.IsSaid && !time.Durations.IsSaid && !time.Dates.IsSaid && !time.Weekdays.IsSaid))
        {
            return null;
        }

        time = time.Dates.IsSaid || time.Weekdays.IsSaid || time.Durations.IsSaid ? time : time with { Dates = new([old.Evening], IsChoice: false) };
        time = time.Times.IsSaid || time.Durations.IsSaid ? time : time with { Times = new([turn.Client.LocalTimeAt(old.At).TimeOfDay], IsChoice: false) };
        return said with { Slots = said.Slots with { Time = time } };
    }

    /// <summary>Whether a correction says another time and hardly anything else: no request of another kind, nothing denied, nothing added.</summary>
    private static bool IsOnlyTime(Turn turn, Reading reading)
    {
        var most = reading.Decision.Label is null or Labels.None or Intents.ReminderSet or Intents.ReminderSnooze ? MostWordsBeside
            : reading is { Decision.Label: Intents.DiarySkip, Slots.Steps.IsEmpty: true } ? 1
            : 0;
        return SetUpQuestions.WordsBeside(turn, reading.Text) <= most
            && !Normalizer.Words(reading.Text).Exists(s_noCorrection.Contains)
            && !TimeExpressions.Recognize(reading.Text, turn.Time).OfType<WeekdayExpression>().Any(weekdays => weekdays.IsRecurring);
    }

    /// <summary>Part of a length of time, and of no time of day.</summary>
    private static bool IsOfLength(string word) => word is "min" or "mins" or "minute" or "minutes" or "hour" or "hours";

    /// <summary>Once more after what was said, or after the usual while if it was a reminder that is put off.</summary>
    public static Task SnoozeAsync(Turn turn, CancellationToken cancellationToken)
    {
        var time = turn.Reading?.Slots.Time ?? TimeSlots.None;
        if (!time.Durations.IsSaid && !time.Times.IsSaid)
        {
            return turn.Reminded is { } reminded ? SnoozeAsync(turn, reminded, cancellationToken) : ReminderRequests.AskWhenAsync(turn, cancellationToken);
        }

        var readings = time.Durations.IsSaid ? After(turn, time.Durations) : At(turn, turn.Evening, isWeekday: false);
        var isPutOff = turn.Reminded == turn.Evening;
        return KeepAsync(turn, [[.. readings.Select(each => each.Evening == turn.Evening && isPutOff ? each with { Kind = ReminderKind.Snooze } : each)]], cancellationToken);
    }

    /// <summary>Puts the reminder of an evening off, while the evening runs. Put off already, it stays so.</summary>
    public static Task SnoozeAsync(Turn turn, LocalDate evening, CancellationToken cancellationToken)
    {
        var pending = PutOff(turn, evening);
        if (pending is not null)
        {
            return turn.SayAsync(Reply.Text(turn.SayOnce(pending)), cancellationToken);
        }

        var at = InSeconds(turn.Time.Now.ToInstant() + Duration.FromMinutes(EveningReminder.SnoozeMinutes));
        if (EveningAt(turn, at) > evening)
        {
            var date = LocalDatePattern.Iso.Format(evening);
            return turn.SayAsync(
                Reply.Text(
                    turn.Lines[Line.ReminderOver, turn.Say(evening)],
                    (turn.Lines[Line.ButtonAllDone], new ButtonPress(ButtonPress.DoneTonight, Evening: date)),
                    (turn.Lines[Line.ButtonSkip], new ButtonPress(ButtonPress.SkipTonight, Evening: date))),
                cancellationToken);
        }

        return KeepAsync(turn, [[new DueReminder(ReminderKind.Snooze, evening, at)]], cancellationToken);
    }

    /// <summary>The reminder of an evening that was put off and is still to come; null if there is none.</summary>
    public static DueReminder? PutOff(Turn turn, LocalDate evening) =>
        turn.Client.Reminders.Once.FirstOrDefault(once => once.Kind == ReminderKind.Snooze && once.Evening == evening && once.At > turn.Time.Now.ToInstant());

    /// <summary>Keeps one of each row of readings, if it is clear which; says why not, or asks.</summary>
    private static Task KeepAsync(Turn turn, IReadOnlyCollection<ImmutableArray<DueReminder>> wanted, CancellationToken cancellationToken)
    {
        var now = turn.Time.Now.ToInstant();
        var course = turn.Client.Reminders;
        var said = new List<string>();
        var set = new List<DueReminder>();
        foreach (var readings in wanted)
        {
            var ahead = readings.RemoveAll(reading => reading.At <= now);
            if (ahead.Length > 1)
            {
                return AskAsync(turn, ahead, cancellationToken);
            }

            if (ahead is not [var once])
            {
                var past = turn.Client.LocalTimeAt(readings[^1].At);
                return turn.SayAsync(Line.ReminderPast, [turn.Say(past.Date), PlanWords.Say(past.TimeOfDay)], cancellationToken);
            }

            if (once.At > now + Duration.FromDays(MostDaysAhead))
            {
                return turn.SayAsync(Line.ReminderTooFar, [turn.Say(once.Evening)], cancellationToken);
            }

            if (once.Evening <= turn.Evening && !(turn.Schedule with { Tonight = once.Evening }).On(once.Evening).Due.Any())
            {
                return turn.SayAsync(Line.ReminderNothingLeft, [turn.Say(once.Evening)], cancellationToken);
            }

            // What was put off is put off anew.
            var others = once.Kind == ReminderKind.Snooze ? course with { Once = course.Once.RemoveAll(each => each.Kind == ReminderKind.Snooze && each.Evening == once.Evening) } : course;
            if (others.With(once) is not { } kept)
            {
                return turn.SayAsync(Line.ReminderTooMany, [ReminderCourse.MostOnce], cancellationToken);
            }

            course = kept;
            said.Add(turn.SayOnce(once));
            set.Add(once);
        }

        turn.Client.Reminders = course;
        turn.Client.LastRequest = turn.Client.LastRequest is { } request ? request with { Once = [.. set.Select(once => InstantPattern.ExtendedIso.Format(once.At))] } : null;
        if (turn.Reading is { Slots.Time: { Times.IsSaid: false, Durations.IsSaid: false, Dates.IsSaid: var isDated, Weekdays.IsSaid: var isWeekday } } && (isDated || isWeekday))
        {
            said.Add(turn.Lines[Line.ReminderKeptTime, PlanWords.Say(TimesOf(turn)[0])]);
        }

        IEnumerable<(string, ButtonPress)> weekly = turn.Reading is { Intent: Intents.ReminderSet, Slots.Time.Weekdays.Values: [var day] } ? [ReminderRequests.DailyButton(turn, [day], TimesOf(turn)[0])] : [];
        return ReminderRequests.ConfirmAsync(turn, string.Join(' ', said.Append(turn.SayDailyStays())), weekly, cancellationToken);
    }

    /// <summary>Asks which of several instants is meant.</summary>
    private static Task AskAsync(Turn turn, IEnumerable<DueReminder> readings, CancellationToken cancellationToken) => turn.SayAsync(
        Reply.Text(
            turn.Lines[Line.ReminderWhich],
            readings.Select(reading => turn.Client.LocalTimeAt(reading.At).TimeOfDay is var time && reading.Evening is var evening
                ? (turn.Lines[Line.ButtonReminder, turn.Say(evening), PlanWords.Say(time)], ReminderRequests.Request(Intents.ReminderSet, $"{LocalDatePattern.Iso.Format(evening)} at {PlanWords.Say(time)}"))
                : default)),
        cancellationToken);

    private static ImmutableArray<LocalDate> EveningsOf(Turn turn)
    {
        var time = turn.Reading!.Slots.Time;
        return time.Dates.IsSaid ? [.. time.Dates.Values.Distinct().Order()] : [turn.Evening.PlusDays(-1).Next(time.Weekdays.Values[0])];
    }

    /// <summary>The clock times that were said, or the plan's.</summary>
    private static ImmutableArray<LocalTime> TimesOf(Turn turn) =>
        turn.Reading?.Slots.Time.Times is { IsSaid: true } times ? times.Values : [(turn.Client.Plan?.Reminder ?? Reminder.Default).At];

    /// <summary>The times of an evening; of a weekday that is today and over, the one in a week.</summary>
    private static ImmutableArray<DueReminder> At(Turn turn, LocalDate evening, bool isWeekday)
    {
        ImmutableArray<DueReminder> readings = [.. TimesOf(turn).Select(time => Of(turn, evening, time))];
        return isWeekday && readings.All(reading => reading.At <= turn.Time.Now.ToInstant()) ? [.. TimesOf(turn).Select(time => Of(turn, evening.PlusWeeks(1), time))] : readings;
    }

    private static DueReminder Of(Turn turn, LocalDate evening, LocalTime time) =>
        new(ReminderKind.Once, evening, new Reminder(time, []).InstantOn(evening, turn.Time.Now.Zone));

    private static ImmutableArray<DueReminder> After(Turn turn, Slot<Period> lengths) =>
    [
        .. lengths.Values.Select(length =>
        {
            var day = Period.FromDays(length.Days) + Period.FromWeeks(length.Weeks) + Period.FromMonths(length.Months) + Period.FromYears(length.Years);
            var rest = length - day;
            var at = InSeconds(turn.Time.Now.Zone.AtLeniently(turn.Time.Now.LocalDateTime + day).ToInstant() + rest.ToDuration());
            return new DueReminder(ReminderKind.Once, EveningAt(turn, at), at);
        }),
    ];

    private static LocalDate EveningAt(Turn turn, Instant at) => Evening.Of(at, turn.Time.Now.Zone);

    /// <summary>Stored in the form in which it is compared.</summary>
    private static Instant InSeconds(Instant at) => Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
}
