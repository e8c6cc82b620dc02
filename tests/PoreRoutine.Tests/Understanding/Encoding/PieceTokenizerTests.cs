using System.Text.Json;
using PoreRoutine.Understanding.Encoding;

namespace PoreRoutine.Tests.Understanding.Encoding;

public sealed class PieceTokenizerTests
{
    private static readonly PieceTokenizer shipped = new(File.ReadAllBytes(Path.Combine(Encoder.Folder, "vocab.json")));

    [Theory]
    [InlineData("ab", new[] { 6, 7, 8 })]
    [InlineData("abc", new[] { 6, 10 })]
    [InlineData("a b", new[] { 6, 7, 6, 8 })]
    [InlineData("a  b", new[] { 6, 7, 6, 6, 8 })]
    [InlineData("", new[] { 6 })]
    public void Tokenize_KnownText_TakesThePiecesOfTheHighestScore(string text, int[] ids) =>
        Vocabulary(("▁", -1), ("a", -3), ("b", -3), ("c", -3), ("abc", -4), ("bc", -5)).Tokenize(text).ShouldBe(ids);

    [Theory]
    [InlineData("x", new[] { 6, 0 })]
    [InlineData("xyz", new[] { 6, 0 })]
    [InlineData("xax", new[] { 6, 0, 7, 0 })]
    [InlineData("😀", new[] { 6, 0 })]
    [InlineData("a😀😀a", new[] { 6, 7, 0, 7 })]
    [InlineData("\uD83D", new[] { 6, 0 })]
    public void Tokenize_UnknownCharacters_AreOneUnknownARun(string text, int[] ids) =>
        Vocabulary(("▁", -1), ("a", -3)).Tokenize(text).ShouldBe(ids);

    [Fact]
    public void Tokenize_PiecesWithoutAScore_CountAsZero()
    {
        var tokenizer = Tokenizer("""[["<unk>", 0], ["", 0], ["", 0], ["", 0], ["", 0], ["", 0], ["▁", -1], [":", null], [")", -2]]""");

        tokenizer.Tokenize(":)").ShouldBe([6, 7, 8]);
        tokenizer.Count.ShouldBe(9);
    }

    [Fact]
    public void Tokenize_TheReservedPieces_AreNeverFound() =>
        Tokenizer("""[["<unk>", 0], ["<s>", 0], ["</s>", 0], ["x", 0], ["y", 0], ["z", 0], ["▁", -1]]""").Tokenize("x").ShouldBe([6, 0]);

    [Fact]
    public void Tokenize_TheShippedVocabulary_KeepsWordsWhole()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Encoder.Folder, "vocab.json")));
        var pieces = json.RootElement.EnumerateArray().Select(pair => pair[0].GetString()).ToArray();

        string.Concat(shipped.Tokenize("Why do I use this oil every night?").Select(id => pieces[id])).ShouldBe("▁Why▁do▁I▁use▁this▁oil▁every▁night?");
        shipped.Tokenize("the night").Count.ShouldBe(2);
        shipped.Count.ShouldBe(8000);
    }

    [Fact]
    public void Tokenize_AVeryLongText_TakesTimeInProportion() =>
        shipped.Tokenize(string.Concat(Enumerable.Repeat("why not a clay mask ", 20_000))).Count.ShouldBeInRange(100_000, 200_000);

    private static PieceTokenizer Vocabulary(params (string Piece, double Score)[] pieces) =>
        Tokenizer(JsonSerializer.Serialize(Enumerable.Repeat(("<reserved>", 0.0), 6).Concat(pieces).Select(piece => new object[] { piece.Item1, piece.Item2 })));

    private static PieceTokenizer Tokenizer(string json) => new(System.Text.Encoding.UTF8.GetBytes(json));
}
