namespace BotFramework.Dialogs;

/// <summary>One reading of what a text says of a date or time.</summary>
public class DateTimeResolution
{
    /// <summary>A date, <c>2026-03-04</c>, a time of day, <c>21:00:00</c>, both with a space in between, or a duration in seconds; null for a range.</summary>
    public string? Value { get; set; }

    /// <summary>Where a range starts, as <see cref="Value"/>; null if open, or no range.</summary>
    public string? Start { get; set; }

    /// <summary>Where a range ends, itself not part of it, as <see cref="Value"/>; null if open, or no range.</summary>
    public string? End { get; set; }

    /// <summary>The TIMEX3 expression: what was said, without what was made of it, such as <c>XXXX-WXX-3T21</c> for "Wednesday at 9pm".</summary>
    public string? Timex { get; set; }
}
