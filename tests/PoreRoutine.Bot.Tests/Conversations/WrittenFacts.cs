using System.Globalization;
using System.Text.RegularExpressions;

namespace PoreRoutine.Bot.Tests.Conversations;

/// <summary>Looks for a fact in what the bot said.</summary>
internal static partial class WrittenFacts
{
    public static bool Holds(string fact, string said) => Regex.IsMatch(said, Pattern(fact), RegexOptions.IgnoreCase | RegexOptions.Singleline);

    /// <summary>Whether the fact is the whole of what a button says.</summary>
    public static bool IsTitle(string fact, string title) => Regex.IsMatch(title, $"^(?:{Pattern(fact)})$", RegexOptions.IgnoreCase);

    private static string Pattern(string fact) => DateInFact().Replace(fact, match =>
    {
        var date = DateOnly.ParseExact(match.Groups["date"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var dayAndMonth = $@"{Ordinal(date)}(?: of)? {Month(date)}\b|{Month(date)} {Ordinal(date)}(?!\d)";
        var weekday = date.ToString("dddd", CultureInfo.InvariantCulture);
        return match.Groups["mark"].Value == "@"
            ? $@"(?:{weekday[..3]}(?:{weekday[3..]})?,? (?:the )?(?:{dayAndMonth}))"
            : $@"(?:(?<!\d)(?:{dayAndMonth}|the {date.Day}{Suffix(date.Day)}\b))";
    });

    private static string Ordinal(DateOnly date) => $"{date.Day}(?:{Suffix(date.Day)})?";

    private static string Month(DateOnly date)
    {
        var month = date.ToString("MMMM", CultureInfo.InvariantCulture);
        return $"{month[..3]}(?:{month[3..]})?";
    }

    private static string Suffix(int day) => (day % 10, day / 10) switch
    {
        (1, not 1) => "st",
        (2, not 1) => "nd",
        (3, not 1) => "rd",
        _ => "th",
    };

    [GeneratedRegex(@"(?<mark>[@~])(?<date>\d{4}-\d\d-\d\d)")]
    private static partial Regex DateInFact();
}
