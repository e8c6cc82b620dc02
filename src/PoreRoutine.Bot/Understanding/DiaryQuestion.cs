using System.Collections.Frozen;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Understanding;

/// <summary>Tells "did I do my mask yesterday?" from "I did my mask yesterday": who asks wants nothing written down.</summary>
internal static class DiaryQuestion
{
    private static readonly FrozenSet<string> s_verbs = FrozenSet.Create(StringComparer.Ordinal, "did", "have", "had", "didnt", "havent");

    /// <summary>What the words before the verb may be: "hey, did I …", "remind me, have I …".</summary>
    private static readonly FrozenSet<string> s_before = FrozenSet.Create(
        StringComparer.Ordinal, "hey", "hi", "so", "and", "wait", "ok", "um", "uh", "oh", "btw", "tell", "me", "remind", "remember", ",", "can", "you", "u");

    /// <summary>A question about what was done is answered from the diary; what else it might have been is not even offered.</summary>
    public static Decision Refine(string text, Decision decision) =>
        Asks(text) && (decision.Label is Intents.DiaryDone or Intents.DiarySkip || (decision.Label is null && decision.Offered.Any(offered => offered.Label.StartsWith("diary.", StringComparison.Ordinal))))
            ? new Decision(Intents.DiaryLast, RecognitionKind.Intent, decision.Confidence, [])
            : decision;

    private static bool Asks(string text)
    {
        var words = Normalizer.Words(text).SkipWhile(s_before.Contains).Take(2).ToList();
        return words is [var verb, "i" or "we"] && s_verbs.Contains(verb);
    }
}
