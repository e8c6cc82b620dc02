using System.Collections.Frozen;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Understanding;

/// <summary>What the words of a message say about reminders where the recogniser takes one wish for another: no reminder on a day is not "remind me on that day".</summary>
internal static class ReminderPhrases
{
    /// <summary>What asks for more of the reminders, though "reminding me" is mostly said by who wants an end of it.</summary>
    private static readonly string[] s_goingOn = ["go on reminding", "keep reminding", "keep on reminding", "continue reminding", "carry on reminding"];

    /// <summary>What takes the days that are named away: "no reminder on sundays".</summary>
    private static readonly FrozenSet<string> s_denying = FrozenSet.Create(StringComparer.Ordinal, "no", "not", "dont", "never", "without", "skip", "cancel");

    /// <summary>Behind a "no" at the beginning: it is said of something else.</summary>
    private static readonly FrozenSet<string> s_correcting = FrozenSet.Create(StringComparer.Ordinal, ",", "wait", "sorry", "make", "i", "actually", "remind");

    /// <summary>What may stand between what denies and "remind": all else may be a wish of its own, "not home tonight remind me tomorrow".</summary>
    private static readonly FrozenSet<string> s_joining = FrozenSet.Create(
        StringComparer.Ordinal,
        "want", "wanna", "need", "wish", "like", "bother", "to", "you", "have", "be", "being", "please", "pls", "even", "a", "any", "my", "the", "that", "this", "more", "me", "for", "of", "on", "send", "give", "get");

    /// <summary>Beside these more is meant than the evenings that are named, or something that was.</summary>
    private static readonly FrozenSet<string> s_beyond = FrozenSet.Create(
        StringComparer.Ordinal,
        "until", "til", "till", "before", "after", "from", "since", "between", "through", "thru", "every", "each", "except", "only", "instead", "forget", "why", "did", "didnt", "was", "got", "get", "came");

    private static readonly char[] s_ends = [',', '.', ';', '!', '\n'];

    private static readonly FrozenSet<string> s_weekdays = FrozenSet.Create(StringComparer.Ordinal, "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    /// <summary>True if the days that a request names are those on which not to remind; not so "don't forget to", nor "no, remind me".</summary>
    public static bool IsDenied(string text)
    {
        var words = Normalizer.Words(text);
        return !words.Contains("forget") && words.Index().Any(word => IsDenying(words, word.Index));
    }

    /// <summary>True if a message leaves single evenings out, as far as its words tell: "no reminder on friday", "skip tomorrow's reminder"; not "no reminder on fridays".</summary>
    public static bool LeavesOut(string text)
    {
        var words = Normalizer.Words(text);
        return !words.Exists(s_beyond.Contains)
            && !words.Index().Any(word => IsWeekly(words, word.Index))
            && text.Split(s_ends).Select(Normalizer.Words).Any(IsReminderDenied);
    }

    /// <summary>The decision, where the words leave no doubt.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="decision">What the recogniser made of it.</param>
    /// <param name="namesEvenings">Whether the message names evenings; asked only if that decides.</param>
    public static Decision Refine(string text, Decision decision, Func<bool> namesEvenings) =>
        decision.Label == Intents.ReminderStop && IsToGoOn(text) ? As(Intents.ReminderResume, decision.Confidence)
        : MayBe(decision) && LeavesOut(text) && namesEvenings() ? As(Intents.ReminderPause, decision.Confidence)
        : decision.Label is Intents.DiarySkip or Intents.ReminderStop && IsReminderSkipped(text) ? As(Intents.ReminderPause, decision.Confidence)
        : decision is { Label: null, Offered: [var likeliest, _, ..] } && IsPause(text, likeliest.Label) ? As(Intents.ReminderPause, likeliest.Confidence)
        : decision;

    private static Decision As(string intent, double confidence) => new(intent, RecognitionKind.Intent, confidence, []);

    /// <summary>Whether it is about reminders, or unsure and may be.</summary>
    private static bool MayBe(Decision decision) => decision.Label is { } label
        ? label is Intents.ReminderSet or Intents.ReminderStop or Intents.DiarySkip
        : decision.Offered.Any(offer => offer.Label.StartsWith("reminder.", StringComparison.Ordinal));

    /// <summary>"Don't remind me", "skip friday's reminder".</summary>
    private static bool IsReminderDenied(List<string> words)
    {
        var reminder = words.FindIndex(IsReminder);
        var isNamed = reminder >= 0 && words[reminder] is "reminder" or "reminders";
        var denying = reminder < 0 ? -1 : words.FindLastIndex(reminder, s_denying.Contains);
        return denying >= 0
            && IsDenying(words, denying)
            && (isNamed || words[denying] is not ("skip" or "cancel"))
            && words[(denying + 1)..reminder].TrueForAll(word => s_joining.Contains(word) || (isNamed && IsDay(word)));
    }

    private static bool IsDay(string word) => word.TrimEnd('s') is var day && (day is "tonight" or "tomorrow" or "today" || s_weekdays.Contains(day));

    private static bool IsReminder(string word) => word.StartsWith("remind", StringComparison.Ordinal);

    private static bool IsDenying(List<string> words, int index) =>
        s_denying.Contains(words[index]) && !(index == 0 && words[0] == "no" && words.Count > 1 && s_correcting.Contains(words[1]));

    /// <summary>"Fridays" and "friday evenings", but not "friday's reminder"; and the end of a stretch, "to friday".</summary>
    private static bool IsWeekly(List<string> words, int index)
    {
        var next = index + 1 < words.Count ? words[index + 1] : string.Empty;
        return s_weekdays.Contains(words[index])
            ? next is "evenings" or "nights" || (index > 0 && words[index - 1] == "to")
            : words[index] is [.. var day, 's'] && s_weekdays.Contains(day) && !IsReminder(next);
    }

    /// <summary>"Skip my reminder": what is to be done that evening is not skipped with it, nor is it the end of all reminders.</summary>
    private static bool IsReminderSkipped(string text) =>
        Normalizer.Words(text) is var words && words.IndexOf("skip") is >= 0 and var at && words.Skip(at + 1).Take(3).Any(word => word is "reminder" or "reminders");

    /// <summary>"Go on reminding me", where nothing denies it.</summary>
    private static bool IsToGoOn(string text) =>
        Normalizer.Phrase(text) is var phrase
        && s_goingOn.Any(words => phrase.StartsWith(words, StringComparison.Ordinal) || phrase.StartsWith($"please {words}", StringComparison.Ordinal));

    /// <summary>"Pause my reminders", and "no reminder tonight", where it is most likely about reminders.</summary>
    private static bool IsPause(string text, string likeliest) =>
        likeliest.StartsWith("reminder.", StringComparison.Ordinal)
        && Normalizer.Words(text) is var words
        && (words.Contains("pause") || (words.Exists(word => word is "tonight" or "tomorrow") && words.Exists(word => word is "no" or "not" or "dont")));
}
