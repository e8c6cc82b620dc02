using NodaTime;
using PoreRoutine.Knowledge;
using PoreRoutine.Routine;

namespace PoreRoutine.Tests.Routine;

/// <summary>The routines that the tests schedule, and short ways to say what was logged.</summary>
internal static class Routines
{
    public static readonly LocalDate Wednesday = new(2026, 3, 4);

    /// <summary>The product's own.</summary>
    public static RoutineContent Pores { get; } = SeedReader.Read(Repository.Seeds).Content!;

    /// <summary>Another operator's: other steps, every third evening, three in ten days.</summary>
    public static RoutineContent Another { get; } =
        SeedReader.Read(Path.Combine(Repository.Root, "tests", "PoreRoutine.Tests", "Routine", "AnotherRoutine")).Content!;

    public static Step Step(string id) => Pores.FindStep(id) ?? Another.FindStep(id)!;

    public static Schedule Schedule(RoutineContent routine, Diary diary, LocalDate tonight, Plan? plan = null, LocalDate? careSince = null) =>
        new(routine.Steps, plan ?? Plan.Default(new(2026, 2, 1)), diary, tonight, careSince);

    public static Schedule Schedule(Diary? diary = null, LocalDate? tonight = null, Plan? plan = null, LocalDate? careSince = null) =>
        Schedule(Pores, diary ?? Diary.Empty, tonight ?? Wednesday, plan, careSince);

    public static Diary Done(this Diary diary, string stepId, params IEnumerable<LocalDate> evenings) => Log(diary, stepId, StepOutcome.Done, evenings);

    public static Diary Skipped(this Diary diary, string stepId, params IEnumerable<LocalDate> evenings) => Log(diary, stepId, StepOutcome.Skipped, evenings);

    public static LocalDate March(int day) => new LocalDate(2026, 3, 1).PlusDays(day - 1);

    private static Diary Log(Diary diary, string stepId, StepOutcome outcome, IEnumerable<LocalDate> evenings) =>
        evenings.Aggregate(diary, (written, evening) => written.Log(evening, evening, [stepId], outcome).Diary);
}
