using System.Collections.Frozen;

namespace PoreRoutine.Understanding.Time.Grammar;

/// <summary>One clock time: "half nine", "ten to nine", "9.30", "9 p.m.", "2130", "21h30", "nine thirty", "9ish", "noon", "9".</summary>
internal static class ClockFaceRule
{
    /// <summary>"1h30" is rather a length of time.</summary>
    private const int EarliestByLetter = 6;

    private static readonly PhraseTable<int> Named = new(
    [
        ("noon", 720), ("12 noon", 720), ("twelve noon", 720), ("midday", 720), ("midnight", 0), ("12 midnight", 0), ("twelve midnight", 0),
    ]);

    private static readonly PhraseTable<bool> Halves = new(
    [
        ("am", false), ("a m", false), ("pm", true), ("p m", true), ("a", false), ("p", true),
    ],
    ".");

    private static readonly FrozenDictionary<string, int> Directions = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["after"] = 1,
        ["before"] = -1,
        ["of"] = -1,
        ["past"] = 1,
        ["till"] = -1,
        ["to"] = -1,
        ["until"] = -1,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool Find(TimeTokens tokens, int at, out int end, out ClockFace face)
    {
        if (Named.Find(tokens, at, out end, out var minutes))
        {
            face = new(minutes, true, true);
            return true;
        }

        return FindPartOfHour(tokens, at, out end, out face)
            || FindDigital(tokens, at, out end, out face)
            || FindSpoken(tokens, at, out end, out face);
    }

    /// <summary>"half nine", "half past nine", "a quarter to ten", "ten to nine", "twenty minutes past 8".</summary>
    private static bool FindPartOfHour(TimeTokens tokens, int at, out int end, out ClockFace face)
    {
        end = at;
        face = default;
        var start = tokens.Is(at, "a") && tokens.Is(at + 1, "quarter") ? at + 1 : at;
        int minutes;
        int next;
        var isPlain = false;
        if (tokens.Is(start, "half"))
        {
            minutes = 30;
            next = SkipDash(tokens, start + 1);
            if (!tokens.Is(next, "past")) return FindHour(tokens, next, false, out end, out var halved) && Shifted(halved, minutes, out face) && !IsThing(tokens, end);
        }
        else if (tokens.Is(start, "quarter"))
        {
            minutes = 15;
            next = SkipDash(tokens, start + 1);
            if (tokens.Is(next, "2")) return FindHour(tokens, next + 1, true, out end, out var full) && Shifted(full, -minutes, out face);
        }
        else if (NumberRule.Find(tokens, start, out next, out minutes) && minutes is >= 1 and < 30)
        {
            isPlain = !tokens.Is(next, "minutes");
            if (!isPlain) next++;
        }
        else
        {
            return false;
        }

        if (!Directions.TryGetValue(tokens.Text(next), out var direction) || isPlain && IsRather(tokens, start, next, minutes, direction)) return false;
        return FindHour(tokens, SkipDash(tokens, next + 1), true, out end, out var hour) && Shifted(hour, direction * minutes, out face)
            && !(isPlain && tokens.Lexeme(end).Unit is not TimeUnit.None);

        static bool Shifted(ClockFace hour, int minutes, out ClockFace face)
        {
            face = hour.Plus(minutes);
            return true;
        }
    }

    /// <summary>Whether "N to M" is rather a range, a move from N to M, or N of something.</summary>
    private static bool IsRather(TimeTokens tokens, int at, int word, int minutes, int direction) =>
        direction < 0 && (minutes % 5 != 0 || tokens.Text(at - 1) is "from" or "between" || tokens.Is(word, "of") || tokens.Is(word, "until") && !tokens.Is(at - 1, "at"));

    private static int SkipDash(TimeTokens tokens, int at) => tokens.Is(at, "-") ? at + 1 : at;

    private static bool IsThing(TimeTokens tokens, int at) => tokens.Lexeme(at).IsCounted && !tokens.Is(at, "in") && tokens.Text(at) is not ("night" or "nights");

    /// <summary>The hour that minutes are counted from: "nine", "9pm", "9 o'clock", "midnight".</summary>
    private static bool FindHour(TimeTokens tokens, int at, bool orNamed, out int end, out ClockFace face)
    {
        if (orNamed && Named.Find(tokens, at, out end, out var named))
        {
            face = new(named, true, true);
            return true;
        }

        face = default;
        if (!NumberRule.Find(tokens, at, out end, out var hour) || hour is < 1 or > 24) return false;
        face = ClockFace.Of(hour, 0, true);
        FindHalf(tokens, at, ref end, ref face);
        return true;
    }

    /// <summary>"9:30", "9.30pm", "21h30", "2130", "2100 hours".</summary>
    private static bool FindDigital(TimeTokens tokens, int at, out int end, out ClockFace face)
    {
        end = at + 1;
        face = default;
        if (tokens.Digits(at) is not { } number || tokens[at - 1] is { IsDigits: true } || tokens.IsGluedMark(at - 1, ".") || tokens.IsGluedMark(at - 1, "/")) return false;
        var length = tokens.Text(at).Length;
        var isWritten24 = tokens.Text(at)[0] is '0';
        if (length <= 2 && number <= 24 && FindMinutes(tokens, at, out end, out var minute, out var isSure, out var isDotted))
        {
            face = isWritten24 ? new(number * 60 + minute, true, isSure) : ClockFace.Of(number, minute, isSure);
            FindHalf(tokens, at, ref end, ref face);
            return !((isDotted || !isSure) && IsAmount(tokens, at, end));
        }

        end = at + 1;
        if (length < 3 || number / 100 > 24 || number % 100 > 59) return false;
        isSure = tokens.Is(end, "hour");
        if (isSure) end++;

        // "2130" is no year and hardly a price.
        isSure |= length == 4 && number is >= 1300 and < 1900 or > 2100 && number % 5 == 0 && !IsAmount(tokens, at, end) && !tokens[end].IsGlued;
        face = isWritten24 ? new(number / 100 % 24 * 60 + number % 100, true, isSure) : ClockFace.Of(number / 100, number % 100, isSure);
        FindHalf(tokens, at, ref end, ref face);
        return face.IsSure || number % 5 == 0 && !IsAmount(tokens, at, end);
    }

    /// <summary>The minutes behind an hour in digits.</summary>
    /// <param name="isSure">Whether the sign between them makes a time of them; "9 30" and "9-30" may be two numbers.</param>
    /// <param name="isDotted">Whether a point separates them, as in an amount.</param>
    private static bool FindMinutes(TimeTokens tokens, int at, out int end, out int minute, out bool isSure, out bool isDotted)
    {
        isDotted = tokens.IsGluedMark(at + 1, ".");
        var isLettered = tokens.Written(at + 1) is "h" && tokens[at + 1].IsGlued && tokens[at + 2].IsGlued && (tokens.Digits(at) >= EarliestByLetter || tokens.Is(at - 1, "at"));
        isSure = isDotted || isLettered || tokens.IsGluedMark(at + 1, ":") || tokens.IsGluedMark(at + 1, ";");
        var isSpaced = !isSure && tokens[at + 1].IsDigits;
        var minutesAt = isSpaced ? at + 1 : at + 2;
        end = minutesAt + 1;
        minute = tokens.Digits(minutesAt) ?? 60;
        var isLikely = isSpaced && minute % 5 == 0 || tokens.IsGluedMark(at + 1, "-") && minute is > 24 and not 45 || tokens.IsGluedMark(at + 1, ",") && minute is 15 or 30 or 45;
        return (isSure || isLikely) && minute < 60 && tokens.Text(minutesAt).Length == 2
            && !(isDotted && (tokens.IsGluedMark(end, ".") && tokens[end + 1].IsDigits || tokens[end] is { IsGlued: true, Text: "%" }));
    }

    private static bool IsAmount(TimeTokens tokens, int at, int end) =>
        tokens.Text(at - 1) is "$" or "£" or "€" or "spf" || tokens.Text(end) is "%" or "$" or "£" or "€" || tokens.Lexeme(end).IsCounted && !(tokens.Is(end, "in") && tokens.Is(end + 1, "the"))
        || tokens.Lexeme(end).Unit is TimeUnit.Minute or TimeUnit.Hour or TimeUnit.Week;

    /// <summary>"nine thirty", "nine oh five", "nine o'clock", "9pm", "9ish", "21h", "9".</summary>
    private static bool FindSpoken(TimeTokens tokens, int at, out int end, out ClockFace face)
    {
        face = default;
        if (!NumberRule.Find(tokens, at, out end, out var hour) || hour > 24 || tokens[at].Text.Length > 2 && tokens[at].IsDigits) return false;
        if (tokens.IsGluedMark(at - 1, ".") || tokens.IsGluedMark(at - 1, "/") || tokens.IsGluedMark(at - 1, ":")) return false;
        if (tokens.Is(at - 1, "-") && tokens[at].IsGlued && tokens.Digits(at - 2) > 24) return false;
        if (tokens.Text(end) is "/" or "." or ":" && tokens.IsGluedMark(end, tokens.Text(end)) && tokens[end + 1].IsDigits) return false;
        var minute = 0;
        var isSure = false;
        if (!tokens[at].IsDigits && hour > 0)
        {
            var from = tokens.Text(end) is "oh" or "o" ? end + 1 : end;
            if (tokens.IsGluedMark(from, "-")) from++;
            if (NumberRule.Find(tokens, from, out var minuteEnd, out var said) && !tokens[from].IsDigits && said < 60 && (said >= 10 || from > end && !tokens.Is(end, "-"))
                && tokens.Lexeme(minuteEnd).Unit is TimeUnit.None && !tokens.Lexeme(minuteEnd).IsCounted)
            {
                (end, minute, isSure) = (minuteEnd, said, true);
            }
        }

        face = ClockFace.Of(hour, minute, isSure);
        FindHalf(tokens, at, ref end, ref face);
        return hour > 0 || face.IsSure;
    }

    /// <summary>What may follow a time: "o'clock", "ish", "am", "p.m.", "h".</summary>
    private static void FindHalf(TimeTokens tokens, int at, ref int end, ref ClockFace face)
    {
        if (tokens.Is(end, "-") && tokens.Is(end + 1, "ish")) end++;
        if (tokens.Is(end, "o") && tokens.Is(end + 1, "oclock")) end++;
        var isLetter = tokens.Written(end) is "h" && tokens[end].IsGlued && !tokens[end + 1].IsDigits && face.Minutes >= EarliestByLetter * 60 && tokens.Text(at - 1) is not ("in" or "for" or "another" or "wait" or "every");
        if (isLetter || tokens.Is(end, "oclock") || tokens.Is(end, "ish"))
        {
            face = face with { IsSure = true, IsRough = tokens.Is(end, "ish") };
            end++;
        }

        if (Halves.Find(tokens, end, out var behind, out var isAfternoon) && (tokens.Written(end) is not ("a" or "p") || behind > end + 1 || tokens[end].IsGlued)
            && !(tokens.Is(end, "am", "i") && !tokens[end].IsGlued))
        {
            end = behind;
            if (tokens.IsGluedMark(end, ".") || tokens.Is(end, ".") && tokens.Is(end - 2, ".")) end++;
            if (!face.IsExact || isAfternoon && face.Minutes is >= 60 and < ClockFace.HalfDay) face = face with { Minutes = face.Minutes + (isAfternoon ? ClockFace.HalfDay : 0) };
            face = face with { IsExact = true, IsSure = true };
            if (tokens.Is(end, "ish")) end++;
        }
    }
}
