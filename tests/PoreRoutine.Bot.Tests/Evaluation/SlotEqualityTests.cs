using System.Text.Json;
using NodaTime;
using PoreRoutine.Bot.Evaluation;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Tests.Evaluation;

public sealed class SlotEqualityTests
{
    private static readonly SlotEquality s_equality = new(new LocalDate(2026, 3, 4));

    [Theory]
    [InlineData(Intents.ReminderSnooze, """{"duration":"PT90M"}""", """{"duration":"PT1H30M"}""", true)]
    [InlineData(Intents.ReminderSnooze, """{"duration":"PT90M"}""", """{"duration":"PT1H"}""", false)]
    [InlineData(Intents.ZoneSet, """{"zone":"Asia/Calcutta"}""", """{"zone":"Asia/Kolkata"}""", true)]
    [InlineData(Intents.ZoneSet, """{"zone":"Europe/Berlin"}""", """{"zone":"Europe/Paris"}""", false)]
    [InlineData(Intents.PlanMove, """{"step":"mask","weekday":"friday"}""", """{"steps":["mask"],"weekdays":["friday"]}""", true)]
    [InlineData(Intents.PlanMove, """{"weekdays":["friday","monday"]}""", """{"weekdays":["monday","friday"]}""", true)]
    [InlineData(Intents.PlanMove, """{"weekday":"friday"}""", """{"weekdays":["monday","friday"]}""", false)]
    [InlineData(Intents.AgendaShow, """{"weekday":"friday"}""", """{"date":"2026-03-06"}""", true)]
    [InlineData(Intents.AgendaShow, """{"date":"2026-03-06"}""", """{"weekday":"friday"}""", true)]
    [InlineData(Intents.AgendaShow, """{"weekday":"friday"}""", """{"date":"2026-03-13"}""", false)]
    [InlineData(Intents.AgendaShow, """{"weekday":"friday"}""", """{"date":"2026-02-27"}""", false)]
    [InlineData(Intents.DiaryDone, """{"weekday":"friday"}""", """{"date":"2026-02-27"}""", true)]
    [InlineData(Intents.DiaryDone, """{"weekday":"friday"}""", """{"date":"2026-03-06"}""", false)]
    [InlineData(Intents.AgendaShow, "{}", """{"date":"2026-03-04"}""", true)]
    [InlineData(Intents.AgendaShow, "{}", """{"date":"2026-03-05"}""", false)]
    [InlineData(Intents.DiaryDone, """{"step":"mask"}""", "{}", false)]
    [InlineData(Intents.ReminderSet, """{"time":"21:00"}""", """{"time":["09:00","21:00"]}""", false)]
    [InlineData(Intents.ReminderSet, """{"time":["21:00","09:00"]}""", """{"time":["09:00","21:00"]}""", true)]
    public void AreEqual_ByWhatTheySay(string intent, string expected, string read, bool areEqual)
    {
        s_equality.AreEqual(intent, Slots(expected), Slots(read)).ShouldBe(areEqual);
        s_equality.AreEqual(intent, Slots(read), Slots(expected)).ShouldBe(areEqual);
    }

    private static Dictionary<string, SlotValue> Slots(string json) =>
        JsonSerializer.Deserialize($$"""{"text":"","expect":{{json}}}""", EvaluationJson.Default.EvaluationLine)!.Expect!;
}
