using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using PoreRoutine.Routine;
using static PoreRoutine.Tests.Routine.Routines;

namespace PoreRoutine.Tests.Routine;

public sealed class DiaryTests
{
    private static readonly string[] Steps = ["cleanse", "exfoliate", "mask", "serum"];

    private static readonly Gen<DiaryEntry> Entry =
        from day in Gen.Choose(0, 5)
        from step in Gen.Elements(Steps)
        from outcome in Gen.Elements(StepOutcome.Done, StepOutcome.Skipped)
        select new DiaryEntry(Wednesday.PlusDays(-day), step, outcome);

    private static readonly Gen<IList<DiaryEntry>> Entries =
        from count in Gen.Choose(1, 6)
        from entries in Gen.ListOf(Entry, count)
        select (IList<DiaryEntry>)[.. entries];

    private static readonly Gen<Diary> AnyDiary =
        Gen.ListOf(Entries).Select(changes => changes.Aggregate(Diary.Empty, (diary, entries) => diary.Log(Wednesday, entries).Diary));

    [Fact]
    public void On_NothingLogged_IsEmpty()
    {
        Diary.Empty.On(Wednesday).ShouldBeEmpty();
        Diary.Empty.On(Wednesday, "cleanse").ShouldBeNull();
        Diary.Empty.Total("cleanse").ShouldBe(new(0, 0, null));
    }

    [Fact]
    public void Log_TwoStepsOnTwoEvenings_KeepsEachToItsEvening()
    {
        var change = Diary.Empty.Log(Wednesday, new(Wednesday, "cleanse", StepOutcome.Done), new DiaryEntry(March(3), "mask", StepOutcome.Skipped));

        change.Edits.ShouldBe([new(March(3), "mask", null, StepOutcome.Skipped), new(Wednesday, "cleanse", null, StepOutcome.Done)]);
        change.Diary.Evenings.ShouldBe([March(3), Wednesday]);
        change.Diary.On(Wednesday).ShouldBe(new Dictionary<string, StepOutcome> { ["cleanse"] = StepOutcome.Done });
        change.Diary.On(March(3), "mask").ShouldBe(StepOutcome.Skipped);
        change.Diary.On(Wednesday, "mask").ShouldBeNull();
    }

    [Fact]
    public void Log_SameStepAgainWithAnotherOutcome_TheLastWordCounts()
    {
        var change = Diary.Empty.Skipped("mask", Wednesday).Log(Wednesday, Wednesday, ["mask"], StepOutcome.Done);

        change.Diary.On(Wednesday, "mask").ShouldBe(StepOutcome.Done);
        change.Edits.ShouldBe([new(Wednesday, "mask", StepOutcome.Skipped, StepOutcome.Done)]);
    }

    [Fact]
    public void Log_Twice_IsLogOnce() =>
        Check.QuickThrowOnFailure(Prop.ForAll(AnyDiary.ToArbitrary(), Entries.ToArbitrary(), (diary, entries) =>
        {
            var once = diary.Log(Wednesday, entries).Diary;
            var again = once.Log(Wednesday, entries);
            return again.Diary.Equals(once) && again.Edits.IsEmpty && again.Diary.UndoDepth == once.UndoDepth
                && entries.GroupBy(entry => (entry.Evening, entry.StepId)).All(same => once.On(same.Key.Evening, same.Key.StepId) == same.Last().Outcome);
        }));

    [Fact]
    public void Log_DoneAhead_IsRefusedAsAWhole()
    {
        var change = Diary.Empty.Log(Wednesday, new(Wednesday, "cleanse", StepOutcome.Done), new DiaryEntry(March(5), "cleanse", StepOutcome.Done));

        change.Refusal.ShouldBe(LogRefusal.DoneAhead);
        change.Diary.ShouldBe(Diary.Empty);
        change.Edits.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(100, null)]
    [InlineData(101, LogRefusal.TooFarAhead)]
    [InlineData(-399, null)]
    [InlineData(-400, LogRefusal.TooLongAgo)]
    public void Log_SkippedFarAway_IsTakenAsFarAsDetailGoes(int days, LogRefusal? refusal) =>
        Diary.Empty.Log(Wednesday, Wednesday.PlusDays(days), Steps, StepOutcome.Skipped).Refusal.ShouldBe(refusal);

    [Fact]
    public void Undo_AnyLog_IsItsInverse() =>
        Check.QuickThrowOnFailure(Prop.ForAll(AnyDiary.ToArbitrary(), Entries.ToArbitrary(), (diary, entries) =>
        {
            var logged = diary.Log(Wednesday, entries);
            if (logged.Edits.IsEmpty) return true;
            var undone = logged.Diary.Undo();
            return undone.Diary.Equals(diary)
                && undone.Edits.SequenceEqual(logged.Edits.Select(edit => edit with { Before = edit.After, After = edit.Before }));
        }));

    [Fact]
    public void Undo_AsOftenAsCanBe_GoesBackChangeByChangeAndThenSaysThatNothingIsLeft() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.ListOf(Entries).ToArbitrary(), changes =>
        {
            var diaries = new Stack<Diary>([Diary.Empty]);
            foreach (var entries in changes)
            {
                var change = diaries.Peek().Log(Wednesday, entries);
                if (!change.Edits.IsEmpty) diaries.Push(change.Diary);
            }

            var diary = JsonSerializer.Deserialize<Diary>(JsonSerializer.Serialize(diaries.Pop()))!;
            var isAnyLeft = diary.UndoDepth > 0 || diaries.Count == 0;
            while (diary.UndoDepth > 0)
            {
                diary = diary.Undo().Diary;
                if (!diary.Equals(diaries.Pop())) return false;
            }

            return isAnyLeft && diary.Undo().Edits.IsEmpty && diary.Undo().Diary.Equals(diary);
        }));

    [Fact]
    public void Undo_AfterTheOldestEveningWasFolded_TakesOnlyTheLastChangeBack()
    {
        var old = Diary.Empty.Done("mask", Wednesday);
        var tonight = Wednesday.PlusDays(400);
        var logged = old.Done("cleanse", tonight);

        logged.Evenings.ShouldBe([tonight]);
        var undone = logged.Undo().Diary;
        undone.ShouldBe(old.FoldedAt(tonight));
        undone.Evenings.ShouldBeEmpty();
        undone.Total("mask").ShouldBe(new(1, 0, Wednesday));
        undone.Undo().Edits.ShouldBeEmpty();
    }

    [Fact]
    public void Total_OverDetailAndWhatWasBefore_CountsAll()
    {
        var evenings = Enumerable.Range(0, 1000).Select(day => Wednesday.PlusDays(day)).ToList();
        var diary = Diary.Empty.Done("mask", evenings.Where(evening => evening.DayOfWeek == IsoDayOfWeek.Sunday && evening < Wednesday.PlusDays(300)))
            .Skipped("serum", Wednesday)
            .Done("cleanse", evenings);

        diary.Evenings.First().ShouldBe(Wednesday.PlusDays(600));
        diary.HasEarlier.ShouldBeTrue();
        diary.Total("cleanse").ShouldBe(new(1000, 0, Wednesday.PlusDays(999)));
        diary.Total("mask").ShouldBe(new(43, 0, new(2026, 12, 27)));
        diary.Total("serum").ShouldBe(new(0, 1, null));
        JsonSerializer.Deserialize<Diary>(JsonSerializer.Serialize(diary)).ShouldBe(diary);
    }

    [Fact]
    public void Serialize_TenYearsOfEveryStepEveryEvening_StaysSmall()
    {
        var diary = Diary.Empty;
        var tonight = Wednesday.PlusDays(3652);
        for (var evening = Wednesday; evening <= tonight; evening = evening.PlusDays(1))
        {
            var skipped = evening.Day % 3;
            diary = diary.Log(evening, Steps.Select((step, index) => new DiaryEntry(evening, step, index == skipped ? StepOutcome.Skipped : StepOutcome.Done))).Diary;
        }

        // And a hundred evenings away.
        diary = diary.Log(tonight, Enumerable.Range(1, 100).SelectMany(day => Steps.Select(step => new DiaryEntry(tonight.PlusDays(day), step, StepOutcome.Skipped)))).Diary;

        var json = JsonSerializer.Serialize(diary);
        Encoding.UTF8.GetByteCount(json).ShouldBeLessThan(6 * 1024);
        JsonSerializer.Deserialize<Diary>(json).ShouldBe(diary);
        diary.Evenings.Count().ShouldBe(Diary.EveningsInDetail + Diary.EveningsAhead);
        var cleanse = diary.Total("cleanse");
        (cleanse.Done + cleanse.Skipped).ShouldBe(3653 + 100);
    }

    [Fact]
    public void Equals_SameEntriesInAnotherOrder_IsTrue() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.ListOf(Entry).ToArbitrary(), entries =>
        {
            var distinct = entries.DistinctBy(entry => (entry.Evening, entry.StepId)).ToList();
            var forth = distinct.Aggregate(Diary.Empty, (diary, entry) => diary.Log(Wednesday, entry).Diary);
            var back = Enumerable.Reverse(distinct).Aggregate(Diary.Empty, (diary, entry) => diary.Log(Wednesday, entry).Diary);
            return forth.Equals(back) && forth.GetHashCode() == back.GetHashCode();
        }));

    [Fact]
    public void Equals_OneEntryMore_IsFalse()
    {
        var diary = Diary.Empty.Done("cleanse", Wednesday);

        diary.Done("serum", Wednesday).ShouldNotBe(diary);
        diary.ShouldNotBe(Diary.Empty.Skipped("cleanse", Wednesday));
    }

    [Fact]
    public void Serialize_Diary_IsMonthsOfLetters()
    {
        var diary = Diary.Empty.Done("cleanse", March(1)).Skipped("cleanse", Wednesday).Done("cleanse", Wednesday).Skipped("mask", Wednesday);

        JsonSerializer.Serialize(diary).ShouldBe("""{"schema":2,"evenings":{"2026-03":{"cleanse":"d..d","mask":"...s"}},"undo":[{"2026-03":{"cleanse":"-"}},{"2026-03":{"cleanse":"...-"}},{"2026-03":{"cleanse":"...s"}},{"2026-03":{"mask":"...-"}}]}""");
    }

    [Fact]
    public void Deserialize_WhatWasSerialized_IsTheSameDiary() =>
        Check.QuickThrowOnFailure(Prop.ForAll(AnyDiary.ToArbitrary(), diary =>
        {
            var read = JsonSerializer.Deserialize<Diary>(JsonSerializer.Serialize(diary))!;
            return read.Equals(diary) && read.UndoDepth == diary.UndoDepth && read.Undo().Edits.SequenceEqual(diary.Undo().Edits);
        }));

    [Fact]
    public void Deserialize_Schema1_IsReadAndStoredAnew()
    {
        var diary = JsonSerializer.Deserialize<Diary>("""{"2026-03-04":{"cleanse":"done","serum":"skipped"}}""")!;

        diary.ShouldBe(Diary.Empty.Done("cleanse", Wednesday).Skipped("serum", Wednesday));
        diary.UndoDepth.ShouldBe(0);
        JsonSerializer.Serialize(diary).ShouldBe("""{"schema":2,"evenings":{"2026-03":{"cleanse":"...d","serum":"...s"}}}""");
        JsonSerializer.Deserialize<Diary>("{}").ShouldBe(Diary.Empty);
    }

    [Fact]
    public void Deserialize_WhatANewerProgramKeepsBeside_IsStoredAgain()
    {
        var diary = JsonSerializer.Deserialize<Diary>("""{"schema":2,"evenings":{},"notes":["a"]}""")!;

        JsonSerializer.Serialize(diary.Done("mask", Wednesday).Undo().Diary).ShouldBe("""{"schema":2,"evenings":{},"notes":["a"]}""");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"yesterday":{}}""")]
    [InlineData("""{"2026-03-04":"done"}""")]
    [InlineData("""{"2026-03-04":{"mask":true}}""")]
    [InlineData("""{"2026-03-04":{"mask":"maybe"}}""")]
    [InlineData("""{"schema":3}""")]
    [InlineData("""{"schema":"two"}""")]
    [InlineData("""{"schema":2,"evenings":[]}""")]
    [InlineData("""{"schema":2,"evenings":{"march":{}}}""")]
    [InlineData("""{"schema":2,"evenings":{"2026-03":{"mask":"x"}}}""")]
    [InlineData("""{"schema":2,"evenings":{"2026-02":{"mask":"............................d"}}}""")]
    [InlineData("""{"schema":2,"earlier":{"mask":{"done":1}}}""")]
    [InlineData("""{"schema":2,"undo":{}}""")]
    public void Deserialize_AnotherShape_Throws(string json) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Diary>(json));
}
