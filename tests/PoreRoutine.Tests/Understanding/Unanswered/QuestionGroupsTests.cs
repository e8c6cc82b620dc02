using NodaTime;
using PoreRoutine.Understanding.Unanswered;

namespace PoreRoutine.Tests.Understanding.Unanswered;

public sealed class QuestionGroupsTests
{
    private static readonly AskedQuestion[] questions =
    [
        Asked("do pore strips work", 2, 1, 3),
        Asked("are pore strips any good", 3, 2, 9),
        Asked("do you sell gift cards", 4, 4, 5),
        Asked("can i buy a gift card", 4, 5, 6),
        Asked("tell me a joke", 5, 7, 7),
    ];

    [Fact]
    public void Of_SeveralWordings_StandTogetherUnderTheMostAsked()
    {
        var groups = QuestionGroups.Of(questions, Encoder.Value);

        groups.Select(group => group.Title).ShouldBe(["can i buy a gift card", "are pore strips any good", "tell me a joke"]);
        groups.Select(group => group.Count).ShouldBe([8, 5, 5]);
        groups[1].Wordings.Select(wording => wording.Text).ShouldBe(["are pore strips any good", "do pore strips work"]);
        (groups[1].First, groups[1].Last).ShouldBe((Day(1), Day(9)));
    }

    [Fact]
    public void Of_TheSameInAnotherOrder_IsTheSame()
    {
        var groups = QuestionGroups.Of(questions, Encoder.Value);
        var others = QuestionGroups.Of(questions.Reverse(), Encoder.Value);
        others.Select(group => string.Join('|', group.Wordings)).ShouldBe(groups.Select(group => string.Join('|', group.Wordings)));
    }

    [Theory]
    [InlineData("whats the price of the serum", "how much does the serum cost", true)]
    [InlineData("should i wear sunscreen", "do i need sunscreen", true)]
    [InlineData("do you sell … gift cards", "can i buy a gift card", true)]
    [InlineData("does dairy cause breakouts", "does chocolate cause acne", false)]
    [InlineData("should i use a moisturizer", "should i wear sunscreen", false)]
    [InlineData("do you ship to canada", "are you open on sunday", false)]
    public void Of_TwoWordings_AreOneQuestionWhereTheyMeanTheSame(string first, string second, bool together) =>
        QuestionGroups.Of([Asked(first, 1, 1, 1), Asked(second, 1, 1, 1)], Encoder.Value).Length.ShouldBe(together ? 1 : 2);

    [Fact]
    public void Of_Nothing_IsNothing() => QuestionGroups.Of([], Encoder.Value).ShouldBeEmpty();

    private static AskedQuestion Asked(string text, int count, int first, int last) => new(text, count, Day(first), Day(last));

    private static LocalDate Day(int day) => new(2026, 3, day);
}
