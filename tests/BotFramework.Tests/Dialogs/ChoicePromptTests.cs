using BotFramework.Dialogs;
using BotFramework.Dialogs.Choices;
using BotFramework.Schema;

namespace BotFramework.Tests.Dialogs;

public class ChoicePromptTests
{
    [Theory]
    [InlineData(ListStyle.Auto, "colour? (1) red, (2) green, or (3) blue")]
    [InlineData(ListStyle.Inline, "colour? (1) red, (2) green, or (3) blue")]
    [InlineData(ListStyle.List, "colour?\n\n   1. red\n   2. green\n   3. blue")]
    [InlineData(ListStyle.None, "colour?")]
    public async Task Prompt_StyleInText_ShowsTheChoices(ListStyle style, string expected)
    {
        var flow = Ask(new ChoicePrompt("choice") { Style = style });

        await flow.Test.Test("hi", expected).StartTestAsync();
    }

    [Fact]
    public async Task Prompt_StyleSuggestedAction_HasButtons() =>
        await Ask(new ChoicePrompt("choice") { Style = ListStyle.SuggestedAction }).Test.Send("hi").AssertReply(reply =>
        {
            var message = reply.AsMessageActivity()!;
            message.Text.ShouldBe("colour?");
            message.SuggestedActions!.Actions!.Select(action => (action.Type, action.Title, action.Value))
                .ShouldBe([("imBack", "red", "red"), ("imBack", "green", "green"), ("imBack", "blue", "blue")]);
        }).StartTestAsync();

    [Theory]
    [InlineData("webchat", true)]
    [InlineData("directline", true)]
    [InlineData("msteams", false)]
    public async Task Prompt_Auto_UsesButtonsBelowOrOnACardByChannel(string channelId, bool below) =>
        await Ask(new ChoicePrompt("choice"), channelId).Test.Send("hi").AssertReply(reply =>
        {
            var message = reply.AsMessageActivity()!;
            (message.SuggestedActions is not null).ShouldBe(below);
            (message.Attachments is { Count: 1 }).ShouldBe(!below);
        }).StartTestAsync();

    [Fact]
    public async Task Prompt_HeroCard_KeepsTheMessagesOwnAttachments()
    {
        var question = (Activity)MessageFactory.Attachment(new Attachment("text/plain", content: "own"), "colour?");
        var flow = Ask(new ChoicePrompt("choice") { Style = ListStyle.HeroCard }, options: new PromptOptions { Prompt = question, Choices = Colours() });

        await flow.Test.Send("hi").AssertReply(reply =>
        {
            var attachments = reply.AsMessageActivity()!.Attachments!;
            attachments.Select(attachment => attachment.ContentType).ShouldBe(["text/plain", HeroCard.ContentType]);
            var card = attachments[1].Content.ShouldBeOfType<HeroCard>();
            card.Text.ShouldBe("colour?");
            card.Buttons!.Select(button => button.Title).ShouldBe(["red", "green", "blue"]);
        }).StartTestAsync();
    }

    [Fact]
    public async Task Prompt_StyleInOptions_WinsOverThePrompts()
    {
        var flow = Ask(new ChoicePrompt("choice") { Style = ListStyle.Inline }, options: new PromptOptions { Prompt = MessageFactory.Text("colour?"), Choices = Colours(), Style = ListStyle.None });

        await flow.Test.Test("hi", "colour?").StartTestAsync();
    }

    [Fact]
    public async Task Prompt_ChoiceOptions_SetTheWords()
    {
        var prompt = new ChoicePrompt("choice")
        {
            ChoiceOptions = new ChoiceFactoryOptions { IncludeNumbers = false, InlineSeparator = "; ", InlineOrMore = " oder " },
            Style = ListStyle.Inline,
        };

        await Ask(prompt).Test.Test("hi", "colour? red; green oder blue").StartTestAsync();
    }

    [Theory]
    [InlineData("green", "green", 1)]
    [InlineData("the GREEN one, please", "green", 1)]
    [InlineData("2", "green", 1)]
    [InlineData("two", "green", 1)]
    [InlineData("the second one", "green", 1)]
    [InlineData("the last", "blue", 2)]
    [InlineData("crimson", "red", 0)]
    public async Task Answer_NamesAChoice_IsTheResultAfterStorage(string answer, string value, int index)
    {
        var flow = Ask(new ChoicePrompt("choice"));

        await flow.Test.Send("hi").AssertReply(_ => { }).Send(answer).StartTestAsync();

        var found = flow.Result!.Result.ShouldBeOfType<FoundChoice>();
        (found.Value, found.Index).ShouldBe((value, index));
    }

    [Fact]
    public async Task Answer_NamesNone_AsksAgainWithTheChoices()
    {
        var options = new PromptOptions { Prompt = MessageFactory.Text("colour?"), RetryPrompt = MessageFactory.Text("which?"), Choices = Colours() };

        await Ask(new ChoicePrompt("choice"), options: options).Test
            .Test("hi", "colour? (1) red, (2) green, or (3) blue")
            .Test("four", "which? (1) red, (2) green, or (3) blue")
            .Test("purple", "which? (1) red, (2) green, or (3) blue")
            .StartTestAsync();
    }

    [Fact]
    public async Task Validator_NothingUnderstood_IsAskedToo()
    {
        var prompt = new ChoicePrompt("choice", (context, _) =>
        {
            context.Recognized.Succeeded.ShouldBeFalse();
            context.Recognized.Value = new FoundChoice { Value = "any", Index = -1 };
            return Task.FromResult(true);
        });
        var flow = Ask(prompt);

        await flow.Test.Send("hi").AssertReply(_ => { }).Send("you choose").StartTestAsync();

        flow.Result!.Result.ShouldBeOfType<FoundChoice>().Value.ShouldBe("any");
    }

    [Fact]
    public async Task RecognizerOptions_NoNumbers_NumberIsNoAnswer()
    {
        var flow = Ask(new ChoicePrompt("choice") { Style = ListStyle.None, RecognizerOptions = new FindChoicesOptions { RecognizeNumbers = false } });

        await flow.Test.Test("hi", "colour?").Test("2", "colour?").StartTestAsync();
    }

    private static List<Choice> Colours() => [new("red") { Synonyms = ["crimson", "scarlet"] }, new("green"), new("blue")];

    private static DialogFlow Ask(ChoicePrompt prompt, string channelId = "test", PromptOptions? options = null)
    {
        options ??= new PromptOptions { Prompt = MessageFactory.Text("colour?"), Choices = Colours() };
        return new DialogFlow(
            new ComponentDialog("main").AddDialog(new WaterfallDialog("ask", [(step, token) => step.PromptAsync(prompt.Id, options, token)])).AddDialog(prompt),
            channelId);
    }
}
