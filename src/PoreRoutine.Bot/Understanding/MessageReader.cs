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
    private readonly ForeignLanguageDetector _languages = new(files.Utterances);
    private readonly ContextReader _context = new(files.Routine, files.Words, new SlotReader(files.Routine));

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

        var asides = ClauseSplitter.Asides(text).Select(aside => ReadOne(aside, reference, about));
        var parts = ReadParts(text, reference, about);
        whole = parts.Count == 0 ? WithCalendar(whole) : whole;
        var requests = RequestSelector.Select(whole, parts, asides, files.Routine, intent => ReadAs(intent, text, reference));
        return requests is [{ Decision.Label: Labels.None } none] ? [none with { IsForeign = _languages.IsForeign(text) }] : requests;
    }

    /// <summary>A message that is known to be a request: which one, was asked.</summary>
    /// <param name="intent">One of <see cref="Intents"/>.</param>
    /// <param name="text">What was said.</param>
    /// <param name="reference">When, where and in which culture.</param>
    public Reading ReadAs(string intent, string text, TimeReference reference) =>
        new(text, new Decision(intent, RecognitionKind.Intent, 1, []), _slots.Read(intent, text, reference));

    /// <summary>Reads each part with what the parts before it are about; none where there is only one.</summary>
    private List<(Clause Clause, Reading Reading)> ReadParts(string text, TimeReference reference, TalkedAbout about)
    {
        var parts = new List<(Clause, Reading)>();
        var clauses = ClauseSplitter.Split(text);
        foreach (var clause in clauses.Length > 1 ? clauses : [])
        {
            var reading = WithCalendar(ReadOne(clause.Text, reference, about));

            // "No" beside a question is not "skip": a short answer counts among others only where it says that much by itself.
            reading = reading is { Word: not null, Intent: not null } ? reading with { Recognition = recognizer.Recognize(clause.Text) } : reading;
            parts.Add((clause, reading));
            about = about.After(reading);
        }

        return parts;
    }

    private Reading ReadOne(string text, TimeReference reference, TalkedAbout about)
    {
        if (_context.Read(text, about, reference) is { } leaning)
        {
            return leaning;
        }

        if (files.Words.Find(text) is { } word)
        {
            return Meaning(text, word) with { Word = word };
        }

        var recognition = recognizer.Recognize(text);
        var decision = WordOrder.Refine(
            text,
            OneOfAKind(ReminderPhrases.Refine(
                text,
                _context.Refine(text, recognition, Decision.Of(recognition, files.Routine), about),
                () => _slots.Read(Intents.DiarySkip, text, reference).Time.Dates.IsSaid)),
            () => !_slots.Read(Intents.DiaryDone, text, reference).Steps.IsEmpty || SlotReader.SaysAll(text));
        var slots = decision is { Kind: RecognitionKind.Intent, Label: { } intent } ? _slots.Read(intent, text, reference) : RequestSlots.None;
        return new Reading(text, decision, slots) { Recognition = recognition };
    }

    /// <summary>The wish for a calendar among other words, which the recogniser has no label for; a sign that needs a doctor goes before it.</summary>
    private Reading WithCalendar(Reading reading) =>
        reading is { Word: null, Decision.Kind: not RecognitionKind.Care } && files.Words.FindCalendar(reading.Text) is { } word
            ? Meaning(reading.Text, word) with { Word = word, Recognition = reading.Recognition }
            : reading;

    /// <summary>A short answer alone. Where a walkthrough would take it for the step on show, it is the same request said in one word.</summary>
    private Reading Meaning(string text, Word word) => word switch
    {
        Word.Done or Word.AllDone => Of(text, Intents.DiaryDone, RecognitionKind.Intent),
        Word.Skip => Of(text, Intents.DiarySkip, RecognitionKind.Intent),
        Word.Stop => Of(text, Intents.Cancel, RecognitionKind.Intent),
        Word.SetUp => Of(text, Intents.PlanShow, RecognitionKind.Intent),
        Word.Ok or Word.GoOn or Word.WhoAreYou or Word.YouChoose or Word.Calendar or Word.CalendarEnd => Of(text, Labels.None, RecognitionKind.None),
        _ => _context.AskWhichStep(text),
    };

    /// <summary>
    /// What is on, when it is next, whether it is all right: unsure between these alone, the likeliest one answers all of them well enough. So it is
    /// with "remind me in 2 hours", a reminder or the one that came put off.
    /// </summary>
    private static Decision OneOfAKind(Decision decision) =>
        decision is { Label: null, Offered: [var likeliest, _, ..] offered }
        && (offered.All(offer => offer.Label.StartsWith("agenda.", StringComparison.Ordinal)) || offered.All(offer => offer.Label is Intents.ReminderSet or Intents.ReminderSnooze))
            ? new Decision(likeliest.Label, RecognitionKind.Intent, likeliest.Confidence, [])
            : decision;

    private static Reading Of(string text, string label, RecognitionKind kind) => new(text, new Decision(label, kind, 1, []), RequestSlots.None);
}
