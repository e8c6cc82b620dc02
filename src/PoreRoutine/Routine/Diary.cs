using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace PoreRoutine.Routine;

/// <summary>
/// What a client did or skipped: the last <see cref="EveningsInDetail"/> evenings one by one, totals of what was before,
/// and the last changes, to take them back. Immutable. As JSON: see <see cref="DiaryJsonConverter"/>.
/// </summary>
/// <remarks>Two diaries are equal if they say the same of every evening, whatever could be taken back.</remarks>
[JsonConverter(typeof(DiaryJsonConverter))]
public sealed class Diary : IEquatable<Diary>
{
    /// <summary>How many evenings are kept in detail, tonight included. Older ones are only counted.</summary>
    public const int EveningsInDetail = 400;

    /// <summary>How many evenings ahead something may be skipped.</summary>
    public const int EveningsAhead = 100;

    // The last change can always be taken back, those before it while there is room for their edits.
    private const int ChangesKept = 8;
    private const int EditsKept = 64;

    private Diary(
        ImmutableSortedDictionary<string, StepDays> detail,
        ImmutableSortedDictionary<string, StepTotal> earlier,
        ImmutableList<ImmutableArray<(LocalDate Evening, string StepId, StepOutcome? Before)>> changes)
    {
        Detail = detail;
        Earlier = earlier;
        Changes = changes;
    }

    /// <summary>The diary of one who has logged nothing.</summary>
    public static Diary Empty { get; } = new(
        ImmutableSortedDictionary.Create<string, StepDays>(StringComparer.Ordinal),
        ImmutableSortedDictionary.Create<string, StepTotal>(StringComparer.Ordinal),
        []);

    /// <summary>The evenings on which something is logged and kept in detail, earliest first; those ahead with what is skipped on them, too.</summary>
    public IEnumerable<LocalDate> Evenings => Detail.Values.SelectMany(days => days.All(), (_, day) => day.Evening).Distinct().Order();

    /// <summary>True if there was a client's evening before those kept in detail.</summary>
    public bool HasEarlier => !Earlier.IsEmpty;

    /// <summary>How many changes <see cref="Undo"/> can take back, one after the other.</summary>
    public int UndoDepth => Changes.Count;

    /// <summary>What a newer program keeps beside, as a JSON object; null if nothing. It is stored again as it was.</summary>
    internal string? Further { get; private init; }

    /// <summary>What is logged on the evenings kept in detail, by step; a step of which nothing is has no entry.</summary>
    internal ImmutableSortedDictionary<string, StepDays> Detail { get; }

    /// <summary>Totals of the evenings before those kept in detail.</summary>
    internal ImmutableSortedDictionary<string, StepTotal> Earlier { get; }

    /// <summary>What stood there before each change that can be taken back, the last change last.</summary>
    internal ImmutableList<ImmutableArray<(LocalDate Evening, string StepId, StepOutcome? Before)>> Changes { get; }

    /// <summary>What is logged on <paramref name="evening"/>, by the step's id; empty where nothing is, or no longer in detail.</summary>
    public IReadOnlyDictionary<string, StepOutcome> On(LocalDate evening) => Detail
        .Where(step => step.Value[evening] is not null)
        .ToImmutableSortedDictionary(step => step.Key, step => step.Value[evening]!.Value, StringComparer.Ordinal);

    /// <summary>What became of one step on one evening; null where nothing is logged, or no longer in detail.</summary>
    public StepOutcome? On(LocalDate evening, string stepId) => Days(stepId)[evening];

    /// <summary>The evenings in detail on which a step was done, earliest first.</summary>
    public IEnumerable<LocalDate> DoneOn(string stepId) =>
        Days(stepId).All().Where(day => day.Outcome == StepOutcome.Done).Select(day => day.Evening);

    /// <summary>How often a step was done and skipped since the diary began, what is skipped ahead included, and when it was done last.</summary>
    public StepTotal Total(string stepId) => Days(stepId).All()
        .Aggregate(Earlier.GetValueOrDefault(stepId, StepTotal.None), (total, day) => total.With(day.Evening, day.Outcome));

    /// <summary>
    /// Writes entries down as one change, all of them or, where one of them is refused, none. The last word on a step counts;
    /// logging the same twice is logging it once. Evenings that are too old for detail by now go into the totals.
    /// </summary>
    /// <param name="tonight">The evening that runs: done may not lie after it.</param>
    /// <param name="entries">What to write, of any evenings; of two on the same step and evening the later one counts.</param>
    public DiaryChange Log(LocalDate tonight, params IEnumerable<DiaryEntry> entries)
    {
        var wanted = entries.ToList();
        if (wanted.Select(entry => Refusal(tonight, entry)).FirstOrDefault(refusal => refusal is not null) is { } refused) return new(this, [], refused);

        var diary = FoldedAt(tonight);
        var edits = Ordered(
            from entry in wanted
            group entry by (entry.Evening, entry.StepId) into same
            let edit = new DiaryEdit(same.Key.Evening, same.Key.StepId, diary.On(same.Key.Evening, same.Key.StepId), same.Last().Outcome)
            where edit.Before != edit.After
            select edit);
        if (edits.IsEmpty) return new(diary, []);

        var detail = Written(diary.Detail, edits);
        return new(new(detail, diary.Earlier, Bounded(diary.Changes.Add([.. edits.Select(edit => (edit.Evening, edit.StepId, edit.Before))]))) { Further = Further }, edits);
    }

    /// <summary>Writes the same outcome down for several steps of one evening, as one change.</summary>
    /// <inheritdoc cref="Log(LocalDate, IEnumerable{DiaryEntry})"/>
    public DiaryChange Log(LocalDate tonight, LocalDate evening, IEnumerable<string> stepIds, StepOutcome outcome) =>
        Log(tonight, stepIds.Select(stepId => new DiaryEntry(evening, stepId, outcome)));

    /// <summary>
    /// Takes the last change back, exactly: what stood there before stands there again. The edits of the result are those of the
    /// taking back, and are empty if there was nothing left to take back. What is too old for detail cannot be taken back.
    /// </summary>
    public DiaryChange Undo()
    {
        if (Changes.IsEmpty) return new(this, []);
        var edits = Ordered(Changes[^1].Select(edit => new DiaryEdit(edit.Evening, edit.StepId, On(edit.Evening, edit.StepId), edit.Before)));
        return new(new(Written(Detail, edits), Earlier, Changes.RemoveAt(Changes.Count - 1)) { Further = Further }, edits);
    }

    /// <summary>This diary with what is too old for detail in the totals.</summary>
    /// <param name="tonight">The last of the <see cref="EveningsInDetail"/> evenings that stay.</param>
    public Diary FoldedAt(LocalDate tonight)
    {
        var first = tonight.PlusDays(1 - EveningsInDetail);
        var (detail, earlier) = (Detail, Earlier);
        foreach (var (stepId, days) in Detail)
        {
            if (days.First >= first) continue;
            detail = Set(detail, stepId, days.From(first));
            earlier = earlier.SetItem(stepId, days.Before(first).Aggregate(earlier.GetValueOrDefault(stepId, StepTotal.None), (total, day) => total.With(day.Evening, day.Outcome)));
        }

        if (detail == Detail) return this;
        var last = Changes.FindLastIndex(edits => edits.Any(edit => edit.Evening < first));
        return new(detail, earlier, Changes.RemoveRange(0, last + 1)) { Further = Further };
    }

    /// <inheritdoc/>
    public bool Equals(Diary? other) =>
        other is not null && Detail.SequenceEqual(other.Detail) && Earlier.SequenceEqual(other.Earlier);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Diary);

    /// <inheritdoc/>
    public override int GetHashCode() => Detail.Aggregate(Earlier.Count, (hash, step) => HashCode.Combine(hash, step.Key, step.Value));

    /// <summary>What is logged of a step on the evenings kept in detail.</summary>
    internal StepDays Days(string stepId) => Detail.GetValueOrDefault(stepId, StepDays.None);

    /// <summary>The diary of what was stored.</summary>
    internal static Diary Of(
        IEnumerable<DiaryEntry> entries,
        ImmutableSortedDictionary<string, StepTotal> earlier,
        ImmutableList<ImmutableArray<(LocalDate Evening, string StepId, StepOutcome? Before)>> changes,
        string? further) =>
        new(Empty.Detail.AddRange(entries.GroupBy(entry => entry.StepId, (stepId, own) => KeyValuePair.Create(stepId, StepDays.Of([.. own])))), earlier, changes) { Further = further };

    private static ImmutableSortedDictionary<string, StepDays> Written(ImmutableSortedDictionary<string, StepDays> detail, ImmutableArray<DiaryEdit> edits) =>
        edits.Aggregate(detail, (written, edit) => Set(written, edit.StepId, written.GetValueOrDefault(edit.StepId, StepDays.None).With(edit.Evening, edit.After)));

    private static ImmutableArray<DiaryEdit> Ordered(IEnumerable<DiaryEdit> edits) =>
        [.. edits.OrderBy(edit => edit.Evening).ThenBy(edit => edit.StepId, StringComparer.Ordinal)];

    private static LogRefusal? Refusal(LocalDate tonight, DiaryEntry entry)
    {
        ArgumentException.ThrowIfNullOrEmpty(entry.StepId);
        if (entry.Evening <= tonight.PlusDays(-EveningsInDetail)) return LogRefusal.TooLongAgo;
        if (entry.Outcome is StepOutcome.Done) return entry.Evening > tonight ? LogRefusal.DoneAhead : null;
        return entry.Evening > tonight.PlusDays(EveningsAhead) ? LogRefusal.TooFarAhead : null;
    }

    private static ImmutableSortedDictionary<string, StepDays> Set(ImmutableSortedDictionary<string, StepDays> detail, string stepId, StepDays days) =>
        days.Letters.Length == 0 ? detail.Remove(stepId) : detail.SetItem(stepId, days);

    private static ImmutableList<ImmutableArray<(LocalDate Evening, string StepId, StepOutcome? Before)>> Bounded(ImmutableList<ImmutableArray<(LocalDate Evening, string StepId, StepOutcome? Before)>> changes)
    {
        while (changes.Count > 1 && (changes.Count > ChangesKept || changes.Sum(edits => edits.Length) > EditsKept)) changes = changes.RemoveAt(0);
        return changes;
    }
}
