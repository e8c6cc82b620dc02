using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using PoreRoutine.Bot.Understanding;
using PoreRoutine.Routine;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>What is stored about a client.</summary>
internal sealed class ClientRecord
{
    /// <summary>The version of this shape. Raised where an older program would misread or break a record; what is only new it carries along in <see cref="Further"/>.</summary>
    public const int KnownSchema = 2;

    /// <summary>The version of the shape that it was stored in.</summary>
    public int Schema { get; set; } = KnownSchema;

    /// <summary>True once the client was greeted.</summary>
    public bool Greeted { get; set; }

    /// <summary>The evening, ISO, of the client's last message; null before there was any.</summary>
    public string? LastSeen { get; set; }

    /// <summary>The IANA zone that the channel told last; null before it told any.</summary>
    public string? Zone { get; set; }

    /// <summary>The topic answered last, for "why?" and "tell me more"; null if none.</summary>
    public string? LastTopic { get; set; }

    /// <summary>What was asked for last, for "and the mask?"; null if none, or a topic was answered since.</summary>
    public PastRequest? LastRequest { get; set; }

    /// <summary>True if the last reply offered a walkthrough, so that "yes" means that.</summary>
    public bool Offered { get; set; }

    /// <summary>The evening, ISO, of the last sign that needs a doctor; null if there was none, or the client said to go on. Nothing else of it is kept.</summary>
    public string? CareSince { get; set; }

    /// <summary>The step that a walkthrough shows; null outside of one.</summary>
    public StepOnShow? OnShow { get; set; }

    /// <summary>What the bot asked and waits for; null if nothing.</summary>
    public Question? Asked { get; set; }

    /// <summary>The last zone of the channel that the client was asked about, or knows not to be the plan's; null if none.</summary>
    public string? ZoneAsked { get; set; }

    /// <summary>What the client chose; null before they chose anything.</summary>
    public Plan? Plan { get; set; }

    /// <summary>What the client did and skipped.</summary>
    public Diary Diary { get; set; } = Diary.Empty;

    /// <summary>How far the reminders have come, and those that come once.</summary>
    public ReminderCourse Reminders { get; set; } = ReminderCourse.Empty;

    /// <summary>What the queue calls the wake-up for the next reminder; null if there is none, or an earlier program put it in.</summary>
    public string? WakeUp { get; set; }

    /// <summary>The evening, ISO, of the last reminder that was sent; null if none was, or the client wrote on a later evening.</summary>
    public string? Reminded { get; set; }

    /// <summary>How many reminders were too late to be sent.</summary>
    public int RemindersSkipped { get; set; }

    /// <summary>On how many reminders running the channel did not find the conversation.</summary>
    public int NotFound { get; set; }

    /// <summary>The evening, ISO, of the last of them; null if there was none.</summary>
    public string? NotFoundOn { get; set; }

    /// <summary>Where the store has the last link to the client's file; null if there was none. It may have expired.</summary>
    public string? ExportLink { get; set; }

    /// <summary>What a newer program keeps beside; null if nothing. It is stored again as it was.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Further { get; set; }

    /// <summary>An instant where the client is: by the plan's zone, else the channel's; in UTC while there is none.</summary>
    public ZonedDateTime LocalTimeAt(Instant instant) => instant.InZone(LocalZone);

    /// <summary>The next reminder, which may be overdue; null if none comes. Who has chosen nothing yet gets none.</summary>
    public DueReminder? NextReminder() => Reminders.Next(Plan?.Reminder, LocalZone);

    /// <summary>Makes it the record of somebody new.</summary>
    public void Forget()
    {
        (Schema, Greeted, Offered) = (KnownSchema, false, false);
        (Zone, ZoneAsked, LastSeen, LastTopic, LastRequest) = (null, null, null, null, null);
        (CareSince, OnShow, Asked, ExportLink, Further) = (null, null, null, null, null);
        (Plan, Diary) = (null, Diary.Empty);
        (Reminders, WakeUp, Reminded, RemindersSkipped, NotFound, NotFoundOn) = (ReminderCourse.Empty, null, null, 0, 0, null);
    }

    /// <summary>What plan and diary come to.</summary>
    /// <param name="steps">The routine's steps.</param>
    /// <param name="tonight">The evening that runs for the client.</param>
    public Schedule ScheduleAt(ImmutableArray<Step> steps, LocalDate tonight) => new(
        steps,
        PlanAt(tonight),
        Diary,
        tonight,
        CareSince is { } since && LocalDatePattern.Iso.Parse(since) is { Success: true } evening ? evening.Value : null);

    /// <summary>The plan in force: the client's own, or, before they chose anything, the defaults, from the first evening of the diary on.</summary>
    public Plan PlanAt(LocalDate tonight) => Plan ?? Plan.Default(Diary.Evenings.Append(tonight).Min(), Zone);

    private DateTimeZone LocalZone => ((Plan?.Zone ?? Zone) is { } zone ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) : null) ?? DateTimeZone.Utc;
}
