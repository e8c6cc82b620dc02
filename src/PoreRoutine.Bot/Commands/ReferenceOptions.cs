using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using PoreRoutine.Understanding.Time;

namespace PoreRoutine.Bot.Commands;

/// <summary>The options that say from when and where relative dates are read.</summary>
internal static class ReferenceOptions
{
    /// <summary>The culture of dates such as 6/7.</summary>
    private const string Locale = "en-US";

    /// <summary>The moment, with its offset; the present one where it is not given.</summary>
    public static Option<OffsetDateTime?> Now()
    {
        var option = new Option<OffsetDateTime?>("--now")
        {
            Description = "The moment that relative dates start from, such as 2026-03-04T20:00:00-05:00.",
            CustomParser = result =>
            {
                if (OffsetDateTimePattern.Rfc3339.Parse(result.Tokens[0].Value).TryGetValue(default, out var now))
                {
                    return now;
                }

                result.AddError($"--now is '{result.Tokens[0].Value}': write it like 2026-03-04T20:00:00-05:00");
                return null;
            },
        };
        return option;
    }

    /// <summary>The zone; that of the moment's offset where it is not given.</summary>
    public static Option<DateTimeZone?> Zone()
    {
        var option = new Option<DateTimeZone?>("--zone")
        {
            Description = "The client's time zone, such as America/New_York.",
            CustomParser = result =>
            {
                var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(result.Tokens[0].Value);
                if (zone is null)
                {
                    result.AddError($"--zone is '{result.Tokens[0].Value}': write a zone of the tz database, like America/New_York");
                }

                return zone;
            },
        };
        return option;
    }

    /// <summary>The reference that the options make.</summary>
    public static TimeReference Reference(OffsetDateTime? now, DateTimeZone? zone, TimeProvider clock)
    {
        var moment = now ?? OffsetDateTime.FromDateTimeOffset(clock.GetUtcNow());
        return new TimeReference(moment.ToInstant().InZone(zone ?? DateTimeZone.ForOffset(moment.Offset)), Locale);
    }
}
