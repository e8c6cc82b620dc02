using NodaTime;
using PoreRoutine.Routine;
using static PoreRoutine.Tests.Routine.Routines;

namespace PoreRoutine.Tests.Routine;

/// <summary>Alone, because the machine's zone is everybody's.</summary>
[CollectionDefinition(nameof(MachineZoneTests), DisableParallelization = true)]
[Collection(nameof(MachineZoneTests))]
public sealed class MachineZoneTests : IDisposable
{
    private readonly string? zone = Environment.GetEnvironmentVariable("TZ");

    [Fact]
    public void On_MachineInAnyZone_IsTheSameAgenda()
    {
        var instant = Instant.FromUtc(2026, 3, 8, 9, 30);
        var (agendas, offsets) = (new List<string>(), new HashSet<TimeSpan>());
        foreach (var machine in new[] { "UTC", "Pacific/Kiritimati", "America/New_York", "Pacific/Pago_Pago", "Asia/Kathmandu" })
        {
            SetZone(machine);
            offsets.Add(TimeZoneInfo.Local.GetUtcOffset(instant.ToDateTimeOffset()));
            var tonight = Evening.Of(instant, DateTimeZoneProviders.Tzdb["America/New_York"]);
            var schedule = Schedule(Diary.Empty.Done("mask", March(3)), tonight);
            agendas.Add($"{tonight} {string.Join(' ', schedule.On(tonight).Items.Select(item => (item.Step.Id, item.State, item.Reason, item.Next, item.FirstAllowed)))} {schedule.Plan.Reminder!.InstantOn(tonight, DateTimeZoneProviders.Tzdb["America/New_York"])}");
        }

        offsets.Count.ShouldBe(5);
        agendas.Distinct().ShouldHaveSingleItem();
    }

    public void Dispose() => SetZone(zone);

    private static void SetZone(string? id)
    {
        Environment.SetEnvironmentVariable("TZ", id);
        TimeZoneInfo.ClearCachedData();
    }
}
