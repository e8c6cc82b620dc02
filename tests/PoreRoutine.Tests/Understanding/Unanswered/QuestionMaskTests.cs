using System.Text.Json;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using PoreRoutine.Knowledge;
using PoreRoutine.Understanding;
using PoreRoutine.Understanding.Unanswered;

namespace PoreRoutine.Tests.Understanding.Unanswered;

public sealed partial class QuestionMaskTests
{
    private static readonly Lazy<KnownWords> known = new(() =>
    {
        var seeds = SeedReader.Read(Repository.Seeds).Content!;
        return new(seeds, UtteranceReader.Read(Repository.Dialogs, seeds).Content!, Encoder.Value);
    });

    private static readonly string[] scraps =
    [
        "can", "I", "use", "Toner", "the", "mask", "…", ".", "!", "\n", " ", "  ", ",", "?", "@", "5", "42", "n°", "’s", "'", "-", "/", "_", "Siobhan", "Kowalczyk", "siobhan", "kowalczyk",
        "jane.doe@example.com", "+44 7700 900123", "07700900123", "1 2 3", "my name is", "Mrs", "Dr.", "my husband", "ORDER", "#A12B34", "https://example.com/jane", "Żółw", "Привет", "😀", "\u0301",
    ];

    [Theory]
    [InlineData("can I use Toner after the mask?", "can i use toner after the mask")]
    [InlineData("DO YOU SELL GIFT CARDS", "do you sell gift cards")]
    [InlineData("mask,toner,then what...any idea?", "mask toner then what any idea")]
    [InlineData("does niacinamide go with this?thanks", "does niacinamide go with this thanks")]
    [InlineData("step 2 or step 3 first", "step 2 or step 3 first")]
    [InlineData("😀😀 sunscreen?", "sunscreen")]
    [InlineData("are you open on Monday", "are you open on monday")]
    public void Mask_KnownWords_Stay(string text, string masked) => Mask(text).ShouldBe(masked);

    [Theory]
    [InlineData("My name is Siobhan Kowalczyk, can I use toner?", "my name is … can i use toner")]
    [InlineData("my name's rose and i want a gift card", "my names … and i want a gift card")]
    [InlineData("call me rose", "call me …")]
    [InlineData("siobhan told me to use toner", "… told me to use toner")]
    [InlineData("Jessica told me to use toner", "… told me to use toner")]
    [InlineData("can Jean-Luc Picard use toner", "can … use toner")]
    [InlineData("my friend Lisa says sunscreen is bad", "my friend … says sunscreen is bad")]
    [InlineData("can my husband Mark use this", "can my husband … use this")]
    [InlineData("is mrs brown in", "is … in")]
    [InlineData("what does Dr. Green say about sunscreen", "what does dr … say about sunscreen")]
    [InlineData("sunscreen? thanks, O'Brien", "sunscreen thanks …")]
    public void Mask_Names_AreHidden(string text, string masked) => Mask(text).ShouldBe(masked);

    [Theory]
    [InlineData("retinol? write to jane.doe@example.com please", "retinol write to … please")]
    [InlineData("write to mark@rose.com please", "write to … please")]
    [InlineData("@rose do you sell gift cards", "… do you sell gift cards")]
    [InlineData("i am summer_rose on instagram.com", "i am … on …")]
    [InlineData("is https://rose.com/mark good", "is … good")]
    [InlineData("see <at>Rose Mark</at> about toner", "see … about toner")]
    public void Mask_Addresses_AreHidden(string text, string masked) => Mask(text).ShouldBe(masked);

    [Theory]
    [InlineData("call +44 7700 900123 about gift cards", "call … about gift cards")]
    [InlineData("call 555-1234 about gift cards", "call … about gift cards")]
    [InlineData("call 5 5 5 1 2 3 4 about gift cards", "call … about gift cards")]
    [InlineData("call 5 5512 about gift cards", "call … about gift cards")]
    [InlineData("my order A1B2C3 has not arrived", "my order … has not arrived")]
    [InlineData("is spf50 better than SPF 30", "is … better than spf …")]
    public void Mask_Numbers_AreHidden(string text, string masked) => Mask(text).ShouldBe(masked);

    [Theory]
    [InlineData("Привет как дела")]
    [InlineData("Siobhan")]
    [InlineData("07700 900123")]
    [InlineData("5")]
    [InlineData("… ?!")]
    [InlineData("")]
    public void Mask_NoKnownWord_KeepsNothing(string text) => Mask(text).ShouldBeNull();

    [Fact]
    public void Mask_ALongText_IsCut()
    {
        var words = Mask(string.Join(' ', Enumerable.Repeat("can i use toner", 100)))!.Split(' ');
        words.Length.ShouldBe(31);
        words[^1].ShouldBe(QuestionMask.Hidden);
        Mask("can i use toner " + new string('x', 200_000))!.ShouldBe("can i use toner …");
    }

    [Fact]
    public void Mask_AnyText_KeepsNoWordOutsideOfTheVocabularies()
    {
        var allowed = Vocabulary();
        var texts = Gen.Elements(scraps).ListOf().Select(parts => string.Join(parts.Count % 3 == 0 ? "" : " ", parts));
        Prop.ForAll(texts.ToArbitrary(), text => HasOnly(text, allowed)).QuickCheckThrowOnFailure();
        Prop.ForAll<NonNull<string>>(text => HasOnly(text.Get, allowed)).QuickCheckThrowOnFailure();
        foreach (var line in File.ReadLines(Path.Combine(Repository.Evaluation, "questions.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            HasOnly(json.RootElement.GetProperty("text").GetString()!, allowed).ShouldBeTrue(line);
        }
    }

    private static string? Mask(string text) => QuestionMask.Mask(text, known.Value);

    /// <summary>No other words, no "…" beside another, no figure beside another.</summary>
    private static bool HasOnly(string text, HashSet<string> allowed)
    {
        var masked = Mask(text) ?? "a";
        return masked.Split(' ').All(word => word == QuestionMask.Hidden || allowed.Contains(word) || (word.Length == 1 && char.IsDigit(word[0])))
            && !masked.Contains("… …", StringComparison.Ordinal) && !TwoFigures().IsMatch(masked);
    }

    /// <summary>The words of the content's files and of the encoder's list, read without the product's own code.</summary>
    private static HashSet<string> Vocabulary()
    {
        var files = Directory.EnumerateFiles(Repository.Seeds).Concat(Directory.EnumerateFiles(Path.Combine(Repository.Dialogs, "utterances")));
        var words = files.SelectMany(file => Letters().Matches(File.ReadAllText(file).Replace("'", "").Replace("’", "")).Select(match => match.Value.ToLowerInvariant()));
        using var pieces = JsonDocument.Parse(File.ReadAllText(Path.Combine(Encoder.Folder, "vocab.json")));
        var whole = pieces.RootElement.EnumerateArray().Select(pair => pair[0].GetString()!).Where(piece => piece[0] == '▁').Select(piece => piece[1..]);
        return [.. words, .. words.SelectMany(Normalizer.Words), .. whole];
    }

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Letters();

    [GeneratedRegex(@"\d ?\d")]
    private static partial Regex TwoFigures();
}
