using System.Collections.Frozen;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Understanding;

/// <summary>
/// Tells "did I do my mask yesterday?" from "I did my mask yesterday": who asks wants nothing written down, and who tells asks nothing. The
/// same words make both, so their order decides.
/// </summary>
internal static class DiaryQuestion
{
    private static readonly FrozenSet<string> s_auxiliaries = FrozenSet.Create(StringComparer.Ordinal, "did", "have", "had", "didnt", "havent");

    private static readonly FrozenSet<string> s_persons = FrozenSet.Create(StringComparer.Ordinal, "i", "we", "you", "u");

    private static readonly FrozenSet<string> s_asking = FrozenSet.Create(StringComparer.Ordinal, "is", "are", "was", "were", "has");

    /// <summary>What is only thought of: "what if I skip tonight".</summary>
    private static readonly FrozenSet<string> s_supposing = FrozenSet.Create(StringComparer.Ordinal, "if", "should", "do", "does", "can", "may", "could", "must");

    private static readonly FrozenSet<string> s_doing = FrozenSet.Create(StringComparer.Ordinal, "did", "done", "used", "ive");

    private static readonly FrozenSet<string> s_notDone = FrozenSet.Create(
        StringComparer.Ordinal, "skip", "skipped", "skipping", "miss", "missed", "forgot", "didnt", "havent", "hadnt", "couldnt", "without", "never", "nothing");

    private static readonly FrozenSet<string> s_questions = FrozenSet.Create(StringComparer.Ordinal, "?", "when", "whens", "what", "which", "how", "why");

    /// <summary>What may stand before the words that count: "hey, did I …", "remind me, have I …".</summary>
    private static readonly FrozenSet<string> s_before = FrozenSet.Create(
        StringComparer.Ordinal, "hey", "hi", "so", "and", "wait", "ok", "um", "uh", "oh", "btw", "tell", "me", "remind", "remember", ",", "yeah", "yes", "what", "but", "also");

    /// <summary>Puts right what the order of the words decides.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="decision">What the recogniser made of it.</param>
    /// <param name="namesStep">Whether the text names a step, or all of them.</param>
    public static Decision Refine(string text, Decision decision, Func<bool> namesStep)
    {
        var words = Normalizer.Words(text).SkipWhile(s_before.Contains).ToList();
        var isWritten = decision.Label is Intents.DiaryDone or Intents.DiarySkip;
        var isOpen = decision.Label is null && decision.Offered.Any(offered => offered.Label.StartsWith("diary.", StringComparison.Ordinal));
        var asksBack = words is [var first, var second, ..] && s_auxiliaries.Contains(first) && s_persons.Contains(second);
        return asksBack && (isWritten || isOpen || decision.Label is Intents.AgendaMayI) ? As(Intents.DiaryLast, decision)
            : isWritten && words is [var opening, ..] && s_asking.Contains(opening) ? As(Intents.DiaryLast, decision)
            : isWritten && words is [var supposing, ..] && s_supposing.Contains(supposing) ? As(Intents.AgendaShow, decision)
            : decision.Label is Intents.DiaryDone && words is (["skipped" or "missed", ..] or ["i", "skipped" or "missed", ..]) ? As(Intents.DiarySkip, decision)
            : (isOpen || decision.Label is Intents.DiaryLast or Intents.DiarySkip or Intents.DiaryProgress) && !asksBack && TellsOfDoing(words) && namesStep() ? As(Intents.DiaryDone, decision)
            : decision;
    }

    private static bool TellsOfDoing(List<string> words)
    {
        var told = words is ["i", ..] ? words[1..] : words;
        if (words is ["last" or "my", ..] && words.Contains("was") && words.Contains("last") && !words.Exists(s_questions.Contains))
        {
            // "Last scrub was friday."
            return true;
        }

        return told is [var verb, .. var rest]
            && (s_doing.Contains(verb) || (verb.Length > 4 && verb.EndsWith("ed", StringComparison.Ordinal)))
            && rest is not ["not", ..]
            && !words.Exists(word => s_notDone.Contains(word) || s_questions.Contains(word));
    }

    private static Decision As(string intent, Decision decision) => new(intent, RecognitionKind.Intent, decision.Confidence, []);
}
