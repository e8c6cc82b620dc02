using NodaTime;
using PoreRoutine.Knowledge;
using PoreRoutine.Understanding;
using PoreRoutine.Understanding.Time;

namespace PoreRoutine.Tests.Understanding;

public sealed class SlotReaderTests
{
    private static readonly SlotReader Reader = new(SeedReader.Read(Repository.Seeds).Content!);

    private static readonly TimeReference Reference =
        new(new LocalDateTime(2026, 3, 4, 20, 0).InZoneStrictly(DateTimeZoneProviders.Tzdb["America/New_York"]), "en-US");

    [Theory]
    // The forms of words, slips of the fingers, products, places in the evening.
    [InlineData(Intents.DiaryDone, "scrubbed and masked, then serum", "exfoliate mask serum")]
    [InlineData(Intents.DiaryDone, "both cleanses are behind me", "cleanse")]
    [InlineData(Intents.DiaryDone, "washed up", "cleanse")]
    [InlineData(Intents.DiaryDone, "peels done", "exfoliate")]
    [InlineData(Intents.DiaryLast, "when did i last exfoilate", "exfoliate")]
    [InlineData(Intents.DiaryLast, "last exfolation?", "exfoliate")]
    [InlineData(Intents.DiaryLast, "last msak was when", "mask")]
    [InlineData(Intents.AgendaNext, "when does the Raspberry Pore Refining Masque come again", "mask")]
    [InlineData(Intents.AgendaNext, "next fizzofoliant night?", "exfoliate")]
    [InlineData(Intents.DiaryDone, "the resurfacing cleanser is off my face", "cleanse")]
    [InlineData(Intents.DiaryDone, "put the exfoliating serum on", "serum")]
    [InlineData(Intents.DiaryDone, "oil and gel, both done", "cleanse")]
    [InlineData(Intents.DiaryDone, "step 2 done", "exfoliate")]
    [InlineData(Intents.DiaryDone, "did steps 1, 3 and 4", "cleanse mask serum")]
    [InlineData(Intents.DiaryDone, "finished steps 1 to 3", "cleanse exfoliate mask")]
    [InlineData(Intents.DiaryDone, "first two steps are in", "cleanse exfoliate")]
    [InlineData(Intents.DiarySkip, "the last step can wait, skip it", "serum")]
    [InlineData(Intents.DiaryDone, "step 9 done", "")]
    [InlineData(Intents.DiaryDone, "done for tonight", "")]
    [InlineData(Intents.DiaryDone, "i ate my greens and the task is done", "")]
    // What was done and what was left out.
    [InlineData(Intents.DiaryDone, "did the mask but not the serum", "mask")]
    [InlineData(Intents.DiaryDone, "cleansed and used my serum, skipped the mask", "cleanse serum")]
    [InlineData(Intents.DiaryDone, "no peel, no mask, i did cleanse", "cleanse")]
    [InlineData(Intents.DiaryDone, "i didnt scrub but i did mask", "mask")]
    [InlineData(Intents.DiaryDone, "forgot to say, i masked", "mask")]
    [InlineData(Intents.DiaryDone, "everything but the mask is done", "cleanse exfoliate serum")]
    [InlineData(Intents.DiarySkip, "skip the mask and the serum", "mask serum")]
    [InlineData(Intents.DiarySkip, "i did cleanse but im skipping the mask", "mask")]
    [InlineData(Intents.DiarySkip, "washed but leaving out the peel", "exfoliate")]
    [InlineData(Intents.DiarySkip, "not doing the mask, will still do the serum", "mask")]
    [InlineData(Intents.DiarySkip, "i didnt mask last night", "mask")]
    [InlineData(Intents.DiarySkip, "skip tonight", "")]
    // What is asked about and what is only told.
    [InlineData(Intents.AgendaMayI, "i masked on monday, can i scrub tonight", "exfoliate")]
    [InlineData(Intents.AgendaMayI, "can i mask if i exfoliated yesterday", "mask")]
    [InlineData(Intents.AgendaMayI, "is it ok to put the mask on the day after the peel", "mask")]
    [InlineData(Intents.AgendaMayI, "can i mask again", "mask")]
    [InlineData(Intents.AgendaNext, "i did the peel, when is the mask up", "mask")]
    [InlineData(Intents.PlanMove, "since i scrub on sundays put the mask on thursdays", "mask")]
    [InlineData(Intents.PlanMove, "move the scrub, not the mask, to friday", "exfoliate")]
    [InlineData(Intents.PlanMove, "mask and peel both on saturday", "mask exfoliate")]
    // Requests that are about no step.
    [InlineData(Intents.ReminderSet, "remind me of the mask at 9", "")]
    [InlineData(Intents.DiaryUndo, "take the mask off the list", "")]
    public void Read_Steps_AreThoseTheRequestIsAbout(string intent, string text, string steps) =>
        string.Join(' ', Reader.Read(intent, text, Reference).Steps).ShouldBe(steps);

    [Fact]
    public void Read_Request_HasItsTimesToo()
    {
        var slots = Reader.Read(Intents.PlanMove, "mask on mondays please", Reference);
        slots.Steps.ShouldBe(["mask"]);
        slots.Time.Weekdays.Values.ShouldBe([IsoDayOfWeek.Monday]);
    }

    [Theory]
    [InlineData("mask.what")]
    [InlineData(Labels.None)]
    [InlineData(Labels.Care)]
    public void Read_WhatIsNoRequest_HasNoSlots(string label) => Reader.Read(label, "mask tomorrow at 9", Reference).ShouldBe(RequestSlots.None);

    [Fact]
    public void Read_WordsOfTheOperator_NameTheStep()
    {
        using var folder = new TemporaryFolder();
        folder.Write("seeds/cleanse.md", Knowledge.SmallSeeds.Cleanse);
        folder.Write("seeds/routine.md", Knowledge.SmallSeeds.Routine);
        folder.Write("seeds/mask.md", Knowledge.SmallSeeds.Mask.Replace("id: mask", "id: mask\nwords: [goo, green stuff]", StringComparison.Ordinal));
        var reader = new SlotReader(SeedReader.Read(folder["seeds"]).Content!);

        reader.Read(Intents.DiaryDone, "goo is off", Reference).Steps.ShouldBe(["mask"]);
        reader.Read(Intents.DiaryDone, "the green stuff is on", Reference).Steps.ShouldBe(["mask"]);
        reader.Read(Intents.DiaryDone, "scrubbed", Reference).Steps.ShouldBeEmpty();
    }
}
