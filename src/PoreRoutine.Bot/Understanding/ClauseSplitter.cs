using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Understanding;

/// <summary>
/// Cuts a message where another request may begin: after a sentence, and within one at a comma or an "and" behind which a request begins.
/// What the parts mean, and whether they are requests of their own, is not its business.
/// </summary>
internal static partial class ClauseSplitter
{
    /// <summary>A message of more parts is a story: it is read as a whole.</summary>
    private const int MostClauses = 12;

    /// <summary>A longer message is not cut: nobody asks for two things in pages.</summary>
    private const int MostCharacters = 2000;

    private const int LeastWordsOfAside = 3;
    private const int MostAsides = 3;

    /// <summary>What may stand before the words that a request begins with.</summary>
    private static readonly FrozenSet<string> s_fillers = FrozenSet.Create(
        StringComparer.Ordinal,
        "and", "also", "then", "plus", "but", "oh", "so", "ok", "okay", "please", "pls", "plz", "hey", "hi", "hello", "btw", "just", "well", "um", "uh", "now", "sorry", "kindly", "again", "actually", "anyway", "yeah", "yes", "no");

    /// <summary>Words that a question or an order begins with.</summary>
    private static readonly FrozenSet<string> s_openers = FrozenSet.Create(
        StringComparer.Ordinal,
        "what", "whats", "why", "whys", "how", "hows", "when", "whens", "where", "wheres", "which", "who", "whos",
        "is", "are", "am", "do", "does", "can", "could", "should", "would", "will", "may", "isnt", "arent", "dont", "doesnt", "cant", "shouldnt", "wouldnt",
        "log", "mark", "record", "remind", "set", "skip", "move", "put", "change", "switch", "show", "tell", "give", "delete", "export", "erase", "wipe", "download",
        "stop", "pause", "resume", "snooze", "undo", "walk", "start", "begin", "explain", "schedule", "add", "note", "list", "wake", "ping", "turn", "send",
        "lets", "make", "nudge", "buzz", "notify", "alert", "recommend", "cancel", "restart", "reschedule", "shift", "remove", "forget", "tick");

    /// <summary>Words that follow an "I" where it tells the bot what is wanted.</summary>
    private static readonly FrozenSet<string> s_wishes = FrozenSet.Create(StringComparer.Ordinal, "want", "wanna", "need", "would");

    /// <summary>The parts of a message in its order; the message alone where there is nowhere to cut.</summary>
    public static ImmutableArray<Clause> Split(string text)
    {
        var clauses = ImmutableArray.CreateBuilder<Clause>();
        var start = 0;
        var isSentence = true;
        var isJoined = false;
        foreach (Match boundary in Boundaries(text))
        {
            var endsSentence = boundary.Groups["sentence"].Success;
            var rest = text[(boundary.Index + boundary.Length)..];
            var before = text[start..(boundary.Index + (endsSentence ? boundary.Groups["sentence"].Length : 0))];
            if (!HasWords(before) || !HasWords(rest) || (!endsSentence && !BeginsRequest(rest)))
            {
                continue;
            }

            clauses.Add(Create(before, isSentence, isJoined));
            if (clauses.Count == MostClauses)
            {
                return [Create(text, isSentence: true, isJoined: false)];
            }

            (start, isSentence, isJoined) = (boundary.Index + boundary.Length, endsSentence, boundary.Groups["joint"].Success);
        }

        clauses.Add(Create(text[start..], isSentence, isJoined));
        return clauses.ToImmutable();
    }

    /// <summary>
    /// What a sentence goes on with after a comma or an "and" that begins no request: "delete my data, the peel gave me a rash".
    /// No request of its own, but it may say what must not be missed.
    /// </summary>
    public static ImmutableArray<string> Asides(string text) =>
    [
        .. Boundaries(text)
            .Where(boundary => !boundary.Groups["sentence"].Success)
            .Select(boundary => text[(boundary.Index + boundary.Length)..])
            .Where(rest => !BeginsRequest(rest))
            .Select(rest => rest[..(Boundary().Matches(rest).FirstOrDefault(boundary => boundary.Groups["sentence"].Success)?.Index ?? rest.Length)])
            .Where(aside => Normalizer.Words(aside).Count >= LeastWordsOfAside)
            .Take(MostAsides),
    ];

    private static MatchCollection Boundaries(string text) => Boundary().Matches(text.Length > MostCharacters ? string.Empty : text);

    private static Clause Create(string text, bool isSentence, bool isJoined)
    {
        text = text.Trim();
        return new Clause(text, isSentence, isJoined, text.EndsWith('?') || BeginsRequest(text));
    }

    private static bool HasWords(string text) => text.Any(char.IsLetterOrDigit);

    private static bool BeginsRequest(string text)
    {
        if (Normalizer.Words(text) is ["no", "reminder" or "reminders", ..])
        {
            return true;
        }

        var words = Normalizer.Words(text).SkipWhile(s_fillers.Contains).Take(2).ToList();
        return words switch
        {
            [var only] => s_openers.Contains(only),
            ["i", var next] => s_wishes.Contains(next),
            ["id" or "ill", _] or ["did", "i"] => true,
            [var first, _] => s_openers.Contains(first),
            _ => false,
        };
    }

    /// <summary>The end of a sentence, or a comma, with the words that join what follows; or these words alone.</summary>
    [GeneratedRegex(
        """
        (?: (?<sentence> [.!?…;]+ (?=\s|$) | \s*\n | \s+[-–]+(?=\s) | \s*— | (?<=[\p{So}\uFE0F\uDC00-\uDFFF]) (?=\s) )
          | , (?=\D)
          | (?<=[\s)]) (?= (?:and|also|then|plus|but|oh|n|&|\+) \s ) )
        \s*
        (?<joint> (?: (?:and|also|then|plus|but|oh|n|&|\+) ,? \s+ )+ )?
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Boundary();
}
