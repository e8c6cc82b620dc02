using BotFramework.Dialogs;
using BotFramework.Schema;
using Microsoft.Extensions.Time.Testing;

namespace BotFramework.Tests.Dialogs;

public class DateTimePromptTests
{
    [Theory]
    [InlineData("2026-03-04", "2026-03-04", "2026-03-04")]
    [InlineData("on 2026-03-04, please", "2026-03-04", "2026-03-04")]
    [InlineData("21:00", "T21:00", "21:00:00")]
    [InlineData("at 9:05.", "T09:05", "09:05:00")]
    [InlineData("2026-03-04 21:00", "2026-03-04T21:00", "2026-03-04 21:00:00")]
    [InlineData("2026-03-04T21:00:30", "2026-03-04T21:00:30", "2026-03-04 21:00:30")]
    public async Task Answer_IsoDateOrTime_IsReadWithoutARecogniser(string answer, string timex, string value)
    {
        var flow = Ask(new DateTimePrompt("when"));

        await flow.Test.Test("hi", "when?").Send(answer).StartTestAsync();

        var resolution = flow.Result!.Result.ShouldBeAssignableTo<IList<DateTimeResolution>>()!.ShouldHaveSingleItem();
        (resolution.Timex, resolution.Value, resolution.Start, resolution.End).ShouldBe((timex, value, null, null));
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("2026-02-30")]
    [InlineData("25:00")]
    [InlineData("12026-03-04")]
    [InlineData("4:3")]
    [InlineData("")]
    public async Task Answer_NoDate_AsksAgain(string answer) =>
        await Ask(new DateTimePrompt("when")).Test.Test("hi", "when?").Test(answer, "when, please?").StartTestAsync();

    [Fact]
    public async Task Answer_GoesToTheRecogniserWithLocaleAndTheClientsNow()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 5, 1, 30, 0, TimeSpan.Zero));
        var recognizer = new Recogniser();
        var flow = Ask(new DateTimePrompt("when", null, "en-gb", recognizer, clock));

        await flow.Test.Test("hi", "when?")
            .Send(new Activity(ActivityTypes.Message) { Text = "tonight", Locale = "en-us", LocalTimestamp = new DateTimeOffset(2026, 3, 4, 20, 30, 0, TimeSpan.FromHours(-5)) })
            .StartTestAsync();

        recognizer.Asked.ShouldBe([("tonight", "en-us", new DateTimeOffset(2026, 3, 4, 20, 30, 0, TimeSpan.FromHours(-5)))]);
        recognizer.Asked[0].Reference.Offset.ShouldBe(TimeSpan.FromHours(-5));
        flow.Result!.Result.ShouldBeAssignableTo<IList<DateTimeResolution>>()!.Select(resolution => resolution.Timex).ShouldBe(["2026-03-04T21", "2026-03-04T09"]);
    }

    [Fact]
    public async Task Answer_NoLocaleOnTheActivity_TakesTheOptionsOrThePromptsOwn()
    {
        var recognizer = new Recogniser();

        await Ask(new DateTimePrompt("when", null, "en-gb", recognizer)).Test.Test("hi", "when?").Send(new Activity(ActivityTypes.Message) { Text = "x" }).StartTestAsync();
        await Ask(new DateTimePrompt("when", null, "en-gb", recognizer), "de-de").Test.Test("hi", "when?").Send(new Activity(ActivityTypes.Message) { Text = "x" }).StartTestAsync();

        recognizer.Asked.Select(asked => asked.Locale).ShouldBe(["en-gb", "de-de"]);
    }

    [Fact]
    public async Task Validator_MayChangeTheResolutions()
    {
        var flow = Ask(new DateTimePrompt("when", (prompt, _) =>
        {
            prompt.Recognized.Value = [.. prompt.Recognized.Value!.Select(resolution => new DateTimeResolution { Timex = resolution.Timex!.Split('T')[0] })];
            return Task.FromResult(true);
        }));

        await flow.Test.Test("hi", "when?").Send("2026-03-04 21:00").StartTestAsync();

        ((IList<DateTimeResolution>)flow.Result!.Result!)[0].Timex.ShouldBe("2026-03-04");
    }

    private static DialogFlow Ask(DateTimePrompt prompt, string? language = null)
    {
        var options = new PromptOptions { Prompt = MessageFactory.Text("when?"), RetryPrompt = MessageFactory.Text("when, please?"), RecognizeLanguage = language };
        return new DialogFlow(new ComponentDialog("main").AddDialog(new WaterfallDialog("ask", [(step, token) => step.PromptAsync("when", options, token)])).AddDialog(prompt));
    }

    private sealed class Recogniser : IDateTimeRecognizer
    {
        public List<(string Text, string? Locale, DateTimeOffset Reference)> Asked { get; } = [];

        public IList<DateTimeResolution> Recognize(string text, string? locale, DateTimeOffset reference)
        {
            Asked.Add((text, locale, reference));
            return [new DateTimeResolution { Timex = "2026-03-04T21" }, new DateTimeResolution { Timex = "2026-03-04T09" }];
        }
    }
}
