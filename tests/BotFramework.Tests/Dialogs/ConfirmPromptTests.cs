using BotFramework.Dialogs;
using BotFramework.Dialogs.Choices;

namespace BotFramework.Tests.Dialogs;

public class ConfirmPromptTests
{
    [Theory]
    [InlineData("yes", true)]
    [InlineData("Yes, please", true)]
    [InlineData("y", true)]
    [InlineData("yep", true)]
    [InlineData("sure", true)]
    [InlineData("ok", true)]
    [InlineData("👍", true)]
    [InlineData("1", true)]
    [InlineData("the first one", true)]
    [InlineData("no", false)]
    [InlineData("NO!", false)]
    [InlineData("nope", false)]
    [InlineData("n", false)]
    [InlineData("that is not ok", false)]
    [InlineData("I disagree", false)]
    [InlineData("👎", false)]
    [InlineData("2", false)]
    public async Task Answer_YesOrNo_IsTheResult(string answer, bool expected)
    {
        var flow = Ask(new ConfirmPrompt("confirm"));

        await flow.Test.Test("hi", "Go on? (1) Yes or (2) No").Send(answer).StartTestAsync();

        flow.Result!.Result.ShouldBe(expected);
    }

    [Theory]
    [InlineData("maybe")]
    [InlineData("nobody knows")]
    [InlineData("3")]
    [InlineData("yesterday")]
    public async Task Answer_Neither_AsksTheRetryPrompt(string answer) =>
        await Ask(new ConfirmPrompt("confirm")).Test
            .Test("hi", "Go on? (1) Yes or (2) No")
            .Test(answer, "Yes or no? (1) Yes or (2) No")
            .StartTestAsync();

    [Fact]
    public async Task ChoiceOptions_NoNumbers_ShowsNoneAndTakesNone()
    {
        var prompt = new ConfirmPrompt("confirm") { ChoiceOptions = new ChoiceFactoryOptions { IncludeNumbers = false } };

        await Ask(prompt).Test.Test("hi", "Go on? Yes or No").Test("2", "Yes or no? Yes or No").StartTestAsync();
    }

    [Fact]
    public async Task ConfirmChoices_OtherWords_AreShownAndUnderstood()
    {
        var prompt = new ConfirmPrompt("confirm") { ConfirmChoices = Tuple.Create(new Choice("Delete"), new Choice("Keep")) };
        var flow = Ask(prompt);

        await flow.Test.Test("hi", "Go on? (1) Delete or (2) Keep").Send("keep it").StartTestAsync();

        flow.Result!.Result.ShouldBe(false);
    }

    [Fact]
    public async Task Validator_RefusesNo_AsksAgain()
    {
        var flow = Ask(new ConfirmPrompt("confirm", (context, _) => Task.FromResult(context.Recognized is { Succeeded: true, Value: true })));

        await flow.Test.Test("hi", "Go on? (1) Yes or (2) No").Test("no", "Yes or no? (1) Yes or (2) No").Send("yes").StartTestAsync();

        flow.Result!.Result.ShouldBe(true);
    }

    private static DialogFlow Ask(ConfirmPrompt prompt)
    {
        var options = new PromptOptions { Prompt = MessageFactory.Text("Go on?"), RetryPrompt = MessageFactory.Text("Yes or no?") };
        return new(new ComponentDialog("main").AddDialog(new WaterfallDialog("ask", [(step, token) => step.PromptAsync(prompt.Id, options, token)])).AddDialog(prompt));
    }
}
