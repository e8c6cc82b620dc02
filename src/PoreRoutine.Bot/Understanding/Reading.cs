using PoreRoutine.Bot.Content;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Understanding;

/// <summary>What the bot makes of a message, or of one of the requests in it.</summary>
/// <param name="Text">The words that it stands for.</param>
/// <param name="Decision">What the bot does.</param>
/// <param name="Slots">What is said beside a request; none for all else.</param>
internal sealed record Reading(string Text, Decision Decision, RequestSlots Slots)
{
    /// <summary>The short answer that it is; null if it is none.</summary>
    public Word? Word { get; init; }

    /// <summary>What the recogniser made of it; null where it was not asked.</summary>
    public Recognition? Recognition { get; init; }

    /// <summary>True if it does not say which step it is about: that is what is asked.</summary>
    public bool IsStepMissing { get; init; }

    /// <summary>True if it is not understood because it is in another language.</summary>
    public bool IsForeign { get; init; }

    /// <summary>True if it is a question or a request to serve, and not only a greeting, thanks or the like; of a short answer, only if it is one in any company.</summary>
    public bool IsRequest => IsAboutCalendar
        || ((Word is null || Recognition?.Label == Intent)
            && Decision is { Label: not null, Kind: RecognitionKind.Topic or RecognitionKind.Intent }
            && (Intent is null || !Intents.Asides.Contains(Intent)));

    /// <summary>True if it is about the client's own calendar: a request that the recogniser has no label for.</summary>
    public bool IsAboutCalendar => Word is Content.Word.Calendar or Content.Word.CalendarEnd;

    /// <summary>The request that it is; null if it is none.</summary>
    public string? Intent => Decision.Kind is RecognitionKind.Intent ? Decision.Label : null;
}
