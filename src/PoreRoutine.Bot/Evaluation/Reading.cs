using PoreRoutine.Bot.Content;
using PoreRoutine.Understanding;
using PoreRoutine.Understanding.Time;

namespace PoreRoutine.Bot.Evaluation;

/// <summary>What the bot makes of a text with nothing said before it.</summary>
/// <param name="Word">The short answer that it is; null if it is none.</param>
/// <param name="Recognition">What the recogniser makes of it.</param>
/// <param name="Decision">What the bot does.</param>
/// <param name="Slots">What is said beside a request; none for all else.</param>
internal sealed record Reading(Word? Word, Recognition Recognition, Decision Decision, RequestSlots Slots)
{
    /// <summary>Reads a text as the bot does.</summary>
    public static Reading Of(string text, BotContent content, SlotReader slotReader, TimeReference reference)
    {
        var word = content.Words.Find(text);
        var recognition = content.Recognizer.Recognize(text);
        var decision = word is null ? Decision.Of(text, recognition, content.Routine) : Meaning(word.Value, content);
        var slots = decision is { Kind: RecognitionKind.Intent, Label: { } intent } ? slotReader.Read(intent, text, reference) : RequestSlots.None;
        return new Reading(word, recognition, decision, slots);
    }

    /// <summary>A short answer alone. Where a walkthrough would take it for the step on show, it is the same request said in one word.</summary>
    private static Decision Meaning(Word word, BotContent content) => word switch
    {
        Content.Word.Done or Content.Word.AllDone => new Decision(Intents.DiaryDone, RecognitionKind.Intent, 1, []),
        Content.Word.Skip => new Decision(Intents.DiarySkip, RecognitionKind.Intent, 1, []),
        Content.Word.Stop => new Decision(Intents.Cancel, RecognitionKind.Intent, 1, []),
        Content.Word.Why or Content.Word.More =>
            new Decision(null, RecognitionKind.Topic, 1, [.. content.Routine.Steps.Select(step => new Candidate(step.WhyTopicId, 1.0 / content.Routine.Steps.Length))]),
        _ => new Decision(Labels.None, RecognitionKind.None, 1, []),
    };
}
