using System.Collections.Immutable;
using NodaTime;

namespace PoreRoutine.Routine;

/// <summary>What one evening asks for, and why. <see cref="Schedule.On"/> makes it.</summary>
/// <param name="Evening">The evening.</param>
/// <param name="Tonight">The evening that ran when it was made.</param>
/// <param name="Items">Every step of the routine, in its order.</param>
public sealed record Agenda(LocalDate Evening, LocalDate Tonight, ImmutableArray<AgendaItem> Items)
{
    /// <summary>The steps that are due and not logged yet, in their order.</summary>
    public IEnumerable<AgendaItem> Due => Items.Where(item => item.State == AgendaState.Due);

    /// <summary>The item of a step; null if the routine has no such step.</summary>
    public AgendaItem? Find(string stepId) => Items.FirstOrDefault(item => item.Step.Id == stepId);
}
