using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace PoreRoutine.Routine;

/// <summary>
/// How far a client's reminders have come, and those that come once. Immutable; every method is a pure function. An evening's daily reminder
/// comes once, whatever becomes of plan and zone after it. As JSON: see <see cref="ReminderCourseJsonConverter"/>.
/// </summary>
[JsonConverter(typeof(ReminderCourseJsonConverter))]
public sealed record ReminderCourse
{
    /// <summary>How many reminders that come once a client may have ahead.</summary>
    public const int MostOnce = 20;

    /// <summary>Nothing was set, nothing came.</summary>
    public static readonly ReminderCourse Empty = new();

    /// <summary>When the plan's reminder, or its zone, was last changed: one whose time was before that is none. Null if it never was.</summary>
    public Instant? Since { get; init; }

    /// <summary>The last evening whose daily reminder was dealt with: sent, not needed, or too late. Null if none was.</summary>
    public LocalDate? LastEvening { get; init; }

    /// <summary>Those that come once, earliest first.</summary>
    public ImmutableArray<DueReminder> Once { get; init; } = [];

    /// <summary>The evenings ahead on which the daily one does not come, as the client asked, earliest first.</summary>
    public ImmutableArray<LocalDate> LeftOut { get; init; } = [];

    /// <summary>The next reminder, which may be overdue; null if none comes.</summary>
    /// <param name="reminder">The plan's; null if the client wants none.</param>
    /// <param name="zone">Where the client is.</param>
    public DueReminder? Next(Reminder? reminder, DateTimeZone zone)
    {
        var daily = reminder is null ? null : NextDaily(reminder, zone);
        var once = Once.FirstOrDefault();
        return once is null || daily?.At <= once.At ? daily : once;
    }

    /// <summary>The next daily reminder, which may be overdue; null if none comes.</summary>
    public DueReminder? NextDaily(Reminder reminder, DateTimeZone zone)
    {
        if (Since is not { } since) return null;

        // One after midnight belongs to the evening before.
        var from = Evening.Of(since, zone).PlusDays(-1);
        for (var evening = reminder.Next(LastEvening is { } last ? LocalDate.Max(from, last.PlusDays(1)) : from); evening is { } next; evening = reminder.Next(next.PlusDays(1)))
        {
            if (!LeftOut.Contains(next) && reminder.InstantOn(next, zone) is var at && at > since) return new(ReminderKind.Daily, next, at);
        }

        return null;
    }

    /// <summary>The course after a reminder was dealt with.</summary>
    public ReminderCourse After(DueReminder reminder) => reminder.Kind is ReminderKind.Daily
        ? this with { LastEvening = reminder.Evening, LeftOut = LeftOut.RemoveAll(evening => evening <= reminder.Evening) }
        : this with { Once = Once.Remove(reminder) };

    /// <summary>The course with one more reminder that comes once; the same one twice is one.</summary>
    /// <returns>Null if there are <see cref="MostOnce"/> already.</returns>
    public ReminderCourse? With(DueReminder once) => Once.Contains(once) ? this
        : Once.Length >= MostOnce ? null
        : this with { Once = [.. Once.Append(once).OrderBy(each => each.At)] };

    /// <summary>The course without the daily reminder of further evenings.</summary>
    public ReminderCourse Without(IEnumerable<LocalDate> evenings) => this with { LeftOut = [.. LeftOut.Union(evenings).Order()] };

    /// <inheritdoc/>
    public bool Equals(ReminderCourse? other) =>
        other is not null && Since == other.Since && LastEvening == other.LastEvening && Once.SequenceEqual(other.Once) && LeftOut.SequenceEqual(other.LeftOut);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Since, LastEvening, Once.Length, LeftOut.Length);
}
