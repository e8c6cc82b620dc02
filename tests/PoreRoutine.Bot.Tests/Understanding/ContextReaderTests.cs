using NodaTime;
using PoreRoutine.Bot.Evaluation;
using PoreRoutine.Bot.Tests.Support;
using PoreRoutine.Bot.Understanding;
using PoreRoutine.Understanding;
using PoreRoutine.Understanding.Time;

namespace PoreRoutine.Bot.Tests.Understanding;

public sealed class ContextReaderTests
{
    private static readonly TimeReference s_reference =
        new(new LocalDateTime(2026, 3, 4, 20, 0).InZoneStrictly(DateTimeZoneProviders.Tzdb["America/New_York"]), "en-US");

    private static readonly SlotReader s_slots = new(RealContent.Value.Routine);

    [Theory]
    [InlineData("serum.products", "how often?", "serum.how-often")]
    [InlineData("mask.why-not-clay", "how often", "mask.how-often")]
    [InlineData("mask.why-not-clay", "which one?", "mask.products")]
    [InlineData("cleanse.how-often", "Which product?", "cleanse.products")]
    [InlineData("serum.how-often", "is it gentle?", "serum.gentle")]
    [InlineData("serum.how-often", "what's in it?", "serum.ingredient")]
    [InlineData("routine.overview", "which products?", "routine.products")]
    [InlineData("cleanse.how-often", "and the mask?", "mask.how-often")]
    [InlineData("cleanse.products", "what about the serum", "serum.products")]
    [InlineData("cleanse.products", "how about the scrub?", "exfoliate.products")]
    [InlineData("cleanse.products", "mask?", "mask.products")]
    [InlineData("routine.products", "and the mask?", "mask.products")]
    [InlineData("cleanse.why", "and the mask?", "mask.what")]
    [InlineData("cleanse.effort", "what about the serum?", "serum.why")]
    [InlineData("cleanse.how-often", "and then?", "exfoliate.how-often")]
    [InlineData("cleanse.effort", "and then?", "exfoliate.what")]
    [InlineData("cleanse.why-oil", "what about the other one", "cleanse.why-second-gel")]
    [InlineData("cleanse.why-second-gel", "the other one?", "cleanse.why-oil")]
    [InlineData("exfoliate.which-scrub", "what about the other one?", "exfoliate.chemical")]
    [InlineData("mask.how-often", "again?", "mask.how-often")]
    public void Read_AfterAnAnswer_IsReadWithIt(string topic, string text, string expected) =>
        Read(text, TalkedAbout.Nothing with { TopicId = topic }).Decision.Label.ShouldBe(expected);

    [Theory]
    [InlineData("when is my next exfoliation?", "and the mask?", "agenda.next step=mask")]
    [InlineData("when is my next exfoliation?", "how often?", "exfoliate.how-often")]
    [InlineData("when is my next mask", "again?", "agenda.next step=mask")]
    [InlineData("can i exfoliate on friday?", "and the mask?", "agenda.may-i step=mask date=2026-03-06")]
    [InlineData("can i exfoliate on friday?", "and on sunday?", "agenda.may-i step=exfoliate date=2026-03-08")]
    [InlineData("what's on tonight?", "and on sunday?", "agenda.show weekday=sunday")]
    [InlineData("what's on tonight?", "and tomorrow?", "agenda.show date=2026-03-05")]
    [InlineData("what's on tonight?", "and the mask?", "agenda.next step=mask")]
    [InlineData("when did i last exfoliate?", "and the serum?", "diary.last step=serum")]
    [InlineData("remind me on mondays at 21:30", "and on sunday?", "reminder.set weekday=sunday time=21:30")]
    public void Read_AfterARequest_IsReadWithIt(string request, string text, string expected)
    {
        var about = TalkedAbout.Nothing.After(Read(request, TalkedAbout.Nothing));
        var reading = Read(text, about);
        string.Concat([reading.Decision.Label, .. NamedSlots.From(reading.Slots, s_reference.Today).Select(slot => $" {slot.Key}={slot.Value}")]).ShouldBe(expected);
    }

    [Theory]
    [InlineData("how often do i mask?", "mask.how-often")]
    [InlineData("what's in the serum?", "serum.ingredient")]
    [InlineData("why not a clay mask?", "mask.why-not-clay")]
    [InlineData("and when is my next mask?", "agenda.next")]
    [InlineData("and why not clay?", "mask.why-not-clay")]
    [InlineData("thanks", "thanks")]
    [InlineData("who won the superbowl", "none")]
    [InlineData("remind me at 9", "reminder.set")]
    public void Read_AFullQuestionAfterAnAnswer_StandsByItself(string text, string expected) =>
        Read(text, TalkedAbout.Nothing with { TopicId = "cleanse.how-often" }).Decision.Label.ShouldBe(expected);

    [Theory]
    [InlineData("how often?", "how-often")]
    [InlineData("which one?", "products")]
    [InlineData("again?", null)]
    [InlineData("what about the other one", null)]
    [InlineData("and then?", null)]
    public void Read_AboutNothingYet_AsksWhichStep(string text, string? facet)
    {
        var reading = Read(text, TalkedAbout.Nothing);
        reading.IsStepMissing.ShouldBeTrue();
        reading.Decision.Offered.Select(offer => offer.Label).ShouldBe(RealContent.Value.Routine.Steps.Select(step => facet is null ? step.WhyTopicId : $"{step.Id}.{facet}"));
    }

    [Theory]
    [InlineData("how often?", "exfoliate.how-often")]
    [InlineData("which product?", "exfoliate.products")]
    public void Read_InAWalkthrough_IsAboutTheStepOnShow(string text, string expected) =>
        Read(text, TalkedAbout.Nothing with { Step = "exfoliate" }).Decision.Label.ShouldBe(expected);

    [Fact]
    public void Read_TheOtherOneOfAPairNotYetNamed_IsAsked() =>
        Read("the other one?", TalkedAbout.Nothing with { TopicId = "cleanse.products" }).Decision.Offered.Select(offer => offer.Label).ShouldBe(["cleanse.why-oil", "cleanse.why-second-gel"]);

    [Fact]
    public void Read_AKindThatTheStepHasNot_IsNotAnsweredOfAnotherStep() =>
        Read("is it gentle?", TalkedAbout.Nothing with { TopicId = "exfoliate.how-often" }).Decision.Label.ShouldBeNull();

    [Theory]
    [InlineData("how often do i scrub? and the mask?", "exfoliate.how-often mask.how-often")]
    [InlineData("why not clay? which one then? thanks", "mask.why-not-clay mask.products")]
    [InlineData("how often do i scrub? which one?", "exfoliate.how-often exfoliate.products")]
    public void Read_APartThatLeansOnTheOneBefore_IsReadWithIt(string text, string expected) =>
        string.Join(' ', RealContent.Value.Reader.Read(text, s_reference, TalkedAbout.Nothing).Select(reading => reading.Decision.Label)).ShouldBe(expected);

    [Theory]
    [InlineData("agenda.next")]
    [InlineData("reminder.set")]
    public void PastRequest_KeptAndRead_SaysTheSame(string intent)
    {
        var slots = s_slots.Read(intent, "the mask tomorrow, and on mondays at 21:30", s_reference);
        var reading = new Reading("", new Decision(intent, RecognitionKind.Intent, 1, []), slots);
        var kept = PastRequest.Of(reading)!.With(RequestSlots.None);
        kept.Steps.ShouldBe(slots.Steps);
        kept.Time.Dates.Values.ShouldBe(slots.Time.Dates.Values);
        kept.Time.Weekdays.Values.ShouldBe(slots.Time.Weekdays.Values);
        kept.Time.Times.Values.ShouldBe(slots.Time.Times.Values);
    }

    private static Reading Read(string text, TalkedAbout about) => RealContent.Value.Reader.Read(text, s_reference, about).ShouldHaveSingleItem();
}
