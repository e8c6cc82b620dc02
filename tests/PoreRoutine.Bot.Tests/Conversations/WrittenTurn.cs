namespace PoreRoutine.Bot.Tests.Conversations;

/// <summary>What the client does, or the clock, and the facts that must and must not be in the bot's replies to it.</summary>
/// <remarks>
/// A fact is a regular expression that ignores case. <c>@2026-03-08</c> in it stands for the weekday and date in any usual form,
/// <c>~2026-03-08</c> for the date alone, "the 8th" included.
/// </remarks>
internal sealed class WrittenTurn
{
    public string? Say { get; set; }

    /// <summary>The whole title of a button of the latest replies that have one so named, as a regular expression.</summary>
    public string? Press { get; set; }

    /// <summary>Whether it is the button of the earliest reply that has one so named.</summary>
    public bool OfEarliest { get; set; }

    public bool Join { get; set; }

    /// <summary>Whether somebody else comes into the group.</summary>
    public bool JoinLater { get; set; }

    /// <summary>Whether the bot is added, as Teams tells it.</summary>
    public bool Install { get; set; }

    /// <summary>The local time, in the zone of the conversation, to which the clock moves before anything is said.</summary>
    public string? Advance { get; set; }

    /// <summary>Whether the bot looks if a reminder is due, as it does when one is.</summary>
    public bool Look { get; set; }

    /// <summary>The zone that the channel tells from here on.</summary>
    public string? Zone { get; set; }

    public List<string> Has { get; set; } = [];

    public List<string> Not { get; set; } = [];

    /// <summary>What may not be in what is stored about the client after the turn.</summary>
    public List<string> KeptNot { get; set; } = [];

    /// <summary>Titles among the buttons of the replies, as regular expressions.</summary>
    public List<string> Buttons { get; set; } = [];

    /// <summary>Addresses that buttons of the replies open, as regular expressions.</summary>
    public List<string> Links { get; set; } = [];

    /// <summary>Titles that no button of the replies may have.</summary>
    public List<string> NoButtons { get; set; } = [];
}
