using System.Collections.Immutable;
using PoreRoutine.Knowledge;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Understanding;

/// <summary>Tells which parts of a message are requests of their own. In doubt it is one request: to serve what nobody asked for is worse than to be asked twice.</summary>
internal static class RequestSelector
{
    /// <summary>How sure the bot must be of each of several requests: less of what has the form of one.</summary>
    private const double LeastOfRequest = 0.35;
    private const double LeastOfTold = 0.5;

    /// <summary>How sure it must be of a sentence that it takes for a message which says nothing to it as a whole.</summary>
    private const double LeastAlone = 0.6;

    /// <summary>How sure it must be that a part needs a doctor where the whole does not: torn out, much sounds like it.</summary>
    private const double LeastOfCare = 0.8;

    /// <summary>What is about the client's plan or data is served even beside a sign that needs a doctor.</summary>
    private static readonly string[] s_keptBesideCare = ["plan.", "reminder.", "zone.", "data.", "diary."];

    /// <summary>What to serve, in order; at least one.</summary>
    /// <param name="whole">The message read as one.</param>
    /// <param name="parts">Its parts, each read by itself.</param>
    /// <param name="asides">What is said in passing: only a sign that needs a doctor counts in it.</param>
    /// <param name="content">The routine.</param>
    /// <param name="readAs">Reads the message as the intent that it is known to have beside the sign.</param>
    public static ImmutableArray<Reading> Select(Reading whole, IReadOnlyList<(Clause Clause, Reading Reading)> parts, IEnumerable<Reading> asides, RoutineContent content, Func<string, Reading> readAs)
    {
        var requests = parts.Where(part => part.Reading.IsRequest).ToList();
        if ((IsCare(whole, 0) ? whole : parts.Select(part => part.Reading).Concat(asides).FirstOrDefault(part => IsCare(part, LeastOfCare))) is { } care)
        {
            var served = requests.Count > 0 ? requests.Select(part => part.Reading) : whole.IsRequest ? [whole] : Beside(whole).Select(readAs);
            return [care, .. served.Where(reading => s_keptBesideCare.Any(kept => reading.Intent?.StartsWith(kept, StringComparison.Ordinal) == true))];
        }

        var several = Separate(requests, content);
        if (several.Count > 1 || several is [{ IsAboutCalendar: true }])
        {
            return [.. several];
        }

        return whole.IsRequest ? [whole] : [Hidden(requests, parts) ?? whole];
    }

    /// <summary>The intent that the whole would most likely have been, had a slight sign that needs a doctor not been enough; none if that is not likely.</summary>
    private static IEnumerable<string> Beside(Reading whole) =>
        (whole.Recognition?.Alternatives ?? []).Take(1).Where(likeliest => likeliest.Confidence >= LeastOfTold).Select(likeliest => likeliest.Label).Where(Intents.All.Contains);

    /// <summary>The one request that greetings, thanks or a story hide; null if there is none, or it is not clear that it is one.</summary>
    private static Reading? Hidden(List<(Clause Clause, Reading Reading)> requests, IReadOnlyList<(Clause Clause, Reading Reading)> parts)
    {
        var sure = requests.Where(part => part.Reading.Decision.Confidence >= LeastAlone).ToList();
        var asks = parts.Any(part => part.Clause.IsRequest);
        return sure.Count > 0
            && requests.Select(part => part.Reading.Decision.Label).Distinct().Count() == 1
            && parts.All(part => part.Clause.IsSentence)
            && (sure[0].Clause.IsRequest || !asks)
            ? sure[0].Reading
            : null;
    }

    /// <summary>The requests that stand by themselves beside each other.</summary>
    private static List<Reading> Separate(List<(Clause Clause, Reading Reading)> requests, RoutineContent content)
    {
        var separate = new List<(Clause Clause, Reading Reading)>();
        foreach (var (index, part) in requests.Index())
        {
            var isTold = !part.Clause.IsRequest && part.Reading.Intent != Intents.ZoneSet && !IsToldToBeDone(requests, index);
            var least = part.Clause.IsRequest ? LeastOfRequest : LeastOfTold;
            if (!isTold && part.Reading.Decision.Confidence >= least && !separate.Exists(earlier => IsOne(earlier.Reading, part.Reading, part.Clause.IsJoined, content)))
            {
                separate.Add(part);
            }
        }

        return separate.ConvertAll(part => part.Reading);
    }

    /// <summary>"I did my scrub" is what a question is asked about, but beside another order, or a question that the diary answers, it is one itself.</summary>
    private static bool IsToldToBeDone(List<(Clause Clause, Reading Reading)> requests, int index)
    {
        var (clause, next) = index + 1 < requests.Count ? requests[index + 1] : index > 0 ? requests[index - 1] : requests[index];
        var intent = requests[index].Reading.Intent;
        return intent is not null and not Intents.ReminderPause
            && (clause.IsJoined
                || requests[index].Clause.IsJoined
                || s_keptBesideCare.Any(order => next.Intent?.StartsWith(order, StringComparison.Ordinal) == true)
                || (intent is Intents.DiaryDone or Intents.DiarySkip && next.Intent?.StartsWith("agenda.", StringComparison.Ordinal) == true && Bears(requests[index].Reading, next)));
    }

    /// <summary>Whether the answer depends on it: told of tonight, or of the step that is asked about. "I did my scrub yesterday, can I mask?" is one request.</summary>
    private static bool Bears(Reading told, Reading asked) =>
        !told.Slots.Time.Dates.IsSaid || asked.Slots.Steps.IsEmpty || asked.Slots.Steps.Intersect(told.Slots.Steps).Any();

    /// <summary>The same asked twice, or one question in two sentences. What leans on the sentence before ("which one?") is another.</summary>
    private static bool IsOne(Reading first, Reading second, bool isJoined, RoutineContent content) =>
        (first.Decision.Label == second.Decision.Label && !IsOfOtherSteps(first, second))
        || (!isJoined && second.Recognition is not null && StepOf(first, content) is { } step && step == StepOf(second, content));

    /// <summary>"When do I exfoliate and when do I mask?"</summary>
    private static bool IsOfOtherSteps(Reading first, Reading second) =>
        first.Intent is Intents.AgendaNext or Intents.AgendaMayI or Intents.DiaryLast && !first.Slots.Steps.IsEmpty && !second.Slots.Steps.IsEmpty && !first.Slots.Steps.Intersect(second.Slots.Steps).Any();

    private static string? StepOf(Reading reading, RoutineContent content) =>
        content.Topics.GetValueOrDefault(reading.Decision.Label ?? string.Empty)?.StepId;

    private static bool IsCare(Reading reading, double least) => reading.Decision.Kind is RecognitionKind.Care && reading.Decision.Confidence >= least;
}
