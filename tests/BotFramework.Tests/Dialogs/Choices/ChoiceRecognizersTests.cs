using BotFramework.Dialogs.Choices;

namespace BotFramework.Tests.Dialogs.Choices;

public class ChoiceRecognizersTests
{
    private static readonly List<string> s_colours = ["red", "green", "blue"];

    [Theory]
    [InlineData("the red one please.", "red@4-6")]
    [InlineData("the first one please.", "red@4-8")]
    [InlineData("the first and third one please.", "red@4-8 blue@14-18")]
    [InlineData("2nd", "green@0-2")]
    [InlineData("the 3rd", "blue@4-6")]
    [InlineData("the last one", "blue@4-7")]
    [InlineData("1", "red@0-0")]
    [InlineData("one", "red@0-2")]
    [InlineData("TWO please", "green@0-2")]
    [InlineData("option one and 3.", "red@7-9 blue@15-15")]
    [InlineData("number 2, thanks", "green@7-7")]
    [InlineData("the third red one", "red@10-12")]
    [InlineData("4", "")]
    [InlineData("0", "")]
    [InlineData("-1", "")]
    [InlineData("1.5", "")]
    [InlineData("seventeenth", "")]
    [InlineData("purple", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void RecognizeChoices_Utterance_FindsByWordsThenOrdinalsThenNumbers(string? utterance, string expected) =>
        Describe(ChoiceRecognizers.RecognizeChoices(utterance, s_colours)).ShouldBe(expected);

    [Theory]
    [InlineData("twenty-first", 21)]
    [InlineData("twenty first", 21)]
    [InlineData("twenty two", 22)]
    [InlineData("thirtieth", 30)]
    [InlineData("twelfth", 12)]
    [InlineData("nineteen", 19)]
    [InlineData("forty", 40)]
    [InlineData("40th", 40)]
    [InlineData("22nd", 22)]
    public void RecognizeChoices_LargerNumber_CountsThatFar(string utterance, int place)
    {
        var choices = Enumerable.Range(1, 50).Select(number => new Choice($"choice#{(char)('A' + (number / 10))}{(char)('A' + (number % 10))}")).ToList();

        ChoiceRecognizers.RecognizeChoices(utterance, choices).Single().Resolution.Index.ShouldBe(place - 1);
    }

    [Fact]
    public void RecognizeChoices_NumbersOrOrdinalsOff_AreNotTaken()
    {
        ChoiceRecognizers.RecognizeChoices("2", s_colours, new FindChoicesOptions { RecognizeNumbers = false }).ShouldBeEmpty();
        ChoiceRecognizers.RecognizeChoices("second", s_colours, new FindChoicesOptions { RecognizeOrdinals = false }).ShouldBeEmpty();
        ChoiceRecognizers.RecognizeChoices("second", s_colours, new FindChoicesOptions { RecognizeNumbers = false }).ShouldHaveSingleItem();
    }

    [Fact]
    public void RecognizeChoices_NumberInAChoice_MeansThatChoice() =>
        ChoiceRecognizers.RecognizeChoices("at 9", ["8", "9", "10"]).Single().Resolution.Value.ShouldBe("9");

    [Fact]
    public void RecognizeChoices_Found_HasTextAndScore()
    {
        var found = ChoiceRecognizers.RecognizeChoices("the Second one", s_colours).Single();

        (found.Text, found.TypeName, found.Resolution.Score, found.Resolution.Synonym).ShouldBe(("Second", "choice", 1f, null));
    }

    private static string Describe(List<ModelResult<FoundChoice>> found) =>
        string.Join(' ', found.Select(result => $"{result.Resolution.Value}@{result.Start}-{result.End}"));
}
