using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace PoreRoutine.Routine;

/// <summary>
/// What a client did or skipped, evening by evening. Immutable, equal by value.
/// As JSON: <c>{"2026-03-04":{"cleanse":"done","serum":"skipped"}}</c>.
/// </summary>
[JsonConverter(typeof(DiaryJsonConverter))]
public sealed class Diary : IEquatable<Diary>
{
    /// <summary>The diary of one who has logged nothing.</summary>
    public static readonly Diary Empty = new(ImmutableSortedDictionary<LocalDate, ImmutableSortedDictionary<string, StepOutcome>>.Empty);

    private static readonly ImmutableSortedDictionary<string, StepOutcome> Blank =
        ImmutableSortedDictionary.Create<string, StepOutcome>(StringComparer.Ordinal);

    private readonly ImmutableSortedDictionary<LocalDate, ImmutableSortedDictionary<string, StepOutcome>> evenings;

    private Diary(ImmutableSortedDictionary<LocalDate, ImmutableSortedDictionary<string, StepOutcome>> evenings) =>
        this.evenings = evenings;

    /// <summary>The evenings on which something is logged, earliest first.</summary>
    public IEnumerable<LocalDate> Evenings => evenings.Keys;

    /// <summary>What is logged on <paramref name="evening"/>, by the step's id; empty where nothing is.</summary>
    public IReadOnlyDictionary<string, StepOutcome> On(LocalDate evening) => evenings.GetValueOrDefault(evening, Blank);

    /// <summary>What became of one step on one evening; null where nothing is logged.</summary>
    public StepOutcome? On(LocalDate evening, string stepId) =>
        evenings.GetValueOrDefault(evening, Blank).TryGetValue(stepId, out var outcome) ? outcome : null;

    /// <summary>The evenings on which a step was done, earliest first.</summary>
    public IEnumerable<LocalDate> DoneOn(string stepId) => Evenings.Where(evening => On(evening, stepId) == StepOutcome.Done);

    /// <summary>This diary with one more entry. The last word on a step counts; logging the same twice is logging it once.</summary>
    public Diary Log(LocalDate evening, string stepId, StepOutcome outcome)
    {
        ArgumentException.ThrowIfNullOrEmpty(stepId);
        return new(evenings.SetItem(evening, evenings.GetValueOrDefault(evening, Blank).SetItem(stepId, outcome)));
    }

    /// <inheritdoc/>
    public bool Equals(Diary? other) =>
        other is not null
        && evenings.Count == other.evenings.Count
        && evenings.Zip(other.evenings).All(pair =>
            pair.First.Key == pair.Second.Key && pair.First.Value.SequenceEqual(pair.Second.Value));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Diary);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var (evening, steps) in evenings)
        {
            hash.Add(evening);
            foreach (var (step, outcome) in steps)
            {
                hash.Add(step, StringComparer.Ordinal);
                hash.Add(outcome);
            }
        }

        return hash.ToHashCode();
    }
}
