using BotFramework.Dialogs.Choices;
using BotFramework.Schema;

namespace BotFramework.Tests.Dialogs.Choices;

public class FindTests
{
    [Theory]
    [InlineData("red", "red:0-2")]
    [InlineData("the red one please.", "red:4-6")]
    [InlineData("the red and blue ones please.", "red:4-6|blue:12-15")]
    [InlineData("RED!", "red:0-2")]
    [InlineData("red red", "red:0-2")]
    [InlineData("reddish", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void FindValues_Utterance_FindsWholeWordsOnce(string? utterance, string expected) =>
        Describe(Find.FindValues(utterance, Values("red", "green", "blue"))).ShouldBe(expected);

    [Fact]
    public void FindValues_Overlapping_PrefersTheLongest() =>
        Describe(Find.FindValues("the bread pudding and bread please.", Values("bread", "bread pudding", "pudding"))).ShouldBe("bread pudding:4-16|bread:22-26");

    [Fact]
    public void FindValues_Exact_BeatsValuesWithTheSameWords() =>
        Find.FindValues("a >= b", Values("A < B", "A >= B", "A ??? B")).Single().Resolution.Index.ShouldBe(1);

    [Fact]
    public void FindValues_SymbolsOnly_AreFoundWhereExact() =>
        Find.FindValues("👍", Values("👎", "👍")).Single().Resolution.Value.ShouldBe("👍");

    [Fact]
    public void FindValues_WordsBetween_LowerTheScore()
    {
        var values = Values("second last");

        Find.FindValues("the second last one", values).Single().Resolution.Score.ShouldBe(1);
        Find.FindValues("the second from last one", values).Single().Resolution.Score.ShouldBe(2f / 3);
        Find.FindValues("the last from the second one", values).ShouldBeEmpty();
    }

    [Fact]
    public void FindValues_WordsTooFarApart_AreNotFound()
    {
        Find.FindValues("second of all the last", Values("second last")).ShouldBeEmpty();
        Find.FindValues("second of all the last", Values("second last"), new FindValuesOptions { MaxTokenDistance = 3 }).ShouldHaveSingleItem();
    }

    [Fact]
    public void FindValues_Partial_OnlyWhereAllowed()
    {
        Find.FindValues("option", Values("option A")).ShouldBeEmpty();
        Find.FindValues("option", Values("option A"), new FindValuesOptions { AllowPartialMatches = true }).Single().Resolution.Score.ShouldBe(0.5f);
    }

    [Fact]
    public void FindValues_PartialAmongSimilar_PrefersTheFullMatch() =>
        Describe(Find.FindValues("my option B", Values("option A", "option B", "option C"), new FindValuesOptions { AllowPartialMatches = true })).ShouldBe("option B:3-10");

    [Fact]
    public void FindChoices_ValueTitleSynonym_AllLeadToTheChoice()
    {
        List<Choice> choices =
        [
            new("cleanse") { Synonyms = ["wash", "face wash"] },
            new("exfoliate") { Action = new CardAction(ActionTypes.ImBack, "peel") },
        ];

        foreach (var (utterance, value, synonym) in new[] { ("cleanse", "cleanse", "cleanse"), ("my face wash", "cleanse", "face wash"), ("the peel", "exfoliate", "peel") })
        {
            var found = Find.FindChoices(utterance, choices).Single();
            (found.TypeName, found.Resolution.Value, found.Resolution.Synonym).ShouldBe(("choice", value, synonym));
        }
    }

    [Fact]
    public void FindChoices_NoValueNoAction_LookAtSynonymsOnly()
    {
        List<Choice> choices = [new("cleanse") { Synonyms = ["wash"], Action = new CardAction(ActionTypes.ImBack, "soap") }];
        var options = new FindChoicesOptions { NoValue = true, NoAction = true };

        Find.FindChoices("cleanse", choices, options).ShouldBeEmpty();
        Find.FindChoices("soap", choices, options).ShouldBeEmpty();
        Find.FindChoices("wash", choices, options).ShouldHaveSingleItem();
    }

    [Fact]
    public void FindChoices_Null_Throws() => Should.Throw<ArgumentNullException>(() => Find.FindChoices("red", (IList<Choice>)null!));

    private static List<SortedValue> Values(params string[] values) => [.. values.Select((value, index) => new SortedValue { Value = value, Index = index })];

    private static string Describe(List<ModelResult<FoundValue>> found) =>
        string.Join('|', found.Select(result => $"{result.Resolution.Value}:{result.Start}-{result.End}"));
}
