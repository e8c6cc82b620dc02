using PoreRoutine.Knowledge;
using PoreRoutine.Understanding;

namespace PoreRoutine.Tests.Understanding;

public sealed class DecisionTests
{
    private static readonly RoutineContent Content = SeedReader.Read(Repository.Seeds).Content!;

    [Theory]
    [InlineData("mask.what", RecognitionKind.Topic)]
    [InlineData(Intents.Help, RecognitionKind.Intent)]
    [InlineData(Labels.Care, RecognitionKind.Care)]
    public void Of_WhatWasPlaced_IsTaken(string label, RecognitionKind kind)
    {
        var decision = Decision.Of(new(label, kind, 0.6, [new("serum.why", 0.3), new("mask.how-often", 0.1)]), Content);
        (decision.Label, decision.Kind, decision.Confidence).ShouldBe((label, kind, 0.6));
        decision.Offered.ShouldBeEmpty();
    }

    [Fact]
    public void Of_SeveralThatAreLikely_AsksForThreeAtMost()
    {
        var decision = Decision.Of(Unplaced(("mask.what", 0.3), ("thanks", 0.2), ("serum.why", 0.2), ("agenda.next", 0.1), ("serum.what", 0.1)), Content);
        decision.Label.ShouldBeNull();
        decision.Confidence.ShouldBe(0.3);
        decision.Offered.Select(offer => offer.Label).ShouldBe(["mask.what", "serum.why", "agenda.next"]);
    }

    [Fact]
    public void Of_OneThatIsLikely_IsNotCovered() => Decision.Of(Unplaced(("mask.what", 0.4), ("serum.why", 0.02)), Content).Label.ShouldBe(Labels.None);

    [Fact]
    public void Of_NothingLikely_IsNotCovered() => Decision.Of(Unplaced(("mask.what", 0.1), ("serum.why", 0.1)), Content).Label.ShouldBe(Labels.None);

    [Fact]
    public void Of_MoreLikelyNothingOfIt_IsNotCovered()
    {
        var unplaced = Unplaced(("mask.what", 0.3), ("serum.why", 0.2)) with { Confidence = 0.45 };
        Decision.Of(unplaced, Content).Label.ShouldBe(Labels.None);
    }

    private static Recognition Unplaced(params (string Label, double Confidence)[] others) =>
        new(Labels.None, RecognitionKind.None, 0.2, [.. others.Select(other => new Candidate(other.Label, other.Confidence))]);
}
