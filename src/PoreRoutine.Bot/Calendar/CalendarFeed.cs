using System.Globalization;
using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.Serialization;
using NodaTime;
using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Dialogs;
using PoreRoutine.Routine;
using CalDateTime = Ical.Net.DataTypes.CalDateTime;

namespace PoreRoutine.Bot.Calendar;

/// <summary>A client's evenings as an iCalendar (RFC 5545, 7986): an event for each on which something is due, at the time of the reminder.</summary>
/// <remarks>
/// Each event stands by itself, at an instant in UTC: so it is right whatever a calendar program knows of the client's zone and the days on which
/// its clocks change, and shows in the zone that the program is set to. Whether a reminder is paused, stopped or comes on some days only is no
/// matter: the evenings are what they are, and the calendar may be what takes the reminder's place.
/// </remarks>
internal static class CalendarFeed
{
    /// <summary>How many evenings it has, tonight's included.</summary>
    public const int Evenings = 60;

    /// <summary>How long an evening's event lasts.</summary>
    private static readonly Duration s_length = Duration.FromMinutes(15);

    /// <summary>How often calendar programs are asked to look; most have their own mind about it.</summary>
    private const string RefreshInterval = "PT6H";

    /// <summary>The most octets of a line, its end not counted.</summary>
    private const int MostOctets = 75;

    private const string LineEnd = "\r\n";

    /// <summary>The calendar.</summary>
    /// <param name="client">The client's record.</param>
    /// <param name="content">Routine and lines.</param>
    /// <param name="id">What is the calendar's own: its events' names have it.</param>
    /// <param name="now">Now.</param>
    public static string Write(ClientRecord client, BotContent content, string id, Instant now)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//Pore Routine//Evenings//EN" };
        var name = content.Lines[Line.CalendarName, content.Operator.Name];
        calendar.AddProperty("NAME", name);
        calendar.AddProperty("X-WR-CALNAME", name);
        var refresh = new CalendarProperty("REFRESH-INTERVAL", RefreshInterval);
        refresh.AddParameter("VALUE", "DURATION");
        calendar.AddProperty(refresh);
        calendar.AddProperty("X-PUBLISHED-TTL", RefreshInterval);

        var zone = client.LocalTimeAt(now).Zone;
        var tonight = Evening.Of(now, zone);
        var schedule = client.ScheduleAt(content.Routine.Steps, tonight);
        var reminder = schedule.Plan.Reminder ?? Reminder.Default;
        foreach (var evening in Enumerable.Range(0, Evenings).Select(tonight.PlusDays))
        {
            var due = schedule.On(evening).Items.Where(item => item.State == AgendaState.Due).Select(item => item.Step.Title).ToList();
            if (due.Count == 0)
            {
                continue;
            }

            var start = reminder.InstantOn(evening, zone);
            calendar.Events.Add(new CalendarEvent
            {
                Uid = string.Create(CultureInfo.InvariantCulture, $"{evening:uuuuMMdd}-{id}@pore-routine"),
                DtStamp = Utc(now),
                Start = Utc(start),
                End = Utc(start + s_length),
                Summary = content.Lines[Line.CalendarSummary, string.Join(", ", due)],
                Description = content.Lines[Line.CalendarDescription, string.Join('\n', due)],
                Transparency = TransparencyType.Transparent,
            });
        }

        return Fold(new CalendarSerializer().SerializeToString(calendar)!);
    }

    private static CalDateTime Utc(Instant instant) => new(instant.ToDateTimeUtc());

    /// <summary>The same with its lines folded anew: the library cuts between the halves of an emoji.</summary>
    private static string Fold(string calendar)
    {
        var folded = new StringBuilder(calendar.Length);
        foreach (var line in calendar.Replace(LineEnd + ' ', string.Empty, StringComparison.Ordinal).Split(LineEnd, StringSplitOptions.RemoveEmptyEntries))
        {
            var octets = 0;
            foreach (var rune in line.EnumerateRunes())
            {
                if (octets + rune.Utf8SequenceLength > MostOctets)
                {
                    folded.Append(LineEnd).Append(' ');
                    octets = 1;
                }

                folded.Append(rune);
                octets += rune.Utf8SequenceLength;
            }

            folded.Append(LineEnd);
        }

        return folded.ToString();
    }
}
