using System.Collections.Frozen;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Understanding;

/// <summary>
/// Puts right what the same words mean in another order: "did I mask yesterday" asks, "I masked yesterday" tells, "I didn't mask" denies.
/// What asks, denies or only supposes must not write anything down as done, or change the plan.
/// </summary>
internal static class WordOrder
{
    /// <summary>A question of so few words ("mask sunday?") has no room for a wish.</summary>
    private const int FewWords = 4;

    private static readonly FrozenSet<string> s_auxiliaries = Words("did have had didnt havent");
    private static readonly FrozenSet<string> s_persons = Words("i we you u");
    private static readonly FrozenSet<string> s_self = Words("i we");
    private static readonly FrozenSet<string> s_asking = Words("is are was were has");
    private static readonly FrozenSet<string> s_supposing = Words("should do does can may could must shall");
    private static readonly FrozenSet<string> s_moving = Words("move put change switch swap shift have make set reschedule push bring swop");
    private static readonly FrozenSet<string> s_doing = Words("did done used masked exfoliated cleansed scrubbed peeled washed applied finished completed logged");
    private static readonly FrozenSet<string> s_denying = Words("didnt forgot never missed skipped couldnt wasnt");
    private static readonly FrozenSet<string> s_pending = Words("havent hadnt almost nearly not");
    private static readonly FrozenSet<string> s_notDone = Words("skip skipped skipping miss missed forgot didnt havent hadnt couldnt without never almost nearly");
    private static readonly FrozenSet<string> s_questions = Words("? when whens what which how why");

    /// <summary>What may stand before the words that count: "hey, did I …", "remind me, have I …".</summary>
    private static readonly FrozenSet<string> s_before = Words("hey hi so and wait ok um uh oh btw tell me remind remember , yeah yes what but also no nope nah sorry actually well");

    /// <summary>What the order of the words makes of a decision.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="decision">What the recogniser made of it.</param>
    /// <param name="namesStep">Whether the text names a step, or all of them.</param>
    public static Decision Refine(string text, Decision decision, Func<bool> namesStep)
    {
        var words = Normalizer.Words(text).SkipWhile(s_before.Contains).ToList();
        return OfDiary(words, decision, namesStep) ?? OfPlan(text, words, decision, namesStep) ?? decision;
    }

    private static Decision? OfDiary(List<string> words, Decision decision, Func<bool> namesStep)
    {
        var isWritten = decision.Label is Intents.DiaryDone or Intents.DiarySkip;
        var isOpen = Offers(decision, "diary.");
        if (words is [var first, var second, ..] && s_auxiliaries.Contains(first) && s_persons.Contains(second))
        {
            return isWritten || isOpen || decision.Label is Intents.AgendaMayI ? As(Intents.DiaryLast, decision) : null;
        }

        if (isWritten && words is [var opening, ..] && s_asking.Contains(opening))
        {
            return As(Intents.DiaryLast, decision);
        }

        if (isWritten && (words is ["if", ..] || Supposes(words)))
        {
            return As(Intents.AgendaShow, decision);
        }

        return Denied(words) is { } denied && (decision.Label is Intents.DiaryDone or Intents.DiaryUndo || isOpen) ? As(denied, decision)
            : (isOpen || decision.Label is Intents.DiaryLast or Intents.DiaryProgress or Intents.PlanMove) && TellsOfDoing(words) && namesStep() ? As(Intents.DiaryDone, decision)
            : null;
    }

    /// <summary>"Can I mask on Monday?" moves nothing, and "don't put it on Monday" neither.</summary>
    private static Decision? OfPlan(string text, List<string> words, Decision decision, Func<bool> namesStep)
    {
        if (decision.Label is Intents.PlanMove && words is ["dont", ..] or ["do", "not", ..])
        {
            return As(Intents.PlanShow, decision);
        }

        var isOpen = decision.Label is Intents.PlanMove || (decision.Label is null && decision.Offered.Any(offered => offered.Label == Intents.AgendaMayI));
        return isOpen && (Supposes(words) || (decision.Label is not null && text.Contains('?') && words.Count <= FewWords)) && !words.Exists(s_moving.Contains) && namesStep() ? As(Intents.AgendaMayI, decision) : null;
    }

    private static bool Supposes(List<string> words) => words is [var verb, var person, ..] && s_supposing.Contains(verb) && s_self.Contains(person);

    private static bool TellsOfDoing(List<string> words)
    {
        if (words.Exists(word => s_notDone.Contains(word) || s_questions.Contains(word)))
        {
            return false;
        }

        var told = words is ["i", ..] ? words[1..] : words;

        // "Last scrub was friday."
        return (told is [var verb, ..] && s_doing.Contains(verb) && told is not [_, "not" or "no" or "nothing", ..]) || (words is ["last" or "my", ..] && words.Contains("last") && words.Contains("was"));
    }

    /// <summary>"I didn't mask" is left out, "I haven't masked yet" is still to come; null where nothing is denied, or something is told beside it.</summary>
    private static string? Denied(List<string> words)
    {
        var told = words is ["i" or "ive", ..] ? words[1..] : words;
        var isElse = words.Contains("but") || told.Skip(2).Any(s_doing.Contains);
        return isElse && !words.Contains("yet") ? null
            : told is ["did" or "have", "not", ..] or ["not", ..] || (told is [var pending, ..] && s_pending.Contains(pending)) ? (told is ["did", ..] ? Intents.DiarySkip : Intents.AgendaShow)
            : told is [var denying, ..] && s_denying.Contains(denying) ? Intents.DiarySkip
            : null;
    }

    private static bool Offers(Decision decision, string prefix) => decision.Label is null && decision.Offered.Any(offered => offered.Label.StartsWith(prefix, StringComparison.Ordinal));

    private static Decision As(string intent, Decision decision) => new(intent, RecognitionKind.Intent, decision.Confidence, []);

    private static FrozenSet<string> Words(string list) => FrozenSet.Create(StringComparer.Ordinal, list.Split(' '));
}
