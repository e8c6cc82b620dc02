using System.Collections.Immutable;
using PoreRoutine.Bot.Content;
using PoreRoutine.Understanding;
using PoreRoutine.Understanding.Time;

namespace PoreRoutine.Bot.Understanding;

/// <summary>Reads messages: for the bot, for <c>ask</c> and for <c>evaluate</c>, so that what is measured is what the bot does. Thread-safe.</summary>
/// <param name="files">What the operator wrote.</param>
/// <param name="recognizer">How the bot hears.</param>
internal sealed class MessageReader(ContentFiles files, Recognizer recognizer)
{
    private readonly SlotReader _slots = new(files.Routine);
    private readonly ContextReader _context = new(files.Routine);

    /// <summary>The requests in a message, in the order in which they are served; at least one.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="reference">When, where and in which culture.</param>
    /// <param name="about">What was just talked about.</param>
    public ImmutableArray<Reading> Read(string text, TimeReference reference, TalkedAbout about)
    {
        var whole = ReadOne(text, reference, about);
        if (whole.Word is not null)
        {
            return [whole];
        }

        var clauses = ClauseSplitter.Split(text);
        var parts = clauses.Length > 1 ? clauses.Select(clause => (clause, ReadOne(clause.Text, reference, about))).ToList() : [];
        var asides = ClauseSplitter.Asides(text).Select(aside => ReadOne(aside, reference, about));
        return RequestSelector.Select(whole, parts, asides, files.Routine);
    }

    private Reading ReadOne(string text, TimeReference reference, TalkedAbout about)
    {
        if (files.Words.Find(text) is { } word)
        {
            return new Reading(text, Meaning(word), RequestSlots.None) { Word = word };
        }

        var recognition = recognizer.Recognize(text);
        var decision = _context.Refine(text, recognition, Decision.Of(recognition, files.Routine), about);
        var slots = decision is { Kind: RecognitionKind.Intent, Label: { } intent } ? _slots.Read(intent, text, reference) : RequestSlots.None;
        return new Reading(text, decision, slots) { Recognition = recognition };
    }

    /// <summary>A short answer alone. Where a walkthrough would take it for the step on show, it is the same request said in one word.</summary>
    private Decision Meaning(Word word) => word switch
    {
        Word.Done or Word.AllDone => new Decision(Intents.DiaryDone, RecognitionKind.Intent, 1, []),
        Word.Skip => new Decision(Intents.DiarySkip, RecognitionKind.Intent, 1, []),
        Word.Stop => new Decision(Intents.Cancel, RecognitionKind.Intent, 1, []),
        Word.Why or Word.More =>
            new Decision(null, RecognitionKind.Topic, 1, [.. files.Routine.Steps.Select(step => new Candidate(step.WhyTopicId, 1.0 / files.Routine.Steps.Length))]),
        _ => new Decision(Labels.None, RecognitionKind.None, 1, []),
    };
}
