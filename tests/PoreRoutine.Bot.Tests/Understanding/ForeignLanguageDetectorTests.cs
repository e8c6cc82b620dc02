using PoreRoutine.Bot.Tests.Support;
using PoreRoutine.Bot.Understanding;

namespace PoreRoutine.Bot.Tests.Understanding;

public sealed class ForeignLanguageDetectorTests
{
    private static readonly ForeignLanguageDetector s_detector = new(RealContent.Value.Utterances);

    [Theory]
    [InlineData("wie oft soll ich die maske benutzen")]
    [InlineData("warum keine tonerde")]
    [InlineData("¿con qué frecuencia uso la mascarilla?")]
    [InlineData("combien de fois par semaine le masque")]
    [InlineData("qual sabonete devo usar")]
    [InlineData("quante volte alla settimana la maschera")]
    [InlineData("hoe vaak moet ik scrubben")]
    [InlineData("jak często robić peeling")]
    [InlineData("maskeyi ne sıklıkla yapmalıyım")]
    [InlineData("hur ofta ska jag använda masken")]
    [InlineData("как часто делать маску")]
    [InlineData("كم مرة أستخدم القناع")]
    [InlineData("多久敷一次面膜")]
    [InlineData("マスクはどのくらいの頻度で")]
    [InlineData("मास्क कितनी बार लगाना है")]
    [InlineData("πόσο συχνά")]
    public void IsForeign_AnotherLanguage_IsTold(string text) => s_detector.IsForeign(text).ShouldBeTrue();

    [Theory]
    [InlineData("merci")]
    [InlineData("hola")]
    [InlineData("gua sha")]
    [InlineData("nxt song plz")]
    [InlineData("whn do i scrub agn")]
    [InlineData("qwpoeiru zxmcnv")]
    [InlineData("change my reminder to 7 pm")]
    [InlineData("who won the superbowl")]
    [InlineData("how much is a café latte in münchen")]
    [InlineData("👍")]
    [InlineData("...")]
    [InlineData("123")]
    [InlineData("")]
    public void IsForeign_EnglishOrTooLittle_IsNot(string text) => s_detector.IsForeign(text).ShouldBeFalse();
}
