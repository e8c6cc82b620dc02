using NodaTime;
using PoreRoutine.Knowledge;
using PoreRoutine.Routine;

namespace PoreRoutine.Tests.Knowledge;

public sealed class SeedReaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public SeedReaderTests()
    {
        folder.Write("seeds/cleanse.md", SmallSeeds.Cleanse);
        folder.Write("seeds/mask.md", SmallSeeds.Mask);
        folder.Write("seeds/routine.md", SmallSeeds.Routine);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_SoundFolder_GivesStepsInOrder()
    {
        var content = ReadSound();

        content.Title.ShouldBe("The pore routine");
        content.Steps.Select(step => step.Id).ShouldBe(["cleanse", "mask"]);
        var cleanse = content.Steps[0];
        cleanse.Title.ShouldBe("Double cleanse");
        cleanse.Cadence.ShouldBe(new Cadence.Every(1));
        cleanse.Limit.ShouldBe(new Limit(1, 1));
        cleanse.Products.ShouldBe([new("Cleansing Oil", "Brand", "the first cleanse"), new("Gel Wash", "Brand", "the second cleanse")]);
        cleanse.Tonight.ShouldBe("Oil first. Then *gel*.");
        cleanse.WhyTopicId.ShouldBe("cleanse.why");
        var mask = content.FindStep("mask").ShouldNotBeNull();
        mask.Cadence.ShouldBe(new Cadence.Weekly(1, 2, [IsoDayOfWeek.Wednesday, IsoDayOfWeek.Saturday]));
        mask.Limit.ShouldBe(new Limit(2, 7));
        mask.Products.ShouldBeEmpty();
        mask.IsGentle.ShouldBeFalse();
        content.FindStep("toner").ShouldBeNull();
    }

    [Fact]
    public void Read_SoundFolder_GivesTopicsTheRoutinesOwnFirst()
    {
        var content = ReadSound();

        content.Topics.Keys.ShouldBe(["pores.size", "cleanse.why", "cleanse.how", "mask.what"]);
        content.Topics["pores.size"].StepId.ShouldBeNull();
        content.Topics["mask.what"].StepId.ShouldBe("mask");
    }

    [Fact]
    public void Read_Topic_HasQuestionAnswersAndFollowUps()
    {
        var why = ReadSound().Topics["cleanse.why"];

        why.Question.ShouldBe("Why cleanse twice?");
        why.ShortAnswer.ShouldBe("One pass is **not** enough. The second finishes.");
        why.LongAnswer.ShouldBe("Look at the washcloth.\n\n- makeup\n- oil");
        why.FollowUps.ShouldBe([new("cleanse.how", "How?"), new("pores.size", "And my pores?")]);
    }

    [Fact]
    public void Read_TopicOfOneParagraph_HasNoLongAnswer() =>
        ReadSound().Topics["cleanse.how"].LongAnswer.ShouldBeNull();

    [Fact]
    public void Read_WindowsLineEndsAndByteOrderMark_ReadsTheSame()
    {
        folder.Write("seeds/cleanse.md", "\uFEFF" + SmallSeeds.Cleanse.ReplaceLineEndings("\r\n"));

        ReadSound().Topics["cleanse.why"].ShortAnswer.ShouldBe("One pass is **not** enough. The second finishes.");
    }

    [Fact]
    public void Read_RepositorysSeeds_HasNoFault()
    {
        var result = SeedReader.Read(Repository.Seeds);

        result.Faults.Select(fault => fault.ToString()).ShouldBeEmpty();
        result.IsSound.ShouldBeTrue();
        result.Content!.Steps.Select(step => step.Id).ShouldBe(["cleanse", "exfoliate", "mask", "serum"]);
    }

    [Theory]
    [InlineData("pores.size")]
    [InlineData("routine.overview")]
    [InlineData("routine.results")]
    [InlineData("routine.products")]
    [InlineData("cleanse.what")]
    [InlineData("cleanse.why")]
    [InlineData("cleanse.why-oil")]
    [InlineData("cleanse.why-second-gel")]
    [InlineData("cleanse.how-often")]
    [InlineData("cleanse.effort")]
    [InlineData("cleanse.products")]
    [InlineData("exfoliate.what")]
    [InlineData("exfoliate.why-both")]
    [InlineData("exfoliate.how-often")]
    [InlineData("exfoliate.why-not-daily")]
    [InlineData("exfoliate.which-scrub")]
    [InlineData("exfoliate.chemical")]
    [InlineData("exfoliate.products")]
    [InlineData("mask.what")]
    [InlineData("mask.how-often")]
    [InlineData("mask.why-not-clay")]
    [InlineData("mask.products")]
    [InlineData("serum.what")]
    [InlineData("serum.why")]
    [InlineData("serum.how-often")]
    [InlineData("serum.gentle")]
    [InlineData("serum.ingredient")]
    [InlineData("serum.products")]
    public void Read_RepositorysSeeds_AnswersEveryTopic(string id) =>
        SeedReader.Read(Repository.Seeds).Content.ShouldNotBeNull().Topics.Keys.ShouldContain(id);

    private RoutineContent ReadSound()
    {
        var result = SeedReader.Read(folder["seeds"]);
        result.Faults.Select(fault => fault.ToString()).ShouldBeEmpty();
        return result.Content!;
    }
}
