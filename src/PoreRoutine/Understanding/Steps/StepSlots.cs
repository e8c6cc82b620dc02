using System.Collections.Frozen;
using System.Collections.Immutable;
using PoreRoutine.Knowledge;

namespace PoreRoutine.Understanding.Steps;

/// <summary>Tells which of the steps that a text names a request is about: "did the mask but not the serum" is about the mask.</summary>
internal static class StepSlots
{
    private static readonly FrozenSet<string> Intents = FrozenSet.Create(StringComparer.Ordinal,
        Understanding.Intents.AgendaNext, Understanding.Intents.AgendaMayI,
        Understanding.Intents.DiaryDone, Understanding.Intents.DiarySkip, Understanding.Intents.DiaryLast,
        Understanding.Intents.PlanMove);

    private static readonly FrozenSet<string> LeavingOut = FrozenSet.Create(StringComparer.Ordinal,
        "not", "no", "nor", "never", "without", "except", "excluding", "minus", "bar", "besides", "unless",
        "didnt", "dont", "doesnt", "havent", "hadnt", "wont", "couldnt", "cant", "isnt", "wasnt", "wouldnt", "instead",
        "skip", "skipped", "skipping", "skips", "miss", "missed", "missing", "leave", "leaving", "left", "omit", "omitted", "drop", "dropped", "forgot", "forget", "forgotten");

    private static readonly FrozenSet<string> Doing = FrozenSet.Create(StringComparer.Ordinal,
        "did", "done", "finished", "completed", "used", "applied", "log", "logged", "mark", "record", "keep", "keeping", "still", "will", "ill");

    private static readonly FrozenSet<string> BeginningAnew = FrozenSet.Create(StringComparer.Ordinal, "i", "im", "ive", "but", "just", "only");

    private static readonly FrozenSet<string> Telling = FrozenSet.Create(StringComparer.Ordinal,
        "tell", "say", "log", "mention", "enter", "mark", "record", "note", "write", "report", "add", "check", "tick");

    /// <summary>Words that mean all steps at once.</summary>
    public static readonly FrozenSet<string> Everything = FrozenSet.Create(StringComparer.Ordinal, "all", "everything", "every", "whole", "rest");

    private static readonly FrozenSet<string> Background = FrozenSet.Create(StringComparer.Ordinal, "did", "had", "used", "after", "since", "following", "because", "if", "when");

    private static readonly FrozenSet<string> Asking = FrozenSet.Create(StringComparer.Ordinal,
        "can", "could", "may", "might", "should", "would", "is", "are", "am", "ok", "okay", "allowed", "so", "but", "want", "whens", "what",
        "put", "move", "make", "switch", "change", "lets", "have", "then");

    private enum Side
    {
        Unsaid,
        Done,
        LeftOut,
    }

    /// <summary>The steps that are meant, in the text's order; empty where none is named.</summary>
    /// <param name="intent">One of <see cref="Understanding.Intents"/>; one that is about no step gives none.</param>
    /// <param name="text">What was said.</param>
    /// <param name="content">The routine.</param>
    /// <param name="vocabulary">Made from the same routine.</param>
    public static ImmutableArray<string> Read(string intent, string text, RoutineContent content, StepVocabulary vocabulary)
    {
        if (!Intents.Contains(intent)) return [];
        var words = Normalizer.Words(text);
        var mentions = vocabulary.Find(words);
        if (mentions.Count == 0) return [];

        var sides = Sides(words, mentions);
        var meant = intent switch
        {
            Understanding.Intents.DiaryDone => Where((mention, side) => side is not Side.LeftOut),
            Understanding.Intents.DiarySkip => Where((mention, side) => side is not Side.Done && (side is Side.LeftOut || !IsPastForm(mention))),
            Understanding.Intents.DiaryLast => Where((mention, _) => !IsTakenBack(words, mention)),
            _ => Where((mention, _) => !IsTakenBack(words, mention) && !IsPastForm(mention) && !IsBackground(words, mention)),
        };

        // "Everything but the mask" names the step that is not meant.
        if (meant.Count == 0 && intent is Understanding.Intents.DiaryDone && words.Exists(Everything.Contains))
        {
            return [.. content.Steps.Select(step => step.Id).Where(step => mentions.TrueForAll(mention => mention.StepId != step))];
        }

        if (meant.Count == 0) meant = intent is Understanding.Intents.DiaryDone or Understanding.Intents.DiarySkip ? mentions : [mentions[^1]];
        return [.. meant.Select(mention => mention.StepId).Distinct()];

        List<StepMention> Where(Func<StepMention, Side, bool> isMeant) => [.. mentions.Where((mention, index) => isMeant(mention, sides[index]))];
        bool IsPastForm(StepMention mention) => words[mention.To - 1].EndsWith("ed", StringComparison.Ordinal);
    }

    /// <summary>Of each mention, whether the words before it put it among what was done or among what was left out.</summary>
    private static List<Side> Sides(List<string> words, List<StepMention> mentions)
    {
        var sides = new List<Side>();
        var side = Side.Unsaid;
        var at = 0;
        foreach (var mention in mentions)
        {
            for (; at < mention.From; at++)
            {
                side = words[at] switch
                {
                    "but" when at > 0 && Everything.Contains(words[at - 1]) => Side.LeftOut,
                    "forgot" or "forget" when at + 2 < words.Count && words[at + 1] == "to" && Telling.Contains(words[at + 2]) => side,
                    var word when LeavingOut.Contains(word) => Side.LeftOut,
                    var word when Doing.Contains(word) => Side.Done,
                    var word when BeginningAnew.Contains(word) => Side.Unsaid,
                    _ => side,
                };
            }

            // "Cleanse yes, mask no".
            sides.Add(mention.To < words.Count && words[mention.To] is "no" or "nope" ? Side.LeftOut : side);
            at = mention.To;
        }

        return sides;
    }

    /// <summary>"not the mask", "instead of my scrub".</summary>
    private static bool IsTakenBack(List<string> words, StepMention mention)
    {
        var at = mention.From - 1;
        while (at >= 0 && words[at] is "the" or "my" or "a") at--;
        return at >= 0 && (words[at] is "not" or "except" or "without" || at > 0 && (words[at - 1], words[at]) is ("instead", "of") or ("rather", "than"));
    }

    /// <summary>"after the peel", "if I do the scrub": what is told of so that something else can be asked.</summary>
    private static bool IsBackground(List<string> words, StepMention mention)
    {
        for (var at = mention.From - 1; at >= 0 && !Asking.Contains(words[at]); at--)
        {
            if (Background.Contains(words[at])) return true;
        }

        return false;
    }
}
