using System.Collections.Immutable;
using System.Text.RegularExpressions;
using NodaTime;
using PoreRoutine.Routine;

namespace PoreRoutine.Knowledge;

/// <summary>Reads a file's front matter: what the program needs to know of a step.</summary>
internal static partial class StepReader
{
    private static readonly IsoDayOfWeek[] Weekdays = Enum.GetValues<IsoDayOfWeek>();

    public static void Read(SeedFile file)
    {
        var head = file.IsRoutine
            ? FrontMatter.Read(file.Source, "id", "title")
            : FrontMatter.Read(file.Source, "id", "order", "title", "cadence", "limit", "why", "products", "gentle", "words");
        if (head is null) return;

        file.Title = head.Text("title", "title: Double cleanse");
        file.Id = Id(head, file);
        if (file.IsRoutine) return;

        if (head.Number("order", "order: 1") is { } order) file.Order = new(order, head.LineOf("order"));
        if (head.Text("why", "why: cleanse.why") is { } why) file.Why = new(why, head.LineOf("why"));
        file.Cadence = Cadence(head, file.Source);
        file.Limit = Limit(head);
        file.Products = Products(head);
        file.IsGentle = Gentle(head, file.Source);
        file.Words = Words(head, file.Source);
        if (file is { Cadence: { } cadence, Limit: { } limit }) CheckWithinLimit(cadence, limit, head, file.Source);
    }

    private static bool Gentle(FrontMatter head, SourceText source)
    {
        if (!head.Has("gentle")) return false;
        var gentle = head.Text("gentle", "gentle: true");
        if (gentle is not (null or "true" or "false")) source.Fault(head.LineOf("gentle"), $"`gentle` is `{gentle}`, not `true` or `false`; write `gentle: true` for a step that stays in the evening after a sign that needs a doctor");
        return gentle == "true";
    }

    private static ImmutableArray<SeedFile.Lined<string>> Words(FrontMatter head, SourceText source)
    {
        if (!head.Has("words") || head.Texts("words", "words: [scrub, peel]") is not { } words) return [];
        foreach (var (word, line) in words.Where(word => !word.Value.Any(char.IsLetterOrDigit)))
        {
            source.Fault(line, $"`words` has `{word}`, which is no word; write what people call the step, like `words: [scrub, peel]`");
        }

        return [.. words.Select(word => new SeedFile.Lined<string>(word.Value, word.Line))];
    }

    private static SeedFile.Lined<string>? Id(FrontMatter head, SeedFile file)
    {
        if (head.Text("id", file.IsRoutine ? "id: routine" : "id: cleanse") is not { } id) return null;
        var line = head.LineOf("id");
        if (!StepId.IsMatch(id))
        {
            file.Source.Fault(line, $"the id `{id}` is not lower-case letters, digits and hyphens; write it like `id: cleanse`");
            return null;
        }

        if (file.IsRoutine != (id == SeedFile.RoutineName))
        {
            file.Source.Fault(line, file.IsRoutine
                ? $"the id of the routine's own file is `{id}`; write `id: {SeedFile.RoutineName}`"
                : $"the id `{id}` belongs to {SeedFile.RoutineName}.md; give this step an id of its own");
            return null;
        }

        return new(id, line);
    }

    private static Cadence? Cadence(FrontMatter head, SourceText source)
    {
        const string Example = "cadence: { every: 1 }";
        if (head.Mapping("cadence", Example, "every", "weekly", "default") is not { } cadence) return null;
        var line = head.LineOf("cadence");
        if (cadence.Has("every") == cadence.Has("weekly"))
        {
            source.Fault(line, "the cadence is either `every: 1`, for so many evenings, or `weekly: 1-2` with `default:` days; write one of the two");
            return null;
        }

        if (cadence.Has("every"))
        {
            if (cadence.Has("default")) source.Fault(cadence.LineOf("default"), "`cadence.default` goes with `weekly` only; take it out");
            return cadence.Number("every", "every: 1") is { } evenings ? new Cadence.Every(evenings) : null;
        }

        var days = Days(cadence, source);
        if (cadence.Text("weekly", "weekly: 1-2") is not { } weekly) return null;
        var range = WeeklyRange.Match(weekly);
        var min = range.Success ? int.Parse(range.Groups["min"].Value) : 0;
        var max = range.Groups["max"].Success ? int.Parse(range.Groups["max"].Value) : min;
        if (min == 0 || min > max)
        {
            source.Fault(cadence.LineOf("weekly"), $"`cadence.weekly` is `{weekly}`, not a number of days a week from 1 to 7 or two of them, the smaller first; write it like `weekly: 1-2`");
            return null;
        }

        if (days is not { } defaults) return null;
        if (defaults.Length >= min && defaults.Length <= max) return new Cadence.Weekly(min, max, defaults);
        source.Fault(cadence.LineOf("default"), $"`cadence.default` names {defaults.Length} days and `weekly` is {weekly}; make them agree");
        return null;
    }

    private static ImmutableArray<IsoDayOfWeek>? Days(FrontMatter cadence, SourceText source)
    {
        if (cadence.Texts("default", "default: [sunday]") is not { } names) return null;
        var days = new SortedSet<IsoDayOfWeek>();
        var sound = true;
        foreach (var (name, line) in names)
        {
            var day = Array.Find(Weekdays, weekday => string.Equals(weekday.ToString(), name, StringComparison.OrdinalIgnoreCase));
            if (day is not IsoDayOfWeek.None && days.Add(day)) continue;
            sound = false;
            source.Fault(line, day is not IsoDayOfWeek.None
                ? $"`cadence.default` names {name} twice; name each day once"
                : $"`cadence.default` names `{name}`, which is no weekday; write monday, tuesday, wednesday, thursday, friday, saturday or sunday");
        }

        return sound ? [.. days] : null;
    }

    private static Limit? Limit(FrontMatter head)
    {
        if (head.Mapping("limit", "limit: { at-most: 1, in-days: 7 }", "at-most", "in-days") is not { } limit) return null;
        var atMost = limit.Number("at-most", "at-most: 1");
        var inDays = limit.Number("in-days", "in-days: 7");
        return (atMost, inDays) is ({ } most, { } days) ? new(most, days) : null;
    }

    private static ImmutableArray<Product> Products(FrontMatter head) =>
    [
        .. from product in head.Mappings("products", "- name: …, brand: …, use: …", "name", "brand", "use") ?? []
           let name = product.Text("name", "name: Stone Crop Gel Wash")
           let brand = product.Text("brand", "brand: Eminence")
           let use = product.Text("use", "use: the second cleanse")
           where name is not null && brand is not null && use is not null
           select new Product(name, brand, use),
    ];

    private static void CheckWithinLimit(Cadence cadence, Limit limit, FrontMatter head, SourceText source)
    {
        var most = cadence is Cadence.Weekly weekly ? limit.MostWeekly(weekly.DefaultDays) : limit.MostEvery(((Cadence.Every)cadence).Evenings);
        if (most <= limit.AtMost) return;
        var what = cadence is Cadence.Weekly ? "default days come" : "cadence comes";
        source.Fault(head.LineOf("limit"), $"the {what} to {most} in {limit.InDays} days and the limit is {limit.AtMost}; mend `cadence` or `limit`");
    }

    [GeneratedRegex("^[a-z][a-z0-9-]*$")]
    private static partial Regex StepId { get; }

    [GeneratedRegex("^(?<min>[1-7])(?:-(?<max>[1-7]))?$")]
    private static partial Regex WeeklyRange { get; }
}
