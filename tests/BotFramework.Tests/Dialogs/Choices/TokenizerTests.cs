using BotFramework.Dialogs.Choices;

namespace BotFramework.Tests.Dialogs.Choices;

public class TokenizerTests
{
    [Theory]
    [InlineData("how are you?", "how|are|you")]
    [InlineData("how-are, (you)", "how|are|you")]
    [InlineData("  How\tARE\nyou ", "how|are|you")]
    [InlineData("food 👍👍👍 ok", "food|👍|👍|👍|ok")]
    [InlineData("hi👋there", "hi|👋|there")]
    [InlineData("crème brûlée", "crème|brûlée")]
    [InlineData("2nd 3.5", "2nd|3|5")]
    [InlineData("...", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void DefaultTokenizer_Text_IsLowerCaseWords(string? text, string expected) =>
        string.Join('|', Tokenizer.DefaultTokenizer(text).Select(token => token.Normalized)).ShouldBe(expected);

    [Fact]
    public void DefaultTokenizer_Token_KnowsWhereItStands()
    {
        var tokens = Tokenizer.DefaultTokenizer("the RED 👍.");

        tokens.Select(token => (token.Text, token.Normalized, token.Start, token.End)).ShouldBe(
            [("the", "the", 0, 2), ("RED", "red", 4, 6), ("👍", "👍", 8, 9)]);
    }

    [Fact]
    public void DefaultTokenizer_HalfASurrogatePair_IsNoError() =>
        Tokenizer.DefaultTokenizer("a \ud83d b").Select(token => token.Normalized).First().ShouldBe("a");
}
