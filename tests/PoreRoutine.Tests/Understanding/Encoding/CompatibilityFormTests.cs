using PoreRoutine.Understanding.Encoding;

namespace PoreRoutine.Tests.Understanding.Encoding;

public sealed class CompatibilityFormTests
{
    [Theory]
    [InlineData("plain text, 1 (2) ~", "plain text, 1 (2) ~")]
    [InlineData("", "")]
    [InlineData("café déjà", "café déjà")]
    [InlineData("cafe\u0301 de\u0301ja\u0300", "café déjà")]
    [InlineData("ＦＵＬＬ　ｗｉｄｔｈ！", "FULL width!")]
    [InlineData("a\u00A0b\u2009c\u202Fd", "a b c d")]
    [InlineData("wait…", "wait...")]
    [InlineData("½ ﬁne ﬂow eﬀect", "1⁄2 fine flow effect")]
    [InlineData("5℃ №1 ™", "5°C No1 TM")]
    [InlineData("what‼ ⁉ ⁈", "what!! !? ?!")]
    [InlineData("“quotes” – dash ’ 😀", "“quotes” – dash ’ 😀")]
    public void Of_Text_IsItsFormOfCompatibility(string text, string expected) => CompatibilityForm.Of(text).ShouldBe(expected);

    [Theory]
    [InlineData("\u0301", "\u0301")]
    [InlineData("x\u0301", "x\u0301")]
    [InlineData("日\u0308", "日\u0308")]
    [InlineData("😀\u0301", "😀\u0301")]
    public void Of_AMarkThatFitsNoLetter_StaysAsItIs(string text, string expected) => CompatibilityForm.Of(text).ShouldBe(expected);

    [Fact]
    public void Of_TwoMarks_ComposesTheFirst() => CompatibilityForm.Of("e\u0301\u0323").ShouldBe("é\u0323");

    [Fact]
    public void Of_ItsOwnResult_ChangesNothing()
    {
        var once = CompatibilityForm.Of("Ｃafe\u0301… ½ ﬁ ℃ ‼ a\u00A0b 日本 😀");

        CompatibilityForm.Of(once).ShouldBe(once);
    }
}
