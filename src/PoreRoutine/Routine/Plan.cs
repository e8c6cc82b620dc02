using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace PoreRoutine.Routine;

/// <summary>
/// A client's zone, days and reminder. Immutable, equal by value. What the client did not choose is the step's default,
/// read from the content when it is asked for. As JSON: see <see cref="PlanJsonConverter"/>.
/// </summary>
[JsonConverter(typeof(PlanJsonConverter))]
public sealed record Plan
{
    /// <summary>The client's IANA zone; null while it is not known.</summary>
    public string? Zone { get; init; }

    /// <summary>The evening on which the client began. What was planned before it was not missed.</summary>
    public required LocalDate Since { get; init; }

    /// <summary>What the client chose, by the step's id; a step that is missing has its default.</summary>
    public ImmutableSortedDictionary<string, StepPlan> Steps { get; init; } = ImmutableSortedDictionary.Create<string, StepPlan>(StringComparer.Ordinal);

    /// <summary>The reminder; null if the client wants none.</summary>
    public Reminder? Reminder { get; init; } = Reminder.Default;

    /// <summary>What a newer program keeps beside, as a JSON object; null if nothing. It is stored again as it was.</summary>
    internal string? Further { get; init; }

    /// <summary>The plan of one who chose nothing: each step's default days, a reminder every evening at 21:00.</summary>
    /// <param name="since">The client's first evening: the earliest in the diary, else tonight.</param>
    /// <param name="zone">The IANA zone; null if it is not known yet.</param>
    public static Plan Default(LocalDate since, string? zone = null) => new() { Since = since, Zone = zone };

    /// <summary>The weekdays of a step, Monday first; empty if it comes every so many evenings.</summary>
    public ImmutableArray<IsoDayOfWeek> DaysOf(Step step) => step.Cadence is not Cadence.Weekly weekly
        ? []
        : Steps.TryGetValue(step.Id, out var chosen) && !chosen.Days.IsEmpty ? chosen.Days : weekly.DefaultDays;

    /// <summary>The evening since which the step has its present days.</summary>
    public LocalDate BegunOn(Step step) => Steps.TryGetValue(step.Id, out var chosen) ? chosen.From : Since;

    /// <summary>True if the plan has the step on that evening, whatever was done before and whatever its limit says.</summary>
    public bool IsPlanned(Step step, LocalDate evening) => step.Cadence switch
    {
        Cadence.Every { Evenings: 1 } => true,
        Cadence.Every every => Period.DaysBetween(BegunOn(step), evening) % every.Evenings == 0,
        _ => DaysOf(step).Contains(evening.DayOfWeek),
    };

    /// <summary>This plan with a weekly step on other days, if its limit and its cadence allow them.</summary>
    /// <param name="step">The step.</param>
    /// <param name="days">The days, in any order; said twice is said once.</param>
    /// <param name="tonight">The evening from which they hold.</param>
    public PlanChange WithDays(Step step, IEnumerable<IsoDayOfWeek> days, LocalDate tonight)
    {
        if (step.Cadence is not Cadence.Weekly weekly) return new(this, PlanRefusal.NoWeekdays);
        ImmutableArray<IsoDayOfWeek> wanted = [.. days.Distinct().Order()];
        if (step.Limit.MostWeekly(wanted) > step.Limit.AtMost) return new(this, PlanRefusal.BeyondLimit, step.Limit);
        if (wanted.Length > weekly.Max) return new(this, PlanRefusal.TooManyDays);
        if (wanted.Length < weekly.Min) return new(this, PlanRefusal.TooFewDays);

        // Days that stay as they are were the plan's before, too.
        var from = wanted.SequenceEqual(DaysOf(step)) ? BegunOn(step) : tonight;
        return new(this with { Steps = Steps.SetItem(step.Id, new(wanted, from)) });
    }

    /// <summary>This plan with a step that comes every so many evenings on <paramref name="evening"/>, and counted from there.</summary>
    public PlanChange CountedFrom(Step step, LocalDate evening) => step.Cadence is Cadence.Every { Evenings: > 1 }
        ? new(this with { Steps = Steps.SetItem(step.Id, new([], evening)) })
        : new(this, PlanRefusal.NotCounted);

    /// <inheritdoc/>
    public bool Equals(Plan? other) =>
        other is not null
        && Zone == other.Zone
        && Since == other.Since
        && Steps.SequenceEqual(other.Steps)
        && Reminder == other.Reminder
        && Further == other.Further;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Zone, Since, Steps.Count, Reminder);
}
