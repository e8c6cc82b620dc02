using System.Globalization;
using System.Text.RegularExpressions;

namespace BotFramework.Dialogs;

/// <summary>Finds ISO 8601 dates and times of day, in any language: <c>2026-03-04</c>, <c>21:00</c>, <c>2026-03-04 21:00</c>.</summary>
internal sealed partial class IsoDateTimeRecognizer : IDateTimeRecognizer
{
    public IList<DateTimeResolution> Recognize(string text, string? locale, DateTimeOffset reference)
    {
        foreach (Match match in DateOrTime().Matches(text))
        {
            var (date, time) = (match.Groups["date"].Value, match.Groups["time"].Value);
            var isDate = DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
            var isTime = TimeOnly.TryParseExact(time, ["H:mm", "H:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var timeOfDay);
            if ((isDate || date.Length == 0) && (isTime || time.Length == 0))
            {
                var shortTime = timeOfDay.ToString(timeOfDay.Second == 0 ? "'T'HH:mm" : "'T'HH:mm:ss", CultureInfo.InvariantCulture);
                return
                [
                    new DateTimeResolution
                    {
                        Timex = date + (isTime ? shortTime : string.Empty),
                        Value = date + (isDate && isTime ? " " : string.Empty) + (isTime ? timeOfDay.ToString("HH:mm:ss", CultureInfo.InvariantCulture) : string.Empty),
                    },
                ];
            }
        }

        return [];
    }

    [GeneratedRegex(@"(?<![\w.:-])((?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})([T ](?<time>[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?))?|T?(?<time>[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?))(?![\w:-])", RegexOptions.ExplicitCapture)]
    private static partial Regex DateOrTime();
}
