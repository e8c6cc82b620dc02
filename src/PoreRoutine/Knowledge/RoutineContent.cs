using System.Collections.Immutable;
using PoreRoutine.Routine;

namespace PoreRoutine.Knowledge;

/// <summary>What the bot knows: everything in <c>seeds/</c>. Immutable, safe for use by many threads.</summary>
/// <param name="Title">The routine's name.</param>
/// <param name="Steps">The steps in the order of the evening; at least one.</param>
/// <param name="Topics">The topics by id, the routine's own first, then those of each step, in the order they were written.</param>
public sealed record RoutineContent(string Title, ImmutableArray<Step> Steps, IReadOnlyDictionary<string, Topic> Topics)
{
    /// <summary>The step of that id; null if there is none.</summary>
    public Step? FindStep(string? id) => Steps.FirstOrDefault(step => step.Id == id);
}
