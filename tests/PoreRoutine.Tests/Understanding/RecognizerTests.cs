using PoreRoutine.Knowledge;
using PoreRoutine.Understanding;

namespace PoreRoutine.Tests.Understanding;

public sealed class RecognizerTests(RecognizerTests.Trained trained) : IClassFixture<RecognizerTests.Trained>
{
    private readonly Recognizer recognizer = trained.Recognizer;

    [Theory]
    [InlineData("so why do I need to cleanse two times", "cleanse.why")]
    [InlineData("WHY NOT A CLAY MASK???", "mask.why-not-clay")]
    [InlineData("why would anybody put oil on oily skin", "cleanse.why-oil")]
    [InlineData("how often should i exfoliate in a week", "exfoliate.how-often")]
    [InlineData("what's the active ingredient of the serum", "serum.ingredient")]
    public void Recognize_QuestionOfATopic_IsThatTopic(string text, string topic)
    {
        var recognition = recognizer.Recognize(text);

        recognition.Label.ShouldBe(topic);
        recognition.Kind.ShouldBe(RecognitionKind.Topic);
    }

    [Theory]
    [InlineData("could you walk me through tonight please", Intents.Walkthrough)]
    [InlineData("remind me at 9:15 every evening", Intents.ReminderSet)]
    [InlineData("hello!", Intents.Greeting)]
    [InlineData("what can you do?", Intents.Help)]
    [InlineData("please delete everything you know about me", Intents.DataDelete)]
    public void Recognize_Request_IsThatIntent(string text, string intent)
    {
        var recognition = recognizer.Recognize(text);

        recognition.Label.ShouldBe(intent);
        recognition.Kind.ShouldBe(RecognitionKind.Intent);
    }

    [Theory]
    [InlineData("my face has been burning and red since the peel")]
    [InlineData("is it safe while pregnant")]
    [InlineData("i am on tretinoin, can i use the serum")]
    [InlineData("got swollen eyelids after the mask")]
    public void Recognize_SignForADoctor_IsCare(string text) =>
        recognizer.Recognize(text).Kind.ShouldBe(RecognitionKind.Care);

    [Theory]
    [InlineData("how do i file taxes for a small farm")]
    [InlineData("translate good evening into portuguese")]
    [InlineData("xqzt vbrrk plomf")]
    [InlineData("日本語で話せますか")]
    [InlineData("...")]
    [InlineData("")]
    public void Recognize_FarFromTheContent_IsNone(string text)
    {
        var recognition = recognizer.Recognize(text);

        recognition.Label.ShouldBe(Labels.None);
        recognition.Kind.ShouldBe(RecognitionKind.None);
        Decision.Of(recognition, trained.Content).ShouldSatisfyAllConditions(
            decision => decision.Label.ShouldBe(Labels.None),
            decision => decision.Offered.ShouldBeEmpty());
    }

    [Fact]
    public void Recognize_WordsThatMayMeanManyThings_GivesAlternativesAndNoGuess()
    {
        var recognition = recognizer.Recognize("how often");

        recognition.Kind.ShouldBe(RecognitionKind.None);
        recognition.Alternatives.Length.ShouldBeInRange(2, 8);
        recognition.Alternatives.ShouldAllBe(candidate => candidate.Label.EndsWith(".how-often"));
        recognition.Alternatives.Select(candidate => candidate.Confidence).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public void Recognize_CaseApostrophesAndDrawnOutLetters_ChangeNothing()
    {
        var plain = recognizer.Recognize("why cant i use a clay mask");
        var shouted = recognizer.Recognize("  WHYYY can’t I use a clay mask!!");

        shouted.Label.ShouldBe(plain.Label);
        shouted.Confidence.ShouldBe(plain.Confidence, 0.1);
    }

    [Fact]
    public void Recognize_ByManyThreads_GivesTheSame()
    {
        var expected = recognizer.Recognize("which scrub is gentle enough");

        Parallel.For(0, 200, new() { CancellationToken = TestContext.Current.CancellationToken }, _ =>
        {
            var found = recognizer.Recognize("which scrub is gentle enough");
            found.Label.ShouldBe(expected.Label);
            found.Confidence.ShouldBe(expected.Confidence);
        });
    }

    [Fact]
    public void Train_SameLinesAgain_IsTheSameRecognizer()
    {
        // A few lines are enough to see it.
        Utterance[] lines = [.. trained.Utterances.Where((_, index) => index % 20 == 0)];
        var once = Train(lines);
        var again = Train(lines);

        foreach (var line in lines.Where((_, index) => index % 50 == 0))
        {
            var (first, second) = (once.Recognize(line.Text), again.Recognize(line.Text));
            second.Label.ShouldBe(first.Label);
            second.Confidence.ShouldBe(first.Confidence);
            second.Alternatives.ShouldBe(first.Alternatives);
        }
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSameRecognizer()
    {
        using var stream = new MemoryStream();
        recognizer.Write(stream);
        stream.Position = 0;

        var read = Recognizer.Read(stream, Encoder.Value);

        stream.Position.ShouldBe(stream.Length);
        foreach (var line in trained.Utterances.Where((_, index) => index % 200 == 0))
        {
            var (first, second) = (recognizer.Recognize(line.Text), read.Recognize(line.Text));
            (second.Label, second.Kind, second.Confidence).ShouldBe((first.Label, first.Kind, first.Confidence));
            second.Alternatives.ShouldBe(first.Alternatives);
        }
    }

    [Fact]
    public void Read_AStreamCutShort_Throws()
    {
        using var stream = new MemoryStream();
        Train([.. trained.Utterances.Where((_, index) => index % 100 == 0)]).Write(stream);
        stream.SetLength(stream.Length / 2);
        stream.Position = 0;

        Should.Throw<EndOfStreamException>(() => Recognizer.Read(stream, Encoder.Value));
    }

    [Fact]
    public void Train_NoUtterances_Throws() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Train([]));

    private Recognizer Train(IReadOnlyList<Utterance> lines) => Recognizer.Train(trained.Content, lines, Encoder.Value, new MeaningCache(Encoder.Value, new Dictionary<string, float[]>()), _ => { });

    /// <summary>The recogniser of the repository's own content.</summary>
    public sealed class Trained
    {
        public Trained()
        {
            Content = SeedReader.Read(Repository.Seeds).Content!;
            Utterances = UtteranceReader.Read(Repository.Dialogs, Content).Content!;
            Recognizer = new RecognizerStore(Encoder.Folder, Repository.Recognizer, Path.Combine(AppContext.BaseDirectory, "recognizer")).Find(Content, Utterances, _ => { });
        }

        public RoutineContent Content { get; }

        public IReadOnlyList<Utterance> Utterances { get; }

        public Recognizer Recognizer { get; }
    }
}
