using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;

namespace PoreRoutine.Understanding.Time.Grammar;

/// <summary>Clock times, alone or two with "or", "and", "to" between them.</summary>
internal static class ClockRule
{
    private static readonly FrozenSet<string> Cues = FrozenSet.Create(StringComparer.Ordinal,
        "@", "after", "around", "at", "before", "between", "by", "near", "past", "roughly", "round", "till", "until");

    /// <summary>Before a number these mean a clock time only where one is expected.</summary>
    private static readonly FrozenSet<string> CuesWhereExpected = FrozenSet.Create(StringComparer.Ordinal, "to", "for", "from");

    /// <summary>Before a number: it is the name of something.</summary>
    private static readonly FrozenSet<string> Numbered = FrozenSet.Create(StringComparer.Ordinal,
        "$", "#", "age", "aged", "all", "batch", "em", "every", "factor", "first", "last", "least", "level", "most", "no", "number", "option", "other", "part",
        "phase", "round", "spf", "step", "steps", "that", "the", "these", "this", "those", "which", "£", "€", "another", "extra", "each", "any");

    private static readonly FrozenSet<string> NotWhereMoved = FrozenSet.Create(StringComparer.Ordinal,
        "bring", "change", "from", "move", "push", "reschedule", "shift", "swap", "switch", "moving", "changed", "moved");

    private static readonly PhraseTable<DayPart> PartsAfter = new(
    [
        ("in the morning", DayPart.Morning), ("of the morning", DayPart.Morning), ("in the afternoon", DayPart.Afternoon),
        ("in the evening", DayPart.Evening), ("of the evening", DayPart.Evening), ("in the night", DayPart.Evening), ("at night", DayPart.Evening),
        ("in the evenings", DayPart.Evening), ("in the mornings", DayPart.Morning), ("in evening", DayPart.Evening), ("in morning", DayPart.Morning),
    ]);

    public static bool Find(TimeTokens tokens, int at, BareNumber bare, out int end, out ClockExpression clock)
    {
        clock = null!;
        if (!ClockFaceRule.Find(tokens, at, out end, out var first)) return false;
        var part = PartsAfter.Find(tokens, end, out var behind, out var said) ? said : DayPart.None;
        if (part is not DayPart.None) end = behind;
        ClockFace? second = null;
        var isRange = false;
        if (FindSecond(tokens, at, end, bare, first, out var secondEnd, out var other, out isRange))
        {
            second = other;
            end = secondEnd;
            if (PartsAfter.Find(tokens, end, out behind, out said)) (part, end) = (said, behind);
            if (other.IsExact && !first.IsExact) first = SameHalf(first, other);
        }
        else if (!first.IsSure && part is DayPart.None && !IsMeant(tokens, at, end, bare))
        {
            return false;
        }

        if (part is DayPart.None) part = PartNear(tokens, at, end);
        var readings = Readings(first, part);
        var spelled = Spelled(first);
        if (second is { } last)
        {
            readings = [.. readings.Concat(Readings(last, part)).Distinct()];
            spelled = [.. spelled.Concat(Spelled(last)).Distinct()];
        }

        clock = new(tokens[at].Start, tokens[end - 1].End, readings, spelled, isRange);
        return true;
    }

    private static bool FindSecond(TimeTokens tokens, int at, int end, BareNumber bare, ClockFace first, out int secondEnd, out ClockFace second, out bool isRange)
    {
        secondEnd = end;
        second = default;
        isRange = false;
        var isBetween = tokens.Is(at - 1, "between");
        switch (tokens.Text(end))
        {
            case "or":
                break;
            case "and" or "&" when isBetween:
                isRange = true;
                break;
            case "-":
                isRange = true;
                break;
            case "to" or "till" or "until" when !IsMoved(tokens, at):
                isRange = true;
                break;
            default:
                return false;
        }

        var from = tokens.Is(end + 1, "at") ? end + 2 : end + 1;
        return ClockFaceRule.Find(tokens, from, out secondEnd, out second)
            && (second.IsSure || !tokens.Lexeme(secondEnd).IsCounted && tokens.Lexeme(secondEnd).Unit is TimeUnit.None)
            && (first.IsSure || second.IsSure || isBetween || IsMeant(tokens, at, end, bare));
    }

    private static bool IsMoved(TimeTokens tokens, int at)
    {
        for (var before = at - 1; before >= 0; before--)
        {
            if (NotWhereMoved.Contains(tokens.Text(before))) return true;
        }

        return false;
    }

    /// <summary>Whether a number that can be much else is meant as a clock time.</summary>
    private static bool IsMeant(TimeTokens tokens, int at, int end, BareNumber bare)
    {
        if (IsCounting(tokens, end)) return false;
        var before = tokens.Text(at - 1);
        if (Cues.Contains(before) && !(before is "by" && bare is BareNumber.Minutes) && (!tokens.Is(at, "one") || before is not ("by" or "between"))) return true;
        if (tokens.Text(end) is "tonight" or "nightly" || tokens.Lexeme(end + 1).Part is not DayPart.None && tokens.Text(end) is "this" or "every" or "each" or "tomorrow") return true;
        return bare switch
        {
            BareNumber.ClockTime => !Numbered.Contains(before) && (!tokens.Is(at, "one") || CuesWhereExpected.Contains(before)) && tokens.Text(at - 1) != ".",
            BareNumber.Minutes => before == "to",
            _ => false,
        };
    }

    private static bool IsCounting(TimeTokens tokens, int end) =>
        tokens.Lexeme(end).IsCounted && !(tokens.Is(end, "in") && tokens.Is(end + 1, "the")) && tokens.Text(end) is not ("night" or "nights")
        || tokens.Text(end) is "%" or "+" or "$" or "°" || tokens.Lexeme(end).Unit is TimeUnit.Minute or TimeUnit.Hour or TimeUnit.Week
        || tokens[end].IsGlued && !tokens.IsMark(end);

    /// <summary>"9 to 10pm" is two times in the evening; "11 to 1am" is not two in the morning.</summary>
    private static ClockFace SameHalf(ClockFace first, ClockFace second)
    {
        var isLate = second.Minutes >= ClockFace.HalfDay;
        var same = first with { IsExact = true, Minutes = first.Minutes + (isLate ? ClockFace.HalfDay : 0) };
        return same.Minutes <= second.Minutes ? same : same with { Minutes = (same.Minutes + ClockFace.HalfDay) % ClockFace.Day };
    }

    /// <summary>The part of the day said just behind the time, or else nearest before it.</summary>
    private static DayPart PartNear(TimeTokens tokens, int at, int end)
    {
        for (var behind = end; behind < end + 4 && tokens.Lexeme(behind).Number is null && !tokens[behind].IsDigits; behind++)
        {
            if (tokens.Lexeme(behind).Part is not DayPart.None and var part) return part;
        }

        for (var before = at - 1; before >= 0; before--)
        {
            var isGreeting = tokens.Is(before - 1, "good") || before == 0 && tokens.IsMark(1);
            if (!isGreeting && tokens.Lexeme(before).Part is not DayPart.None and var part) return part;
        }

        return DayPart.None;
    }

    /// <summary>
    /// From four to eleven, someone who plans an evening means the evening. Twelve to three is at night or at midday: both,
    /// unless the part of the day was said.
    /// </summary>
    private static ImmutableArray<LocalTime> Readings(ClockFace face, DayPart part)
    {
        if (face.IsExact || part is not DayPart.None || face.Minutes >= 4 * 60) return [TimeOf(face.In(part))];
        return Spelled(face);
    }

    private static ImmutableArray<LocalTime> Spelled(ClockFace face) => face.IsExact
        ? [TimeOf(face)]
        : [TimeOf(face), TimeOf(face with { Minutes = face.Minutes + ClockFace.HalfDay })];

    private static LocalTime TimeOf(ClockFace face) => LocalTime.FromMinutesSinceMidnight(face.Minutes % ClockFace.Day);
}
