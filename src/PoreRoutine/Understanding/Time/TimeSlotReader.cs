using System.Collections.Immutable;
using NodaTime;
using PoreRoutine.Routine;
using PoreRoutine.Understanding.Time.Grammar;

namespace PoreRoutine.Understanding.Time;

/// <summary>Fills the slots of an intent from the expressions of a text.</summary>
internal static class TimeSlotReader
{
    public static TimeSlots Read(string intent, string text, TimeReference reference)
    {
        if (!SlotRules.ByIntent.TryGetValue(intent, out var rules)) return TimeSlots.None;
        var tokens = TimeExpressions.Tokenize(text);
        var found = Scanner.Scan(tokens, reference, rules.Expectations);
        var said = new Said(tokens, found);
        if (intent is Intents.AgendaShow && said.AsksBack) rules = SlotRules.ByIntent[Intents.DiaryDone];
        var tense = rules.Tense ?? said.Tense;
        var slots = TimeSlots.None with
        {
            Recurrence = found.Select(one => one.Expression).OfType<RecurrenceExpression>().FirstOrDefault(),
            Times = Has(SlotKinds.Times) ? Times(said, intent is Intents.ReminderSnooze ? reference : null) : Slot<LocalTime>.Unsaid,
            Durations = Has(SlotKinds.Durations) ? Durations(said, Has(SlotKinds.Weekdays)) : Slot<Period>.Unsaid,
            Zones = Has(SlotKinds.Zones) ? Zones(said) : Slot<string>.Unsaid,
            Weekdays = Has(SlotKinds.Weekdays) ? Weekdays(said, Has(SlotKinds.DatesAsWeekdays)) : Slot<IsoDayOfWeek>.Unsaid,
            Until = Has(SlotKinds.Until) ? PauseReader.Read(said, reference.Today) : Slot<LocalDate>.Unsaid,
        };
        if (Has(SlotKinds.Dates)) slots = slots with { Dates = Dates(said, reference, tense, !Has(SlotKinds.Weekdays), Has(SlotKinds.OneDate)) };
        if (Has(SlotKinds.Times)) slots = slots with { Dates = NotGone(slots, reference) };
        var isVague = found.Exists(one => one.Expression is VagueExpression)
            && !(slots.Dates.IsSaid || slots.Weekdays.IsSaid || slots.Times.IsSaid || slots.Durations.IsSaid || slots.Until.IsSaid || slots.Zones.IsSaid);
        return slots with { IsVague = isVague };

        bool Has(SlotKinds kind) => rules.Slots.HasFlag(kind);
    }

    /// <inheritdoc cref="TimeSlots.RefusedDays"/>
    public static ImmutableArray<IsoDayOfWeek> RefusedDays(string text, TimeReference reference)
    {
        var tokens = TimeExpressions.Tokenize(text);
        var said = new Said(tokens, Scanner.Scan(tokens, reference, SlotRules.ByIntent[Intents.PlanMove].Expectations));
        var named = said.Found.FindAll(one => DaysOf(one.Expression, fromDates: true).Length > 0);
        return said.AreRefused(named) ? [.. named.SelectMany(one => DaysOf(one.Expression, fromDates: true)).Distinct()] : [];
    }

    /// <summary>The readings of one expression are a choice; two expressions of which neither is taken back are one too.</summary>
    private static Slot<T> Readings<T>(List<Found> expressions, Func<Found, ImmutableArray<T>> readings)
    {
        ImmutableArray<T> values = [.. expressions.SelectMany(one => readings(one)).Distinct()];
        return new(values, values.Length > 1);
    }

    /// <summary>Of two places the later one, unless it only says where the first one is: "Perth, Australia".</summary>
    private static Slot<string> Zones(Said said)
    {
        var places = said.Of<ZoneExpression>();
        if (places.Count == 0) return Slot<string>.Unsaid;
        var last = places[^1].Readings;
        if (places.Count > 1 && last.Length > 1 || places.Count > 1 && places[^2].Readings is [var first] && last.Contains(first)) last = places[^2].Readings;
        return new(last, last.Length > 1);
    }

    /// <param name="onlyFromNow">Whether only "in an hour" counts, and not "an hour earlier".</param>
    private static Slot<Period> Durations(Said said, bool onlyFromNow) =>
        Readings(said.Chosen(one => one.Expression is DurationExpression && (!onlyFromNow || said.IsFromNow(one))), one => ((DurationExpression)one.Expression).Readings);

    /// <param name="thisEvening">Given where only what is left of the running evening can be meant.</param>
    private static Slot<LocalTime> Times(Said said, TimeReference? thisEvening)
    {
        var clocks = said.Chosen(one => one.Expression is ClockExpression or RecurrenceExpression { Clock: not null });
        if (clocks.Count > 1 && clocks.Exists(clock => !said.IsGuess(clock))) clocks.RemoveAll(said.IsGuess);
        var values = clocks.SelectMany(clock => ((clock.Expression as ClockExpression) ?? ((RecurrenceExpression)clock.Expression).Clock!).Readings).Distinct().ToImmutableArray();
        if (thisEvening is not null && values.Where(time => IsLeft(time, thisEvening)).ToImmutableArray() is { Length: > 0 } left) values = left;
        return new(values, values.Length > 1);
    }

    private static bool IsLeft(LocalTime time, TimeReference reference)
    {
        var isNight = time < Evening.Turn;
        return reference.IsAfterMidnight ? isNight && time > reference.Now.TimeOfDay : isNight || time > reference.Now.TimeOfDay;
    }

    private static Slot<IsoDayOfWeek> Weekdays(Said said, bool fromDates)
    {
        var named = said.Chosen(one => !said.IsStart(one) && DaysOf(one.Expression, fromDates || said.IsAnyWeekend(one)).Length > 0);
        ImmutableArray<IsoDayOfWeek> days = [.. named.SelectMany(one => DaysOf(one.Expression, fromDates || said.IsAnyWeekend(one))).Distinct()];
        return new(days, days.Length > 1 && named.Exists(one => one.Expression is WeekdayExpression { IsChoice: true }));
    }

    private static ImmutableArray<IsoDayOfWeek> DaysOf(TimeExpression expression, bool fromDates) => expression switch
    {
        WeekdayExpression weekdays => weekdays.Days,
        RecurrenceExpression { Days: { } weekdays } => weekdays.Days,
        DateExpression { Weekday: not IsoDayOfWeek.None } date when fromDates => [date.Weekday],
        DateRangeExpression range when fromDates && range.First.PlusDays(1) == range.Last => [range.First.DayOfWeek, range.Last.DayOfWeek],
        _ => [],
    };

    /// <summary>Of one expression all readings; of several, which are all meant, the likeliest of each.</summary>
    private static Slot<LocalDate> Dates(Said said, TimeReference reference, Tense tense, bool fromWeekdays, bool isOne)
    {
        var dated = said.Chosen(one => !said.IsStart(one) && DatesOf(one).Values.Length > 0);
        if (isOne && dated.Count > 1)
        {
            var asked = dated.Where(one => !said.IsTold(one) && !said.IsAffected(one)).ToList();
            dated = asked.Count > 0 ? said.LastRow(asked) : [dated[^1]];
        }

        var slots = dated.ConvertAll(DatesOf);
        return slots.Count == 1 ? slots[0] : new([.. slots.SelectMany(slot => slot.IsChoice ? [slot.Values[0]] : slot.Values).Distinct()], false);

        Slot<LocalDate> DatesOf(Found one) => one.Expression switch
        {
            DurationExpression { Readings: [{ Days: > 0 and <= 7 } length] } when said.Side(one) is not 0 and var side =>
                new([.. Enumerable.Range(0, length.Days).Select(day => reference.Today.PlusDays(side > 0 ? day : day - length.Days))], false),
            DateExpression date => Choice(date.Readings(tense)),
            DateRangeExpression when !fromWeekdays && said.IsAnyWeekend(one) => Slot<LocalDate>.Unsaid,
            DateRangeExpression range when range.First == range.Last => Choice([range.First]),
            DateRangeExpression range when range.First.PlusDays(1) == range.Last => new([range.First, range.Last], false),
            WeekdayExpression { Days.Length: 1 } weekday when fromWeekdays => Choice(Nearest(weekday.Days[0])),
            WeekdayExpression weekdays when fromWeekdays => new([.. weekdays.Days.Select(day => Nearest(day)[0])], weekdays.IsChoice),
            _ => Slot<LocalDate>.Unsaid,
        };

        ImmutableArray<LocalDate> Nearest(IsoDayOfWeek day) =>
            tense is Tense.Past ? WeekdayDates.Behind(reference, day) : WeekdayDates.Ahead(reference, day);

        static Slot<LocalDate> Choice(ImmutableArray<LocalDate> values) => new(values, values.Length > 1);
    }

    /// <summary>At 00:30, "tonight at 9" is no longer this evening, of which nine o'clock is gone.</summary>
    private static Slot<LocalDate> NotGone(TimeSlots slots, TimeReference reference)
    {
        if (slots.Dates.Values is not [var date] || date != reference.Today || !reference.IsAfterMidnight) return slots.Dates;
        var isGone = slots.Times.IsSaid && slots.Times.Values.All(time => !IsLeft(time, reference));
        return isGone ? new([date.PlusDays(1)], false) : slots.Dates;
    }
}
