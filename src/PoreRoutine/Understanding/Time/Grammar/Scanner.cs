namespace PoreRoutine.Understanding.Time.Grammar;

/// <summary>What a scan expects, by what the text as a whole is taken for.</summary>
/// <param name="Bare">What a number by itself stands for.</param>
/// <param name="IsZoneExpected">Whether the name of a place by itself is a zone.</param>
/// <param name="IsMove">Whether "Monday to Friday" goes from one to the other, and is no range.</param>
internal readonly record struct Expectations(BareNumber Bare = BareNumber.Nothing, bool IsZoneExpected = false, bool IsMove = false);

/// <summary>Applies the rules at each token, left to right; of several that fit, the one that reads most.</summary>
internal static class Scanner
{
    public static List<Found> Scan(TimeTokens tokens, TimeReference reference, Expectations expectations)
    {
        List<Found> found = [];
        for (var at = 0; at < tokens.Count;)
        {
            if (Longest(tokens, at, reference, expectations) is not { } next)
            {
                at++;
                continue;
            }

            found.Add(next);
            at = next.To;
        }

        if (expectations.IsZoneExpected && found.TrueForAll(one => one.Expression is not ZoneExpression))
        {
            for (var at = 0; at < tokens.Count; at++)
            {
                if (ZoneRule.FindByLook(tokens, at, out var end, out var zone)) found.Add(new(at, end, zone));
            }
        }

        return Combination.Apply(tokens, found, reference.Today);
    }

    private static Found? Longest(TimeTokens tokens, int at, TimeReference reference, Expectations expectations)
    {
        Found? longest = null;
        if (RecurrenceRule.Find(tokens, at, out var end, out var recurrence)) Offer(end, recurrence);
        if (DateRangeRule.Find(tokens, at, reference.Today, out end, out var range)) Offer(end, range);
        if (DateRule.Find(tokens, at, reference, out end, out var date)) Offer(end, date);
        if (WeekdayRule.Find(tokens, at, !expectations.IsMove, out end, out var weekdays)) Offer(end, weekdays);
        if (ClockRule.Find(tokens, at, expectations.Bare, out end, out var clock)) Offer(end, clock);
        if (DurationRule.Find(tokens, at, expectations.Bare, out end, out var duration)) Offer(end, duration);
        if (ZoneRule.Find(tokens, at, expectations.IsZoneExpected, out end, out var zone)) Offer(end, zone);
        if (VagueRule.Find(tokens, at, out end, out var vague)) Offer(end, vague);
        return longest;

        void Offer(int to, TimeExpression expression)
        {
            if (longest is null || to > longest.To) longest = new(at, to, expression);
        }
    }
}
