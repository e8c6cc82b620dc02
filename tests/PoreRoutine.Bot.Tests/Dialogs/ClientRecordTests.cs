using System.Text.Json;
using NodaTime;
using PoreRoutine.Bot.Dialogs;
using PoreRoutine.Bot.Tests.Support;
using PoreRoutine.Bot.Understanding;
using PoreRoutine.Routine;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Tests.Dialogs;

public sealed class ClientRecordTests
{
    private static readonly LocalDate s_tonight = new(2036, 3, 4);

    /// <summary>Ten years of every step on every evening, with what can be taken back, and all else that a record can hold.</summary>
    private static ClientRecord Full
    {
        get
        {
            var steps = RealContent.Value.Routine.Steps;
            var diary = Diary.Empty;
            for (var evening = s_tonight.PlusYears(-10); evening <= s_tonight; evening = evening.PlusDays(1))
            {
                // Done on some, skipped on others, and one step after the other, so that each is a change of its own.
                var outcome = evening.DayOfWeek == IsoDayOfWeek.Sunday ? StepOutcome.Skipped : StepOutcome.Done;
                diary = steps.Aggregate(diary, (written, step) => written.Log(evening, evening, [step.Id], outcome).Diary);
            }

            var away = Enumerable.Range(1, 14).SelectMany(_ => steps, (day, step) => new DiaryEntry(s_tonight.PlusDays(day), step.Id, StepOutcome.Skipped));
            var week = Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).ToList();
            var longest = RealContent.Value.Routine.Topics.Keys.MaxBy(id => id.Length)!;
            var zone = DateTimeZoneProviders.Tzdb.Ids.MaxBy(id => id.Length)!;
            var now = Instant.FromUtc(2036, 3, 5, 1, 0);
            return new ClientRecord
            {
                Greeted = true,
                Offered = true,
                Zone = zone,
                ZoneAsked = zone,
                LastSeen = "2036-03-04",
                LastTopic = longest,
                LastRequest = new PastRequest(Intents.PlanMove, [.. steps.Select(step => step.Id)]),
                CareSince = "2036-03-04",
                OnShow = steps.Aggregate(StepOnShow.On(s_tonight, steps[0].Id), (shown, step) => shown.With(step.Id)),
                Asked = new Question(Question.Delete, Interrupted: new Question(Question.Days, steps[^1].Id, steps[0].Id, IsSetUp: true, Misses: 2)),
                ExportLink = $"export/{new string('f', 64)}",
                Plan = Plan.Default(s_tonight.PlusYears(-10), zone) with
                {
                    Steps = Plan.Default(s_tonight).Steps.SetItems(steps.Select(step => KeyValuePair.Create(step.Id, new StepPlan([.. week], s_tonight)))),
                    Reminder = Reminder.Default with { Days = [.. week], PausedUntil = s_tonight.PlusDays(30), IsStopped = true },
                },
                Diary = diary.Log(s_tonight, away).Diary,
                Reminders = new ReminderCourse
                {
                    Since = now,
                    LastEvening = s_tonight,
                    Once = [.. Enumerable.Range(1, ReminderCourse.MostOnce).Select(day => new DueReminder(ReminderKind.Snooze, s_tonight.PlusDays(day), now + Duration.FromDays(day)))],
                },
                WakeUp = Guid.NewGuid().ToString(),
                Reminded = "2036-03-04",
                RemindersSkipped = 3,
                NotFound = 2,
                NotFoundOn = "2036-03-03",
                Further = new Dictionary<string, JsonElement> { ["new"] = JsonElement.Parse("1") },
            };
        }
    }

    [Fact]
    public void Json_TenYearsOfEveryEvening_StaysBelow32KB()
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(Full, BotJson.Storage.GetTypeInfo(typeof(ClientRecord)));
        TestContext.Current.TestOutputHelper!.WriteLine($"{json.Length} bytes");
        json.Length.ShouldBeInRange(1024, 32 * 1024);
    }

    [Fact]
    public void Forget_ARecordWithEverything_LeavesNothingOfIt()
    {
        var record = Full;

        // Each property is set, or this test would not see one that is forgotten to be forgotten.
        var blank = new ClientRecord();
        foreach (var property in typeof(ClientRecord).GetProperties().Where(property => property.Name != nameof(ClientRecord.Schema)))
        {
            property.GetValue(record).ShouldNotBe(property.GetValue(blank), property.Name);
        }

        record.Forget();
        JsonSerializer.Serialize(record, BotJson.Storage.GetTypeInfo(typeof(ClientRecord))).ShouldBe(JsonSerializer.Serialize(blank, BotJson.Storage.GetTypeInfo(typeof(ClientRecord))));
    }
}
