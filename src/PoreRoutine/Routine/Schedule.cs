using System.Collections.Immutable;
using NodaTime;

namespace PoreRoutine.Routine;

/// <summary>
/// What a client's plan and diary come to, as tonight stands: agendas, and answers to "when" and "may I".
/// Immutable; every method is a pure function of these values, whatever the machine's clock and zone.
/// </summary>
/// <remarks>
/// Of an evening ahead, what is due between tonight and it is taken to be done as planned, tonight's steps included:
/// what is suggested for several evenings never breaks a limit together. What was skipped ahead stays skipped.
/// </remarks>
/// <param name="Steps">The routine's steps, in its order.</param>
/// <param name="Plan">The client's plan.</param>
/// <param name="Diary">The client's diary.</param>
/// <param name="Tonight">The evening that runs for the client, by <see cref="Evening.Of"/>.</param>
/// <param name="CareSince">The evening of a sign that needs a doctor; null if there was none or the client said to go on. From then on only gentle steps are planned.</param>
public sealed record Schedule(ImmutableArray<Step> Steps, Plan Plan, Diary Diary, LocalDate Tonight, LocalDate? CareSince)
{
    /// <summary>The agenda of any evening: over, tonight or ahead.</summary>
    public Agenda On(LocalDate evening) => new(evening, Tonight, [.. Steps.Select(step => new StepCourse(step, this).Item(evening))]);

    /// <summary>Whether a step may be done on an evening, and what that would move.</summary>
    public Permission May(Step step, LocalDate evening) => new StepCourse(step, this).May(evening);

    /// <summary>The first evening from tonight on on which a step is due and not logged; null while it rests after a sign that needs a doctor.</summary>
    public LocalDate? Next(Step step) => new StepCourse(step, this).Next();

    /// <summary>The last evening on which a step was done, however long ago; null if it never was.</summary>
    public LocalDate? Last(Step step) => Diary.Total(step.Id).LastDone;

    /// <summary>True if a step rests on that evening after a sign that needs a doctor.</summary>
    public bool Rests(Step step, LocalDate evening) => !step.IsGentle && evening >= CareSince;
}
