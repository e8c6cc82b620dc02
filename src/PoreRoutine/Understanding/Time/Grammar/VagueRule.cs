namespace PoreRoutine.Understanding.Time.Grammar;

/// <summary>Times that the words leave open.</summary>
internal static class VagueRule
{
    private static readonly PhraseTable<bool> Phrases = new(new[]
    {
        "later", "later on", "a bit later", "a little later", "laters", "much later", "bit later", "a while later", "some time later", "l8r", "l8er", "latr", "laterr",
        "in a bit", "in a while", "in a little while", "in a moment", "in a sec", "in a few", "in a few minutes", "in a few hour", "a few minutes", "few minutes",
        "a few hour", "a few more minutes",
        "in a few day", "a few day", "few day", "few nights", "few weeks", "few hour", "a few nights", "in a few nights", "in some time", "in no time",
        "for a while", "for a bit", "a while", "some days", "several day", "several nights", "a few weeks", "a few day ago", "a few nights ago", "a while ago",
        "the other day", "the other night", "the other evening",
        "soonish", "another time", "some other time", "some time", "sometime", "some point", "some other day", "another day", "one of these days",
        "bedtime", "bed time", "before bed", "before i go to bed", "before i sleep", "before sleep", "when i go to bed", "after dinner", "after work",
        "after supper", "after the kids are asleep", "dinner time", "dinnertime",
        "in the evening", "in the evenings", "in the morning", "in the mornings", "in the afternoon", "at night", "at the usual time", "the usual time",
    }.Select(phrase => (phrase, true)));

    private static readonly string[] Parting = ["see", "cya", "talk", "speak", "catch", "ya", "you", "u", "chat", "ttyl"];

    public static bool Find(TimeTokens tokens, int at, out int end, out VagueExpression vague)
    {
        vague = null!;
        if (!Phrases.Find(tokens, at, out end, out _)) return false;
        if (tokens.Is(at - 1, "as") || tokens.Is(at - 1, "once") || tokens.Is(end - 1, "few") && !tokens.IsMark(end) || tokens.Is(at, "later") && Parting.Contains(tokens.Text(at - 1))) return false;
        vague = new(tokens[at].Start, tokens[end - 1].End);
        return true;
    }
}
