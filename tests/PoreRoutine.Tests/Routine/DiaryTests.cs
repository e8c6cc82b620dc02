using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using PoreRoutine.Routine;

namespace PoreRoutine.Tests.Routine;

public sealed class DiaryTests
{
    private static readonly LocalDate Wednesday = new(2026, 3, 4);

    private static readonly Gen<(LocalDate Evening, string Step, StepOutcome Outcome)> Entry =
        from day in Gen.Choose(0, 5)
        from step in Gen.Elements("cleanse", "exfoliate", "mask", "serum")
        from outcome in Gen.Elements(StepOutcome.Done, StepOutcome.Skipped)
        select (Wednesday.PlusDays(day), step, outcome);

    private static readonly Gen<Diary> AnyDiary =
        Gen.ListOf(Entry).Select(entries => entries.Aggregate(Diary.Empty, (diary, entry) => diary.Log(entry.Evening, entry.Step, entry.Outcome)));

    [Fact]
    public void On_NothingLogged_IsEmpty()
    {
        Diary.Empty.On(Wednesday).ShouldBeEmpty();
        Diary.Empty.On(Wednesday, "cleanse").ShouldBeNull();
    }

    [Fact]
    public void Log_TwoStepsOnTwoEvenings_KeepsEachToItsEvening()
    {
        var diary = Diary.Empty
            .Log(Wednesday, "cleanse", StepOutcome.Done)
            .Log(Wednesday.PlusDays(-1), "mask", StepOutcome.Skipped);

        diary.Evenings.ShouldBe([Wednesday.PlusDays(-1), Wednesday]);
        diary.On(Wednesday).ShouldBe(new Dictionary<string, StepOutcome> { ["cleanse"] = StepOutcome.Done });
        diary.On(Wednesday.PlusDays(-1), "mask").ShouldBe(StepOutcome.Skipped);
        diary.On(Wednesday, "mask").ShouldBeNull();
    }

    [Fact]
    public void Log_SameStepAgainWithAnotherOutcome_TheLastWordCounts() =>
        Diary.Empty.Log(Wednesday, "mask", StepOutcome.Skipped).Log(Wednesday, "mask", StepOutcome.Done)
            .On(Wednesday, "mask").ShouldBe(StepOutcome.Done);

    [Fact]
    public void Log_Twice_IsLogOnce() =>
        Check.QuickThrowOnFailure(Prop.ForAll(AnyDiary.ToArbitrary(), Entry.ToArbitrary(), (diary, entry) =>
        {
            var once = diary.Log(entry.Evening, entry.Step, entry.Outcome);
            return once.Log(entry.Evening, entry.Step, entry.Outcome).Equals(once)
                && once.On(entry.Evening, entry.Step) == entry.Outcome;
        }));

    [Fact]
    public void Equals_SameEntriesInAnotherOrder_IsTrue() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.ListOf(Entry).ToArbitrary(), entries =>
        {
            var distinct = entries.DistinctBy(entry => (entry.Evening, entry.Step)).ToList();
            var forth = distinct.Aggregate(Diary.Empty, (diary, entry) => diary.Log(entry.Evening, entry.Step, entry.Outcome));
            var back = Enumerable.Reverse(distinct).Aggregate(Diary.Empty, (diary, entry) => diary.Log(entry.Evening, entry.Step, entry.Outcome));
            return forth.Equals(back) && forth.GetHashCode() == back.GetHashCode();
        }));

    [Fact]
    public void Equals_OneEntryMore_IsFalse()
    {
        var diary = Diary.Empty.Log(Wednesday, "cleanse", StepOutcome.Done);

        diary.Log(Wednesday, "serum", StepOutcome.Done).ShouldNotBe(diary);
        diary.ShouldNotBe(Diary.Empty.Log(Wednesday, "cleanse", StepOutcome.Skipped));
    }

    [Fact]
    public void Serialize_Diary_IsDatesAndWords()
    {
        var diary = Diary.Empty
            .Log(Wednesday, "serum", StepOutcome.Skipped)
            .Log(Wednesday, "cleanse", StepOutcome.Done);

        JsonSerializer.Serialize(diary).ShouldBe("""{"2026-03-04":{"cleanse":"done","serum":"skipped"}}""");
    }

    [Fact]
    public void Deserialize_WhatWasSerialized_IsTheSameDiary() =>
        Check.QuickThrowOnFailure(Prop.ForAll(AnyDiary.ToArbitrary(), diary =>
            JsonSerializer.Deserialize<Diary>(JsonSerializer.Serialize(diary))!.Equals(diary)));

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"yesterday":{}}""")]
    [InlineData("""{"2026-03-04":"done"}""")]
    [InlineData("""{"2026-03-04":{"mask":true}}""")]
    [InlineData("""{"2026-03-04":{"mask":"maybe"}}""")]
    public void Deserialize_AnotherShape_Throws(string json) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Diary>(json));
}
