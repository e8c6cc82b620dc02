using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using NodaTime.TimeZones;

namespace PoreRoutine.Understanding.Time.Grammar;

/// <summary>Time zones by city, country, common name, offset or id.</summary>
internal static class ZoneRule
{
    private const int ShortestByLook = 6;

    private static readonly (string Name, ImmutableArray<string> Zones)[] Names = Build();

    private static readonly PhraseTable<ImmutableArray<string>> Table = new(Names, "-_/.,");

    private static readonly PhraseTable<bool> ZoneWords = new([("timezone", true), ("time zone", true), ("timezones", true), ("timzone", true), ("time zon", true), ("tz", true), ("zone", true), ("timezon", true), ("local time", true)]);

    private static readonly FrozenSet<string> Living = FrozenSet.Create(StringComparer.Ordinal,
        "am", "are", "arrived", "arriving", "back", "based", "currently", "flew", "fly", "flying", "gone", "here", "home", "im", "in", "landed", "live", "living",
        "located", "me", "moved", "moving", "now",
        "off", "relocated", "stay", "staying", "travel", "traveled", "traveling", "travelled", "travelling", "trip", "visiting", "went", "were", "working", "year",
        "month", "week", "relocating", "heading", "going");

    /// <summary>Names that are words as well; where a zone is expected they still want "in" or "to" before them or "time" behind.</summary>
    private static readonly FrozenSet<string> Words = FrozenSet.Create(StringComparer.Ordinal,
        "nice", "split", "us", "et", "eat", "wet", "met", "wat", "york", "cork", "pt", "chad", "mali", "oxford", "buffalo", "columbus", "victoria", "rhodes", "faro",
        "linz", "fez", "la", "ist", "niger");

    /// <param name="isExpected">Whether a name by itself is enough.</param>
    public static bool Find(TimeTokens tokens, int at, bool isExpected, out int end, out ZoneExpression zone)
    {
        if (!FindOffset(tokens, at, out end, out var zones))
        {
            zone = null!;
            if (!Table.Find(tokens, at, out end, out zones)) return false;
            if (!IsMeant(tokens, at, end, isExpected)) return false;
        }

        zone = new(tokens[at].Start, tokens[end - 1].End, zones);
        return true;
    }

    /// <summary>Finds a name that is spelled almost right.</summary>
    public static bool FindByLook(TimeTokens tokens, int at, out int end, out ZoneExpression zone)
    {
        end = at + 1;
        zone = null!;
        var written = tokens.Written(at);
        if (written.Length < ShortestByLook - 1 || tokens[at].Lexeme != Lexeme.Other) return false;
        foreach (var (name, zones) in Names)
        {
            if (name.Length < ShortestByLook || name[0] != written[0] || !Lexicon.LooksLike(written, name)) continue;
            zone = new(tokens[at].Start, tokens[at].End, zones);
            return true;
        }

        return false;
    }

    private static bool IsMeant(TimeTokens tokens, int at, int end, bool isExpected)
    {
        if (tokens.Text(end) is "time" or "timezone" or "tz" || end > at + 1 && tokens.Is(end - 1, "time") || tokens.IsGluedMark(at + 1, "/") || IsPlace(tokens, at)) return true;
        var isWord = Words.Contains(tokens.Written(at)) && end == at + 1;
        if (isExpected) return !isWord || tokens.Text(at - 1) is "in" or "to" or "on" or "use" or "is" || tokens.Count == 1;
        return !isWord && tokens.Written(at).Length > 2 && HasZoneWord(tokens);
    }

    /// <summary>"i'm in berlin", "moved to cape town".</summary>
    private static bool IsPlace(TimeTokens tokens, int at)
    {
        var before = tokens.Is(at - 1, "the") ? at - 2 : at - 1;
        if (tokens.Text(before) is not ("in" or "to" or "at" or "from" or "for" or "on")) return false;
        return Living.Contains(tokens.Text(before - 1)) || tokens.Is(before - 1, "out") || tokens.Is(before - 2, "live") || tokens.IsMark(before - 1) && tokens.Is(before, "in");
    }

    private static bool HasZoneWord(TimeTokens tokens)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            if (ZoneWords.Find(tokens, at, out _, out _)) return true;
        }

        return false;
    }

    /// <summary>"UTC+2", "gmt -5", "UTC+05:30".</summary>
    private static bool FindOffset(TimeTokens tokens, int at, out int end, out ImmutableArray<string> zones)
    {
        end = at + 3;
        zones = [];
        if (tokens.Text(at) is not ("utc" or "gmt") || tokens.Text(at + 1) is not ("+" or "-" or "plus" or "minus") || tokens.Digits(at + 2) is not { } hours) return false;
        var minutes = 0;
        if (tokens.IsGluedMark(end, ":") && tokens.Digits(end + 1) is { } said) (minutes, end) = (said, end + 2);
        else if (hours > 99) (hours, minutes) = (hours / 100, hours % 100);
        var isEast = tokens.Text(at + 1) is "+" or "plus";
        var offset = (isEast ? 1 : -1) * (hours * 60 + minutes);
        if (offset == 0) zones = ["Etc/UTC"];
        else if (minutes == 0 && offset is >= -12 * 60 and <= 14 * 60) zones = [string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{(isEast ? '-' : '+')}{hours}")];
        else if (ZoneTable.OddOffsets.FirstOrDefault(odd => odd.Minutes == offset).Zone is { } odd) zones = [odd];
        return zones.Length > 0;
    }

    /// <summary>Our own names first, then the tz database's countries, cities and ids.</summary>
    private static (string Name, ImmutableArray<string> Zones)[] Build()
    {
        var source = TzdbDateTimeZoneSource.Default;
        var names = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var line in ZoneTable.Names.Split('\n', StringSplitOptions.TrimEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            ImmutableArray<string> zones = [.. line[..colon].Split(' ')];
            foreach (var name in line[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries)) names.TryAdd(name, zones);
        }

        var unnamed = ZoneTable.Unnamed.ToFrozenSet(StringComparer.Ordinal);
        var current = source.ZoneLocations?.Select(location => location.ZoneId).ToFrozenSet(StringComparer.Ordinal) ?? [];
        foreach (var location in source.ZoneLocations ?? []) Add(Last(location.ZoneId), location.ZoneId);
        foreach (var location in source.ZoneLocations ?? []) Add(location.CountryName, location.ZoneId);
        foreach (var id in source.GetIds().Order(StringComparer.Ordinal))
        {
            var zone = current.Contains(id) ? id : source.CanonicalIdMap[id];
            Add(id, zone);
            if (id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal)) Add(Last(id), zone);
        }

        return [.. names.Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Key, StringComparer.Ordinal)];

        static string Last(string id) => id[(id.LastIndexOf('/') + 1)..];

        void Add(string text, string zone)
        {
            var words = new TimeTokens(text);
            var name = string.Join(' ', Enumerable.Range(0, words.Count).Where(at => !words.IsMark(at)).Select(words.Written));
            if (name.Length > 2 && !unnamed.Contains(name)) names.TryAdd(name, [zone]);
        }
    }
}
