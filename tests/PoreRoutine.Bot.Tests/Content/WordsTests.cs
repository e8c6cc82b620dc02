using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Content;

public sealed class WordsTests
{
    [Theory]
    [InlineData("1 ")]
    [InlineData("done ")]
    [InlineData("👍 ")]
    public void Find_ATextAsLongAsAMessageMayBe_TakesNoTime(string word) =>
        Should.CompleteIn(() => RealContent.Value.Words.Find(string.Concat(Enumerable.Repeat(word, 200_000 / word.Length))), TimeSpan.FromSeconds(5)).ShouldBeNull();

    [Theory]
    [InlineData("ok, done", Word.Done)]
    [InlineData("done, done", Word.Done)]
    public void Find_TwoThatGoTogether_MeansTheSecond(string text, object expected) => RealContent.Value.Words.Find(text).ShouldBe((Word)expected);
}
