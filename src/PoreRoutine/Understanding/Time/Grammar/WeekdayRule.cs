using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;

namespace PoreRoutine.Understanding.Time.Grammar;

/// <summary>Weekdays, lists and ranges of them, and words for several: "weeknights", "every day except Sunday".</summary>
internal static class WeekdayRule
{
    private static readonly IsoDayOfWeek[] All = [.. Enumerable.Range(1, 7).Select(day => (IsoDayOfWeek)day)];

    private static readonly PhraseTable<IsoDayOfWeek[]> Groups = new(
    [
        ("weekdays", All[..5]), ("every weekday", All[..5]), ("each weekday", All[..5]), ("work days", All[..5]), ("working days", All[..5]), ("workdays", All[..5]),
        ("week days", All[..5]), ("week nights", All[..5]), ("weeknights", All[..5]), ("every weeknight", All[..5]), ("each weeknight", All[..5]), ("every week night", All[..5]),
        ("weekday evenings", All[..5]), ("weekday nights", All[..5]), ("during the week", All[..5]), ("school nights", [IsoDayOfWeek.Sunday, .. All[..4]]),
        ("weekends", All[5..]), ("every weekend", All[5..]), ("each weekend", All[5..]), ("weekend", All[5..]), ("week ends", All[5..]), ("week end", All[5..]),
        ("weekend nights", All[5..]), ("weekend evenings", All[5..]),
    ]);

    private static readonly PhraseTable<bool> WholeWeek = new(
    [
        ("every day", true), ("everyday", true), ("every night", true), ("every evening", true), ("all days", true), ("any day", true), ("any night", true), ("daily", true), ("nightly", true),
        ("each day", true), ("each night", true), ("each evening", true), ("all week", true), ("all nights", true), ("every single night", true), ("every single day", true),
        ("every day of the week", true), ("every night of the week", true), ("all evenings", true), ("all the days", true),
    ]);

    private static readonly PhraseTable<bool> Excepting = new(
    [
        ("except", true), ("except for", true), ("except on", true), ("but", true), ("but not", true), ("but not on", true), ("apart from", true), ("other than", true), ("save", true), ("save for", true),
        ("excluding", true), ("minus", true), ("not", true), ("not on", true), ("without", true), ("bar", true), ("besides", true), ("aside from", true), ("just not", true), ("just not on", true),
        ("excl", true), ("only not", true), ("only not on", true), ("with the exception of", true),
    ]);

    private static readonly PhraseTable<bool> DayPartAfter = new([("night", true), ("evening", true), ("morning", true), ("afternoon", true), ("nights", true), ("evenings", true), ("mornings", true)]);

    private static readonly FrozenSet<string> BeforeWeakDay = FrozenSet.Create(StringComparer.Ordinal,
        "every", "each", "this", "next", "last", "until", "coming", "to", "on", "except", "not", "through", "only", "is", "til", "instead", "previous", "past",
        "make", "be");

    private static readonly FrozenSet<string> AfterWeakDay = FrozenSet.Create(StringComparer.Ordinal,
        "bathing", "bathe", "beam", "beams", "bed", "block", "burn", "burns", "burned", "care", "cream", "damage", "damaged", "exposure", "here", "in", "is", "it",
        "kissed", "light", "lotion", "my",
        "protection", "protect", "rays", "safe", "safety", "screen", "sensitive", "sensitivity", "spot", "spots", "tan", "with", "there", "under", "around", "down",
        "up", "the", "allergy", "rash", "too", "shine");

    public static bool Find(TimeTokens tokens, int at, bool mayBeRange, out int end, out WeekdayExpression weekdays)
    {
        weekdays = null!;
        var isEvery = tokens.Text(at) is "every" or "each";
        var from = isEvery ? at + 1 : at;
        var isRecurring = isEvery;
        var isChoice = false;
        List<IsoDayOfWeek> days = [];
        if (WholeWeek.Find(tokens, at, out end, out _))
        {
            var except = tokens.Is(end, ",") ? end + 1 : end;
            if (tokens.Text(except) is "(") except++;
            if (!FindExcept(tokens, except, out end, out var left)) return false;
            (days, isRecurring) = (left, true);
        }
        else if (Groups.Find(tokens, at, out end, out var group))
        {
            days = [.. group];
            isRecurring = isRecurring || tokens[end - 1].Text.EndsWith('s') || tokens.Is(at, "every") || tokens.Is(at, "each") || tokens.Is(at, "during");
            if (FindExcept(tokens, tokens.Is(end, ",") ? end + 1 : end, out var behind, out var left)) (days, end) = ([.. days.Intersect(left)], behind);
        }
        else if (!FindList(tokens, from, mayBeRange, out end, days, ref isRecurring, ref isChoice))
        {
            return false;
        }

        if (days.Count == 0) return false;
        if (DayPartAfter.Find(tokens, end, out var afterPart, out _)) (end, isRecurring) = (afterPart, isRecurring || tokens[afterPart - 1].Text.EndsWith('s'));
        weekdays = new(tokens[at].Start, tokens[end - 1].End, [.. days.Distinct()], isRecurring, isChoice);
        return true;
    }

    /// <summary>Whether a weekday stands at <paramref name="at"/>. "Sun" and "sat" are much else besides.</summary>
    public static bool IsDay(TimeTokens tokens, int at, out IsoDayOfWeek day, bool isListed = false)
    {
        day = tokens.Lexeme(at).Weekday;
        if (day is IsoDayOfWeek.None) return false;
        if (tokens.Text(at) is not ("sun" or "sat")) return true;
        if (AfterWeakDay.Contains(tokens.Text(at + 1)) || tokens.Is(at + 1, "-") && AfterWeakDay.Contains(tokens.Text(at + 2))) return false;
        return isListed || BeforeWeakDay.Contains(tokens.Text(at - 1))
            || IsJoint(tokens, at + 1) && tokens.Lexeme(at + 2).Weekday is not IsoDayOfWeek.None
            || tokens.Lexeme(at + 1).Weekday is not IsoDayOfWeek.None
            || tokens[at + 1].IsDigits || tokens.Lexeme(at + 1).Part is not DayPart.None || tokens.Is(at + 1, "week") || tokens.Is(at + 1, "at")
            || tokens.IsMark(at - 1) && tokens.IsMark(at + 1);
    }

    private static bool IsJoint(TimeTokens tokens, int at) => tokens.Text(at) is "," or "and" or "&" or "+" or "or" or "/" or "-" or "to" or "plus";

    public static bool FindExcept(TimeTokens tokens, int at, out int end, out List<IsoDayOfWeek> left)
    {
        left = [];
        end = at;
        if (!Excepting.Find(tokens, at, out var from, out _)) return false;
        if (tokens.Is(from, "the")) from++;
        List<IsoDayOfWeek> without = [];
        bool isRecurring = false, isChoice = false;
        if (Groups.Find(tokens, from, out end, out var group)) without = [.. group];
        else if (!FindList(tokens, from, true, out end, without, ref isRecurring, ref isChoice)) return false;
        left = [.. All.Except(without)];
        return true;
    }

    private static bool FindList(TimeTokens tokens, int at, bool mayBeRange, out int end, List<IsoDayOfWeek> days, ref bool isRecurring, ref bool isChoice)
    {
        end = at;
        if (!IsDay(tokens, at, out var day)) return false;
        days.Add(day);
        isRecurring |= tokens.Lexeme(at).IsPlural;
        for (end = at + 1; ;)
        {
            if (days.Count == 1 && IsRange(tokens, end, mayBeRange) && IsDay(tokens, SkipFill(tokens, end + 1), out var last, true))
            {
                for (var next = (int)day % 7 + 1; next != (int)last; next = next % 7 + 1) days.Add((IsoDayOfWeek)next);
                days.Add(last);
                end = SkipFill(tokens, end + 1) + 1;
                continue;
            }

            // "friday night, saturday night": the part of the day is between two days of the list.
            var joint = DayPartAfter.Find(tokens, end, out var afterPart, out _) ? afterPart : end;
            var isOr = false;
            var from = joint;
            while (tokens.Text(from) is "," or "and" or "&" or "+" or "or" or "/" or "plus" or "-" && from < joint + 2)
            {
                isOr |= tokens.Is(from, "or");
                from++;
            }

            var next2 = SkipFill(tokens, from);
            if (from == joint && next2 != from || !IsDay(tokens, next2, out var another, true)) return true;
            if (from == joint && afterPart == joint && joint != end) return true;
            days.Add(another);
            isChoice |= isOr;
            isRecurring |= tokens.Lexeme(next2).IsPlural;
            end = next2 + 1;
        }
    }

    private static bool IsRange(TimeTokens tokens, int at, bool mayBeRange) =>
        tokens.Is(at, "through") || mayBeRange && (tokens.Text(at) is "to" or "-" or "until");

    private static int SkipFill(TimeTokens tokens, int at)
    {
        while (tokens.Text(at) is "on" or "every" or "also" or "each") at++;
        return at;
    }
}
