using NodaTime;
using NodaTime.Text;

namespace PoreRoutine.Bot.Tests.Calendar;

/// <summary>An iCalendar as a program sees it that takes it apart line by line.</summary>
internal sealed record WrittenCalendar(IReadOnlyList<KeyValuePair<string, string>> Properties, IReadOnlyList<WrittenEvent> Events)
{
    private static readonly InstantPattern s_utc = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    public static WrittenCalendar Read(string text)
    {
        var properties = new List<KeyValuePair<string, string>>();
        var events = new List<WrittenEvent>();
        var inEvent = new Dictionary<string, string>();
        foreach (var line in text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (name, value) = (line[..colon], line[(colon + 1)..]);
            switch (line)
            {
                case "BEGIN:VEVENT":
                    inEvent = [];
                    break;
                case "END:VEVENT":
                    events.Add(new(inEvent["UID"], Instant(inEvent["DTSTAMP"]), Instant(inEvent["DTSTART"]), Instant(inEvent["DTEND"]), Text(inEvent["SUMMARY"]), Text(inEvent["DESCRIPTION"]), inEvent["TRANSP"]));
                    inEvent = [];
                    break;
                default:
                    inEvent[name] = value;
                    properties.Add(new(name, Text(value)));
                    break;
            }
        }

        return new(properties, events);
    }

    public string this[string name] => Properties.Where(property => property.Key == name).ShouldHaveSingleItem().Value;

    private static Instant Instant(string value) => s_utc.Parse(value).GetValueOrThrow();

    private static string Text(string value) => value
        .Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\,", ",", StringComparison.Ordinal).Replace("\\;", ";", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
}
