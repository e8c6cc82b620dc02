using System.Collections.Frozen;
using PoreRoutine.Understanding.Time.Grammar;

namespace PoreRoutine.Understanding.Time;

/// <summary>A text's expressions with the words around them, which tell what is meant and what is taken back.</summary>
internal sealed class Said(TimeTokens tokens, List<Found> found)
{
    private const int Near = 4;

    /// <summary>Right before an expression: it is not what is wanted.</summary>
    private static readonly PhraseTable<bool> TakingBack = Phrases(
        "instead of", "rather than", "not", "not on", "not at", "no longer", "no longer on", "isnt", "than", "except", "cant do", "cannot do", "cant make", "cant",
        "hate", "no more", "dont want", "dont like", "never", "never on", "stop", "away from", "off", "not in", "no longer in", "home from", "back from", "left",
        "isnt in");

    /// <summary>Right behind an expression: it is not what is wanted, where something else is said too.</summary>
    private static readonly PhraseTable<bool> TakenBack = Phrases(
        "dont work", "doesnt work", "do not work", "does not work", "dont suit", "doesnt suit", "is out", "are out", "is bad", "are bad", "is no good",
        "are no good", "is too", "are too", "was too", "wont work", "anymore", "any more",
        "isnt good", "arent good", "is not good", "is a bad", "isnt", "arent", "no longer works", "no longer work", "is taken", "is busy", "are busy", "is hard",
        "are hard", "is difficult", "is impossible", "are impossible", "never works", "clashes", "clash", "reminder to", "ping to", "alarm to", "cant", "out",
        "i work", "i have", "ive got", "i go", "i get", "i cant", "is my", "are my");

    /// <summary>Right before a day, even if it is all that is said: it will not do. Less than takes it back, as "off on sunday" is free on Sunday.</summary>
    private static readonly PhraseTable<bool> Refusing = Phrases(
        "not", "not on", "cant", "cant do", "cant do it", "cant make", "cant make it", "cannot", "cannot do", "cannot do it", "cannot make", "wont do", "dont do", "dont want", "dont like", "hate",
        "never", "never on", "no more", "no longer", "except", "anything but", "any day but");

    /// <summary>The same behind it.</summary>
    private static readonly PhraseTable<bool> Refused = Phrases(
        "dont work", "doesnt work", "do not work", "does not work", "wont work", "never work", "never works", "dont suit", "doesnt suit", "is no good", "are no good", "is bad", "are bad", "isnt good",
        "arent good");

    private static readonly FrozenSet<string> Moving = FrozenSet.Create(StringComparer.Ordinal,
        "change", "exchange", "from", "move", "moved", "moving", "push", "replace", "reschedule", "shift", "swap", "switch", "trade", "bring", "reminder", "flew",
        "flying");

    private static readonly FrozenSet<string> Arriving = FrozenSet.Create(StringComparer.Ordinal, "to", "into", "onto", "for", "with", "until", "make", "it", "by", "be");

    private static readonly FrozenSet<string> Aside = FrozenSet.Create(StringComparer.Ordinal,
        "bed", "asleep", "sleep", "dinner", "work", "shift", "class", "gym", "home", "up", "train", "film", "movie", "meeting");

    private static readonly FrozenSet<string> Skipped = FrozenSet.Create(StringComparer.Ordinal, "the", "on", "at", "my", "every", "a", "around", "about", "for");

    private static readonly FrozenSet<string> Leading = FrozenSet.Create(StringComparer.Ordinal,
        "@", "after", "and", "around", "at", "before", "by", "for", "from", "it", "like", "or", "say", "till", "to", "until", "not");

    private static readonly FrozenSet<string> Starting = FrozenSet.Create(StringComparer.Ordinal, "from", "starting", "since", "begin", "beginning", "commencing");

    private static readonly FrozenSet<string> PastWords = FrozenSet.Create(StringComparer.Ordinal,
        "ago", "couldnt", "did", "didnt", "didn", "fell", "forgot", "forgotten", "got", "had", "hadnt", "havent", "last", "missed", "overslept", "passed", "skipped",
        "slept", "was", "wasnt", "were", "werent", "went", "yesterday", "blew", "bailed", "flaked");

    private static readonly FrozenSet<string> InARow = FrozenSet.Create(StringComparer.Ordinal, "or", "and", ",", "on", "maybe");

    private static readonly FrozenSet<string> Correcting = FrozenSet.Create(StringComparer.Ordinal, "no", "wait", "sorry", "actually", "mean", "meant", "scratch", "rather", "oops", "nope");

    private static readonly FrozenSet<string> BesideCorrecting = FrozenSet.Create(StringComparer.Ordinal, ",", ".", "-", "on", "i", "make", "it", "that", "hang", "or", "oh", "hm", "hmm", "lets", "say", "do");

    private static readonly FrozenSet<string> LookingBack = FrozenSet.Create(StringComparer.Ordinal, "did i", "did we");

    private static readonly FrozenSet<string> Asking = FrozenSet.Create(StringComparer.Ordinal,
        "can", "could", "may", "might", "should", "would", "is", "ok", "okay", "allowed", ",", ".", "?", "!", ";", "so", "but", "want", "am");

    private static readonly FrozenSet<string> NotTold = FrozenSet.Create(StringComparer.Ordinal,
        "allowed", "need", "permitted", "scheduled", "planned", "recommended", "supposed", "advised", "red", "exfoliated", "bed");

    public TimeTokens Tokens => tokens;

    public List<Found> Found => found;

    /// <summary>Where the words put a day that could lie ahead or behind.</summary>
    public Tense Tense => Enumerable.Range(0, tokens.Count).Any(at => PastWords.Contains(tokens.Text(at))) ? Tense.Past : Tense.Future;

    /// <summary>The expressions of a kind that are meant.</summary>
    public List<T> Of<T>()
        where T : TimeExpression => Chosen(one => one.Expression is T).ConvertAll(one => (T)one.Expression);

    /// <summary>Of the expressions for which <paramref name="fits"/> those that are not taken back; all where all are.</summary>
    public List<Found> Chosen(Predicate<Found> fits)
    {
        var fitting = found.FindAll(fits);
        if (fitting.Count < 2) return fitting;
        var kept = fitting.Where(one => !IsTakenBack(one)).ToList();
        if (kept.Count == 0) kept = fitting;

        // "from 9 to 10", "swap Wednesday for Thursday", "my 9pm reminder to 10".
        var arrival = kept.FindIndex(1, one => Arriving.Contains(tokens.Text(Before(one, "on", "the", "at"))));
        if (arrival > 0 && IsMoved(kept[arrival - 1].From, kept[arrival].From)) kept = kept[arrival..];
        var plain = kept.Where(one => !Aside.Contains(tokens.Text(one.From - 1)) && !(tokens.Is(one.From - 1, "at") && Aside.Contains(tokens.Text(one.From - 2)))).ToList();
        return plain.Count > 0 ? plain : kept;
    }

    /// <summary>The last expression, with those that stand in a row with it: "tomorrow or on friday".</summary>
    public List<Found> LastRow(List<Found> expressions)
    {
        var first = expressions.Count - 1;
        while (first > 0 && Enumerable.Range(expressions[first - 1].To, expressions[first].From - expressions[first - 1].To).All(between => InARow.Contains(tokens.Text(between)))) first--;
        return expressions[first..];
    }

    /// <summary>Whether it is asked what was: "what did I do on Saturday".</summary>
    public bool AsksBack => Enumerable.Range(0, tokens.Count).Any(at => LookingBack.Contains($"{tokens.Text(at)} {tokens.Text(at + 1)}"));

    /// <summary>Whether the expression says from when on, not when.</summary>
    public bool IsStart(Found one) => found.Count > 1 && Starting.Contains(tokens.Text(Before(one, "the", "on"))) && !tokens.Is(one.To, "to");

    /// <summary>Whether it is the day of something that is told of as past: "I masked on Sunday, …".</summary>
    public bool IsTold(Found one)
    {
        for (var at = one.From - 1; at >= Math.Max(0, one.From - Near) && !Asking.Contains(tokens.Text(at)); at--)
        {
            var word = tokens.Text(at);
            if (PastWords.Contains(word) && word != "last" || word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal) && !NotTold.Contains(word)) return true;
        }

        return tokens.Text(one.To) is "was" or "were" || tokens.Text(one.From) is "yesterday" or "last";
    }

    /// <summary>Whether it is what something else has an effect on: "if I peel tonight, what happens to Sunday?"</summary>
    public bool IsAffected(Found one)
    {
        var at = Before(one, "my", "the", "on");
        return tokens.Is(at, "to") && tokens.Text(at - 1) is "happens" or "happen" or "do" or "does";
    }

    /// <summary>Whether it is a number that was taken for a time only because one was expected.</summary>
    public bool IsGuess(Found clock) =>
        clock.To - clock.From == 1 && (tokens[clock.From].IsDigits || tokens.Lexeme(clock.From).Number is not null) && !Leading.Contains(tokens.Text(clock.From - 1));

    /// <summary>Whether the length of time begins now: "in an hour".</summary>
    public bool IsFromNow(Found duration) =>
        tokens.Text(duration.From - 1) is "in" or "after" or "within" || tokens.Is(duration.From - 2, "in") || tokens.Is(duration.To, "from", "now");

    /// <summary>"the weekend" where it may be every one, unlike "this weekend".</summary>
    public bool IsAnyWeekend(Found one) => one.Expression is DateRangeExpression && tokens.Text(one.From) is "the" or "weekend" && tokens.Is(one.To - 1, "weekend");

    /// <summary>"the next two nights": 1, "the last two nights": -1, else 0.</summary>
    public int Side(Found duration) => tokens.Text(duration.From - 1) switch
    {
        "next" or "coming" => 1,
        "last" or "past" => -1,
        _ => 0,
    };

    /// <summary>Whether all are named as what will not do: "I can't do Wednesdays or weekends", and not "why not Sunday".</summary>
    public bool AreRefused(List<Found> days)
    {
        for (var at = 0; at < days.Count; at++)
        {
            var isNext = at > 0 && Enumerable.Range(days[at - 1].To, days[at].From - days[at - 1].To).All(between => tokens.Text(between) is "or" or "and" or "on");
            if (!isNext && !IsRefused(days[at])) return false;
        }

        return true;
    }

    private bool IsRefused(Found one) =>
        Leads(Refusing, one, at => tokens.Text(at - 1) is not ("why" or "if" or "whether")) || Refused.Find(tokens, one.To, out _, out _);

    private static PhraseTable<bool> Phrases(params string[] phrases) => new(phrases.Select(phrase => (phrase, true)));

    private bool IsTakenBack(Found one) => Leads(TakingBack, one, _ => true) || TakenBack.Find(tokens, one.To, out _, out _) || IsCorrected(one);

    /// <summary>Whether a phrase that begins where it may stands right before an expression.</summary>
    private bool Leads(PhraseTable<bool> phrases, Found one, Predicate<int> mayBegin)
    {
        for (var at = Math.Max(0, one.From - Near); at < one.From; at++)
        {
            if (phrases.Find(tokens, at, out var end, out _) && mayBegin(at) && Enumerable.Range(end, Math.Max(0, one.From - end)).All(between => Skipped.Contains(tokens.Text(between)))) return true;
        }

        return false;
    }

    /// <summary>"Tuesday, no wait, Thursday".</summary>
    private bool IsCorrected(Found one)
    {
        var at = one.To;
        var isCorrected = false;
        while (Correcting.Contains(tokens.Text(at)) || BesideCorrecting.Contains(tokens.Text(at)))
        {
            isCorrected |= Correcting.Contains(tokens.Text(at++));
        }

        return isCorrected && found.Exists(other => other.From == at);
    }

    private bool IsMoved(int first, int second)
    {
        for (var at = 0; at < second; at++)
        {
            if (at != first && Moving.Contains(tokens.Text(at))) return true;
        }

        return tokens.Text(second - 1) is "make" or "it" or "be";
    }

    private int Before(Found one, params string[] skipped)
    {
        var at = one.From - 1;
        while (at >= 0 && skipped.Contains(tokens.Text(at))) at--;
        return at;
    }
}
