using BotFramework.Dialogs.Choices;

namespace BotFramework.Tests.Dialogs.Choices;

/// <summary>What people type late in the evening instead of pressing a button, and which choice they mean; an empty one means none, so that they are asked again.</summary>
public class TiredAnswersTests
{
    private static readonly List<Choice> s_steps =
    [
        new("cleanse") { Synonyms = ["wash", "face wash", "cleansing"] },
        new("exfoliate") { Synonyms = ["scrub", "peel"] },
        new("mask"),
        new("serum"),
    ];

    private static readonly List<Choice> s_days = [new("Sunday") { Synonyms = ["sun"] }, new("Monday") { Synonyms = ["mon"] }, new("Wednesday") { Synonyms = ["wed"] }, new("You choose") { Synonyms = ["any", "whatever", "don't care", "dont care", "no idea", "up to you", "you pick"] }];

    private static readonly List<Choice> s_times = [new("8 pm"), new("9 pm"), new("10 pm"), new("No reminder") { Synonyms = ["none", "no reminders", "never"] }];

    private static readonly List<Choice> s_similar = [new("sensitive"), new("sensation"), new("matte"), new("matter"), new("latte")];

    [Theory]
    [InlineData("cleanse", "cleanse")]
    [InlineData("CLEANSE!!", "cleanse")]
    [InlineData("the cleanse pls", "cleanse")]
    [InlineData("clense", "cleanse")]
    [InlineData("cleansse", "cleanse")]
    [InlineData("claense", "cleanse")]
    [InlineData("cleans", "cleanse")]
    [InlineData("a face wash i think", "cleanse")]
    [InlineData("washh", "cleanse")]
    [InlineData("exfoliat", "exfoliate")]
    [InlineData("exfolaite", "exfoliate")]
    [InlineData("exfolate", "exfoliate")]
    [InlineData("to exfoliate", "exfoliate")]
    [InlineData("xefoliate?", "exfoliate")]
    [InlineData("scrubb", "exfoliate")]
    [InlineData("peel", "exfoliate")]
    [InlineData("mask 😴", "mask")]
    [InlineData("the mask... i guess", "mask")]
    [InlineData("masks", "mask")]
    [InlineData("serums", "serum")]
    [InlineData("seum", "serum")]
    [InlineData("seurm", "serum")]
    [InlineData("serum,", "serum")]
    [InlineData("1", "cleanse")]
    [InlineData("1.", "cleanse")]
    [InlineData("(2)", "exfoliate")]
    [InlineData("#3", "mask")]
    [InlineData("no. 4", "serum")]
    [InlineData("option 2", "exfoliate")]
    [InlineData("number two", "exfoliate")]
    [InlineData("two pls", "exfoliate")]
    [InlineData("the first", "cleanse")]
    [InlineData("first one", "cleanse")]
    [InlineData("frist one", "cleanse")]
    [InlineData("2nd", "exfoliate")]
    [InlineData("the 2nd 1", "exfoliate")]
    [InlineData("the second one", "exfoliate")]
    [InlineData("secnd", "exfoliate")]
    [InlineData("teh second", "exfoliate")]
    [InlineData("thrid", "mask")]
    [InlineData("the last one", "serum")]
    [InlineData("last", "serum")]
    [InlineData("lsat", "")]
    [InlineData("the second to last", "mask")]
    [InlineData("second last", "mask")]
    [InlineData("the one before the last", "mask")]
    [InlineData("next to last", "mask")]
    [InlineData("the top one", "cleanse")]
    [InlineData("bottom one", "serum")]
    [InlineData("fourth", "serum")]
    [InlineData("fifth", "")]
    [InlineData("5", "")]
    [InlineData("0", "")]
    [InlineData("not the mask", "")]
    [InlineData("not the mask, the serum", "serum")]
    [InlineData("anything but serum", "")]
    [InlineData("what?", "")]
    [InlineData("huh", "")]
    [InlineData("zzz", "")]
    [InlineData("idk", "")]
    [InlineData("???", "")]
    [InlineData("the one with the clay", "")]
    public void Steps(string answer, string expected) => Recognize(answer, s_steps).ShouldBe(expected);

    [Theory]
    [InlineData("sunday", "Sunday")]
    [InlineData("sundays", "Sunday")]
    [InlineData("on sundays pls", "Sunday")]
    [InlineData("sudnay", "Sunday")]
    [InlineData("sun", "Sunday")]
    [InlineData("wensday", "")]
    [InlineData("wednsday", "Wednesday")]
    [InlineData("wedensday", "Wednesday")]
    [InlineData("wednesdays", "Wednesday")]
    [InlineData("mondy", "Monday")]
    [InlineData("moday", "Monday")]
    [InlineData("suday", "Sunday")]
    [InlineData("munday", "")]
    [InlineData("you choose", "You choose")]
    [InlineData("u choose", "")]
    [InlineData("you chose", "You choose")]
    [InlineData("dont care", "You choose")]
    [InlineData("don't care tbh", "You choose")]
    [InlineData("whatever", "You choose")]
    [InlineData("whatevr you think", "You choose")]
    [InlineData("no idea", "You choose")]
    [InlineData("tuesday", "")]
    [InlineData("not sunday", "")]
    [InlineData("today", "")]
    public void Days(string answer, string expected) => Recognize(answer, s_days).ShouldBe(expected);

    [Theory]
    [InlineData("9 pm", "9 pm")]
    [InlineData("9pm", "9 pm")]
    [InlineData("9", "9 pm")]
    [InlineData("at 10", "10 pm")]
    [InlineData("10pm pls", "10 pm")]
    [InlineData("the 2nd", "9 pm")]
    [InlineData("no reminder", "No reminder")]
    [InlineData("no remidner thx", "No reminder")]
    [InlineData("none", "No reminder")]
    [InlineData("no", "")]
    [InlineData("11 pm", "")]
    [InlineData("11", "")]
    public void Times(string answer, string expected) => Recognize(answer, s_times).ShouldBe(expected);

    /// <summary>A typing error is never put right towards one of two choices, nor is one choice taken for a slip in writing another.</summary>
    [Theory]
    [InlineData("matte", "matte")]
    [InlineData("matter", "matter")]
    [InlineData("latte", "latte")]
    [InlineData("hatte", "")]
    [InlineData("latter", "")]
    [InlineData("mattr", "")]
    [InlineData("sensitve", "sensitive")]
    [InlineData("sensaton", "sensation")]
    public void SimilarChoices(string answer, string expected) => Recognize(answer, s_similar).ShouldBe(expected);

    private static string Recognize(string answer, List<Choice> choices) =>
        ChoiceRecognizers.RecognizeChoices(answer, choices) is [var first, ..] ? first.Resolution.Value : string.Empty;
}
