using System.Globalization;
using NodaTime;
using PoreRoutine.Bot.Content;
using PoreRoutine.Routine;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>Says plans in the operator's words.</summary>
internal static class PlanWords
{
    /// <summary>Weekdays, as of every week.</summary>
    public static string Say(this Turn turn, IEnumerable<IsoDayOfWeek> days) => string.Join(", ", days.Select(day => turn.Lines[Line.PlanWeekday, day.ToString()]));

    /// <summary>A clock time.</summary>
    public static string Say(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The plan in force, step by step, with the zone and the reminder.</summary>
    public static string SayPlan(this Turn turn) => string.Join(
        '\n',
        turn.Routine.Steps.Select(step => $"- {turn.SayDays(step)}").Append($"- {turn.SayReminder()}").Append($"- {turn.SayZone()}"));

    /// <summary>A step with its days, and the next of them.</summary>
    public static string SayDays(this Turn turn, Step step)
    {
        var (days, next) = DaysOf(turn, step);
        return turn.Lines[Line.PlanStep, step.Title, days, next];
    }

    /// <summary>The days of a step, and the next of them; that is empty for one that comes every evening.</summary>
    public static (string Days, string Next) DaysOf(Turn turn, Step step)
    {
        var plan = turn.Client.PlanAt(turn.Evening);
        var days = step.Cadence switch
        {
            Cadence.Weekly => turn.Say(plan.DaysOf(step)),
            Cadence.Every { Evenings: 1 } => turn.Lines[Line.ReasonEvery],
            Cadence.Every every => turn.Lines[Line.ReasonSoMany, every.Evenings],
            _ => string.Empty,
        };
        return (days, AgendaWords.IsDaily(step) ? string.Empty : turn.SayOrNothing(turn.Schedule.Next(step)));
    }

    /// <summary>The zone that evenings follow.</summary>
    public static string SayZone(this Turn turn) =>
        turn.Client.PlanAt(turn.Evening).Zone is { } zone ? turn.Lines[Line.PlanZone, zone] : turn.Lines[Line.PlanZoneUnknown];
}
