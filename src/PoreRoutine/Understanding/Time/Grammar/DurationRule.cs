using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;

namespace PoreRoutine.Understanding.Time.Grammar;

/// <summary>Lengths of time, with their unit or, where nothing else can be meant, without: "in 10".</summary>
internal static class DurationRule
{
    private const int MostBareMinutes = 180;

    private static readonly FrozenSet<string> Lengthening = FrozenSet.Create(StringComparer.Ordinal,
        "for", "in", "within", "after", "next", "by", "last", "another", "wait", "past");

    /// <summary>Beside "a week" they make a length of it; "two masks a week" is none.</summary>
    private static readonly FrozenSet<string> Pausing = FrozenSet.Create(StringComparer.Ordinal,
        "away", "break", "have", "holiday", "me", "mute", "need", "off", "pause", "paused", "quiet", "silent", "skip", "stop", "take", "vacation", "want", "without");

    private static readonly FrozenSet<string> BeforeClock = FrozenSet.Create(StringComparer.Ordinal, "@", "around", "at", "between", "past", "till", "to", "until");

    private static readonly FrozenSet<string> AfterBareMinutes = FrozenSet.Create(StringComparer.Ordinal,
        "about", "again", "and", "because", "but", "cos", "cuz", "i", "ill", "im", "its", "mate", "more", "now", "ok", "okay", "or", "please", "pls", "plz", "so", "ta",
        "thank", "thanks", "then", "thx", "tonight", "unless", "when", "while", "with", "will", "just", "if", "as", "maybe", "ty", "cheers");

    private static readonly FrozenSet<string> NamesNumber = FrozenSet.Create(StringComparer.Ordinal,
        "#", "age", "all", "factor", "last", "least", "level", "most", "no", "number", "spf", "step", "steps", "$", "£", "€", "-");

    public static bool Find(TimeTokens tokens, int at, BareNumber bare, out int end, out DurationExpression duration)
    {
        duration = null!;
        if (!FindReadings(tokens, at, bare, out end, out var readings)) return false;
        duration = new(tokens[at].Start, tokens[end - 1].End, readings);
        return true;
    }

    private static bool FindReadings(TimeTokens tokens, int at, BareNumber bare, out int end, out ImmutableArray<Period> readings)
    {
        readings = [];
        if (tokens.IsGluedMark(at + 1, ":") && tokens.Digits(at) is < 12 and var wholeHours && tokens.Digits(at + 2) is < 60 and var minutesMore && tokens.Is(at + 3, "hour"))
        {
            end = at + 4;
            readings = [Period.FromMinutes(wholeHours * 60 + minutesMore)];
            return readings[0] != Period.Zero;
        }

        if (!AmountRule.Find(tokens, at, out end, out var least, out var most, out var isArticle))
        {
            // "fortnight" and "hour" alone, as in "the next hour".
            var isWhole = tokens.Is(at - 1, "next") && tokens.Lexeme(at).Unit is (TimeUnit.Fortnight or TimeUnit.Hour or TimeUnit.Week or TimeUnit.Month);
            var isHalved = tokens.Is(at, "hour") && AmountRule.FindFraction(tokens, at + 1, out _, out _);
            if (!isWhole && !isHalved) return false;
            (end, least, most) = (at, 1, 1);
        }

        var unit = UnitAt(tokens, end);
        if (unit is TimeUnit.None) return FindBare(tokens, at, end, bare, least, most, out readings);
        end++;
        var isIdiom = unit >= TimeUnit.Day && (isArticle || tokens.Is(at, "one") && unit is TimeUnit.Day);
        if (isIdiom && !Lengthening.Contains(tokens.Text(at - 1)) && !(unit >= TimeUnit.Week && (Pausing.Contains(tokens.Text(at - 1)) || Pausing.Contains(tokens.Text(end))))) return false;
        if (unit is TimeUnit.Year && tokens.Text(end) is ("old" or "olds")) return false;
        if (tokens.Is(end - 1, "hour") && tokens.Is(end, "-") && tokens[end].IsGlued) return false;
        if (AmountRule.FindFraction(tokens, end, out var behind, out var fraction))
        {
            (least, most, end) = (least + fraction, most + fraction, behind);
        }
        else if (unit is TimeUnit.Hour && FindMinutes(tokens, ref end, out var minutes))
        {
            (least, most) = (least + minutes / 60.0, most + minutes / 60.0);
        }
        else if (isArticle && tokens.Is(end, "or") && tokens.Is(end + 1, "two"))
        {
            (most, end) = (2, end + 2);
        }

        readings = least == most ? [PeriodOf(least, unit)] : [PeriodOf(least, unit), PeriodOf(most, unit)];
        return readings.All(period => period != Period.Zero);
    }

    private static TimeUnit UnitAt(TimeTokens tokens, int at) => tokens.Text(at) switch
    {
        "m" when tokens[at].IsGlued && tokens[at - 1].IsDigits => TimeUnit.Minute,
        "w" when tokens[at].IsGlued && tokens[at - 1].IsDigits => TimeUnit.Week,
        "d" when tokens[at].IsGlued && tokens[at - 1].IsDigits => TimeUnit.Day,
        "second" when tokens.IsMark(at + 1) || AfterBareMinutes.Contains(tokens.Text(at + 1)) => TimeUnit.Second,
        _ => tokens.Lexeme(at).Unit,
    };

    /// <summary>The minutes behind an hour: "1h30", "1 hour 30 minutes", "an hour and 10 min".</summary>
    private static bool FindMinutes(TimeTokens tokens, ref int end, out int minutes)
    {
        var from = tokens.Is(end, "and") || tokens.Is(end, ",") ? end + 1 : end;
        if (!NumberRule.Find(tokens, from, out var behind, out minutes) || minutes > 59) return false;
        var hasUnit = UnitAt(tokens, behind) is TimeUnit.Minute;
        var isGlued = from == end && tokens[end].IsGlued;
        var isClosed = minutes >= 5 && !tokens.Is(end, ",") && (tokens.IsMark(behind) || AfterBareMinutes.Contains(tokens.Text(behind)));
        if (!hasUnit && !isGlued && !isClosed) return false;
        end = hasUnit ? behind + 1 : behind;
        return true;
    }

    /// <summary>A number with no unit: minutes after "in", and where minutes are expected.</summary>
    private static bool FindBare(TimeTokens tokens, int at, int end, BareNumber bare, double least, double most, out ImmutableArray<Period> readings)
    {
        readings = [];
        var isNumber = tokens[at].IsDigits && tokens.Text(at)[0] is not '0' || tokens.Lexeme(at).Number is not null;
        if (!isNumber || least is < 1 or > MostBareMinutes || most > MostBareMinutes || least % 1 != 0 || most % 1 != 0) return false;
        var isIn = tokens.Is(at - 1, "in") && !tokens[at - 2].IsDigits && tokens.Lexeme(at - 2).Number is null && !(tokens.Is(at, "one") && bare is not BareNumber.Minutes);
        var isSafe = tokens.IsMark(end) && !(tokens.Text(end) is "%" or "+" or "/" or "$" or "£" or "€" or ":") && !tokens.IsGluedMark(end, tokens.Text(end))
            || AfterBareMinutes.Contains(tokens.Text(end));
        var before = tokens.Text(at - 1);
        var isOther = BeforeClock.Contains(before) || NamesNumber.Contains(before) || tokens.IsGluedMark(at - 1, before) || tokens.Is(at, "one");
        var isExpected = bare is BareNumber.Minutes && (isIn || !isOther) && (isSafe || !tokens.Lexeme(end).IsCounted && !tokens[end].IsGlued);
        if (!(isIn && isSafe) && !isExpected) return false;
        readings = least == most ? [Period.FromMinutes((long)least)] : [Period.FromMinutes((long)least), Period.FromMinutes((long)most)];
        return true;
    }

    private static Period PeriodOf(double amount, TimeUnit unit) => unit switch
    {
        TimeUnit.Second => Period.FromSeconds((long)amount),
        TimeUnit.Minute when amount % 1 != 0 => Period.FromSeconds((long)(amount * 60)),
        TimeUnit.Minute => Period.FromMinutes((long)amount),
        TimeUnit.Hour when amount % 1 != 0 => Period.FromMinutes((long)Math.Round(amount * 60)),
        TimeUnit.Hour => Period.FromHours((long)amount),
        TimeUnit.Day when amount % 1 != 0 => Period.FromHours((long)(amount * 24)),
        TimeUnit.Day => Period.FromDays((int)amount),
        TimeUnit.Week when amount % 1 != 0 => Period.FromDays((int)(amount * 7)),
        TimeUnit.Week => Period.FromWeeks((int)amount),
        TimeUnit.Fortnight => Period.FromDays((int)(amount * 14)),
        TimeUnit.Month => Period.FromMonths((int)amount),
        _ => Period.FromMonths((int)(amount * 12)),
    };
}
