namespace BotFramework.Dialogs;

/// <summary>Finds dates and times in texts. Implementations are thread-safe.</summary>
public interface IDateTimeRecognizer
{
    /// <summary>Reads the first date, time or range of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="locale">Its language tag; null if unknown.</param>
    /// <param name="reference">What "now" is for who wrote it, at their offset from UTC.</param>
    /// <returns>All ways to read it, likeliest first; empty if there is none in the text.</returns>
    IList<DateTimeResolution> Recognize(string text, string? locale, DateTimeOffset reference);
}
