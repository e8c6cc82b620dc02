using System.Text;
using System.Text.Json;
using NodaTime;
using PoreRoutine.Routine;
using static PoreRoutine.Tests.Routine.Routines;

namespace PoreRoutine.Tests.Routine;

/// <summary>A thousand clients in all the world's zones, four years of evenings each.</summary>
public sealed class FourYearsTests
{
    private const int Clients = 1000;
    private const int Evenings = 4 * 365 + 1;

    private static readonly DateTimeZone[] Zones = [.. DateTimeZoneProviders.Tzdb.Ids.Select(id => DateTimeZoneProviders.Tzdb[id])];

    /// <summary>Where clocks change by half an hour, at odd times or against the sun, or where a date was left out.</summary>
    private static readonly DateTimeZone[] OddZones =
    [
        .. new[] { "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "Africa/Casablanca", "Pacific/Chatham", "America/Godthab", "Asia/Tehran", "Antarctica/Troll", "America/Havana", "Asia/Gaza" }
            .Select(id => DateTimeZoneProviders.Tzdb[id]),
    ];

    [Fact]
    public void On_FourYearsOfAThousandClients_NeverSuggestsBeyondALimitAndForgetsNothing() =>
        Parallel.For(0, Clients, client => new Life(new Random(client)).Live());

    /// <summary>One client, who does most of what is due, some of what is allowed, and now and then what is not.</summary>
    private sealed class Life
    {
        private readonly Random random;
        private readonly DateTimeZone zone;
        private readonly LocalDate first;
        private readonly bool isObedient;
        private readonly Dictionary<string, List<LocalDate>> done;
        private readonly Dictionary<string, int> skipped;
        private Schedule schedule;

        public Life(Random random)
        {
            this.random = random;
            zone = random.Next(3) == 0 ? OddZones[random.Next(OddZones.Length)] : Zones[random.Next(Zones.Length)];
            first = new LocalDate(2009, 1, 1).PlusDays(random.Next(12 * 365));
            isObedient = random.Next(4) > 0;
            var routine = random.Next(3) > 0 ? Pores : Another;
            done = routine.Steps.ToDictionary(step => step.Id, _ => new List<LocalDate>());
            skipped = routine.Steps.ToDictionary(step => step.Id, _ => 0);
            schedule = new(routine.Steps, Plan.Default(first, zone.Id), Diary.Empty, first, null);
        }

        public void Live()
        {
            var end = Evening.StartOf(first, zone);
            for (var day = 0; day < Evenings; day++)
            {
                var evening = first.PlusDays(day);
                var start = end;
                end = Evening.StartOf(evening.PlusDays(1), zone);
                if (start >= end) continue; // A date that the zone left out.
                CheckClock(evening, start, end);
                schedule = schedule with { Tonight = evening };
                if (day % 97 == 0) ChangePlan();
                Spend(evening);
            }

            CheckDiary();
        }

        private void CheckClock(LocalDate evening, Instant start, Instant end)
        {
            var isOrdinary = zone.GetZoneInterval(start) is var interval && (!interval.HasEnd || interval.End > end);
            foreach (var instant in isOrdinary ? [start + (random.NextDouble() * (end - start))] : new[] { start, end - Duration.Epsilon, interval.End })
            {
                if (instant < end && Evening.Of(instant, zone) != evening) throw new InvalidOperationException($"{instant} in {zone.Id} is not {evening}.");
            }

            var (due, wanted) = (schedule.Plan.Reminder!.InstantOn(evening, zone), schedule.Plan.Reminder.TimeOn(evening));
            var local = due.InZone(zone).LocalDateTime;
            if (local != wanted && (local < wanted || zone.MapLocal(wanted).Count > 0)) throw new InvalidOperationException($"{due} in {zone.Id} is not {wanted}.");
        }

        private void ChangePlan()
        {
            var step = schedule.Steps[random.Next(schedule.Steps.Length)];
            var days = Enumerable.Range(0, random.Next(1, 4)).Select(_ => (IsoDayOfWeek)random.Next(1, 8));
            schedule = schedule with
            {
                Plan = schedule.Plan.WithDays(step, days, schedule.Tonight).Plan.CountedFrom(step, schedule.Tonight).Plan with
                {
                    Reminder = new(LocalTime.Midnight.PlusMinutes(random.Next(1440)), []),
                },
            };
        }

        private void Spend(LocalDate evening)
        {
            var entries = new List<DiaryEntry>();
            foreach (var item in schedule.On(evening).Items)
            {
                var (id, chance) = (item.Step.Id, random.Next(100));
                var fits = Recent(item.Step, evening) < item.Step.Limit.AtMost;
                if (item.State == AgendaState.Due && !fits) throw new InvalidOperationException($"{id} is due on {evening} beyond its limit.");
                if (item.Next < evening || (item.State == AgendaState.Due) != (item.Next == evening)) throw new InvalidOperationException($"{id} on {evening} is {item.State}, and next on {item.Next}.");
                if (item.FirstAllowed == evening != fits) throw new InvalidOperationException($"{id} on {evening} is first allowed on {item.FirstAllowed}.");

                var isDone = item.State == AgendaState.Due
                    ? chance < 85
                    : chance < 4 && (!isObedient || schedule.May(item.Step, evening).IsAllowed);
                if (isDone) entries.Add(new(evening, id, StepOutcome.Done));
                else if (item.State == AgendaState.Due && chance < 92) entries.Add(new(evening, id, StepOutcome.Skipped));
            }

            var before = schedule.Diary;
            var change = before.Log(evening, entries);
            if (entries.Count > 0 && random.Next(50) == 0 && !change.Diary.Undo().Diary.Equals(before.FoldedAt(evening))) throw new InvalidOperationException($"Undo on {evening} is not the inverse.");
            schedule = schedule with { Diary = change.Diary };
            foreach (var entry in entries)
            {
                if (entry.Outcome is StepOutcome.Skipped)
                {
                    skipped[entry.StepId]++;
                    continue;
                }

                var step = schedule.Steps.Single(step => step.Id == entry.StepId);
                var isBeyond = Recent(step, evening) >= step.Limit.AtMost;
                if (isBeyond && isObedient) throw new InvalidOperationException($"{step.Id} was allowed on {evening} beyond its limit.");
                if (isBeyond && schedule.On(evening).Find(step.Id)!.Reason is not AgendaReason.Logged { IsBeyondLimit: true }) throw new InvalidOperationException($"{step.Id} beyond its limit on {evening} goes unnoticed.");
                done[step.Id].Add(evening);
            }
        }

        private void CheckDiary()
        {
            var diary = JsonSerializer.Deserialize<Diary>(JsonSerializer.Serialize(schedule.Diary))!;
            diary.ShouldBe(schedule.Diary);
            diary.Evenings.Count().ShouldBeLessThanOrEqualTo(Diary.EveningsInDetail);
            Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(diary)).ShouldBeLessThan(6 * 1024);
            foreach (var (id, evenings) in done)
            {
                diary.Total(id).ShouldBe(new(evenings.Count, skipped[id], evenings.Count == 0 ? null : evenings[^1]));
            }
        }

        private int Recent(Step step, LocalDate evening)
        {
            var count = 0;
            for (var index = done[step.Id].Count - 1; index >= 0 && done[step.Id][index] > evening.PlusDays(-step.Limit.InDays); index--) count++;
            return count;
        }
    }
}
