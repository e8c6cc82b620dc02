using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text.Json;
using PoreRoutine.Browser.Tools;
using PoreRoutine.Understanding.Encoding;

namespace PoreRoutine.Tests.Understanding.Encoding;

public sealed class SentenceEncoderTests
{
    /// <summary>What the original has no vector for, the empty text, is not among them.</summary>
    private static readonly string[] texts =
    [
        "why do I need to cleanse twice",
        "Why not a clay mask?",
        "how often should i exfoliate in a week",
        "what's the active ingredient of the serum",
        "could you walk me through tonight, please",
        "remind me at 9:15 every evening",
        "Remind me at 21:15 on Mon, Wed & Fri until 12/24.",
        "I did the mask yesterday, not the serum!",
        "is it safe while pregnant",
        "my face has been burning and red since the peel",
        "PLEASE STOP SHOUTING AT ME",
        "iPhone McDonald eBay",
        "a",
        "I",
        "?",
        ".",
        "...",
        "0",
        "1234567890",
        "3.14159 and -2,5 and 1e10",
        "$5.99 (20% off) #sale @salon https://example.com/a?b=c&d=e",
        "double  spaces   everywhere    here",
        " leading and trailing ",
        " ",
        "   ",
        "\t",
        "a\ttab and a\nline\r\nbreak",
        "no\u00A0break\u202Fspaces\u3000and\u2003wide\u2009ones",
        "snake_case kebab-case CamelCase under_score__twice",
        "qwrtpsdfghjklzxcvbnm",
        "xqzt vbrrk plomf",
        "wich srub is gentel enogh fro my skinn",
        "teh sreum maks my fase tingel",
        "sooooooooo goooood",
        "lol idk tbh, ngl u r gr8 b4 2nite",
        "it's, isn't, don't've, y'all'd",
        "it’s, isn’t, “quoted” and ‘single’ – en — em",
        "naïve café, jalapeño, façade, über, señor",
        "cafe\u0301 nai\u0308ve sen\u0303or fac\u0327ade a\u0300 o\u0302",
        "ÀÈÌÒÙ Ýý ÿ Ãõ Ññ Çç",
        "ß Æ æ Ø ø Å å Œ œ Š ž đ ł",
        "ｆｕｌｌ ｗｉｄｔｈ ＬＥＴＴＥＲＳ ０１２！？",
        "ﬁrst eﬀort ﬂows",
        "wait… what‥ no",
        "½ cup, ¼ tsp, ¾ full",
        "10 m² and 5 cm³, 1ª and 2º, x¹",
        "Serum™ № 5 at 20℃ or 68℉",
        "what‼ really⁉ so⁈",
        "😀",
        "🙂🙂 ok 👍🏽",
        "👩‍👩‍👧 family and 🇫🇷 flag and ❤️ heart",
        "text 😀 with 😀😀 between 😀",
        "日本語で話せますか",
        "这个面膜多久用一次？",
        "얼마나 자주 해야 하나요",
        "как часто делать маску",
        "πόσο συχνά",
        "كم مرة في الأسبوع",
        "כמה פעמים בשבוע",
        "कितनी बार",
        "บ่อยแค่ไหน",
        "¿con qué frecuencia debo exfoliar?",
        "Wie oft soll ich peelen?",
        "à quelle fréquence dois-je exfolier ?",
        ":) :( :-) ): ://",
        ":):):)",
        "a:b::c",
        "”5 “5",
        "▁ ▁▁ a▁b",
        "<s> </s> <unk> extra_token_id_1",
        "\u200B\u200D\uFEFF zero widths",
        "\u0001\u0002 control \u007F",
        "🧴" + new string('a', 60),
        new string('a', 400),
        new string('?', 300),
        new string(' ', 200),
        "word",
        "pneumonoultramicroscopicsilicovolcanoconiosis",
        "antidisestablishmentarianism hexylresorcinol niacinamide",
        "buffalo buffalo buffalo buffalo buffalo buffalo buffalo",
        string.Join(' ', Enumerable.Range(0, 90).Select(number => $"step {number}")),
        string.Join(' ', Enumerable.Repeat("the serum goes on last and stays there over night", 13)),
        string.Join(' ', Enumerable.Repeat("Why is the mask once a week? ", 500)),
        string.Concat(Enumerable.Repeat("日本語で話せますか。", 200)),
        string.Concat(Enumerable.Repeat("😀 ", 150)),
    ];

    [Fact]
    public async Task Encode_TextsOfManyKinds_IsWhatTheOriginalGives()
    {
        var expected = await OriginalAsync(texts);

        for (var i = 0; i < texts.Length; i++)
        {
            var cosine = TensorPrimitives.CosineSimilarity<float>(Encoder.Value.Encode(texts[i]), expected[i]);
            cosine.ShouldBeGreaterThanOrEqualTo(0.99999f, texts[i]);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("\uD83D half an emoji")]
    [InlineData("half an emoji \uDE00")]
    [InlineData("why oil")]
    public void Encode_AnyText_IsAPointAtDistanceOne(string text)
    {
        var vector = Encoder.Value.Encode(text);

        vector.Length.ShouldBe(SentenceEncoder.Dimensions);
        TensorPrimitives.Norm<float>(vector).ShouldBe(1, 1e-5);
    }

    [Fact]
    public void Encode_WhatComesAfterTheFirstPieces_DoesNotCount()
    {
        var text = string.Join(' ', Enumerable.Repeat("serum", 128));

        Encoder.Value.Encode(text + " and something else").ShouldBe(Encoder.Value.Encode(text));
    }

    [Fact]
    public void Encode_Null_Throws() => Should.Throw<ArgumentNullException>(() => Encoder.Value.Encode(null!));

    [Fact]
    public void Encode_ByManyThreads_GivesBitForBitTheSame()
    {
        var expected = texts.Select(Encoder.Value.Encode).ToArray();

        Parallel.For(0, 2 * texts.Length, new() { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken }, index =>
            Encoder.Value.Encode(texts[index % texts.Length]).AsSpan().SequenceEqual(expected[index % texts.Length]).ShouldBeTrue());
    }

    private static async Task<float[][]> OriginalAsync(string[] texts)
    {
        using var folder = new TemporaryFolder();
        folder.Write("texts.json", JsonSerializer.SerializeToUtf8Bytes(texts));
        var output = await ChildProcess.RunAsync(
            "node",
            ["encode.cjs", Encoder.Folder, folder["texts.json"]],
            Path.Combine(Repository.Root, "tests", "PoreRoutine.Tests", "Understanding", "Encoding", "Original"),
            null,
            TestContext.Current.CancellationToken);
        float[][] vectors = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => MemoryMarshal.Cast<byte, float>(Convert.FromBase64String(line)).ToArray())];
        vectors.Length.ShouldBe(texts.Length, output);
        return vectors;
    }
}
