using System.Numerics;
using BotFramework.Dialogs;

namespace BotFramework.Tests.Dialogs;

public class NumberPromptTests
{
    [Theory]
    [InlineData("42", 42)]
    [InlineData("about 15 minutes", 15)]
    [InlineData("-3", -3)]
    [InlineData("1,200 of them", 1200)]
    [InlineData("twenty five", 25)]
    [InlineData("Two, please.", 2)]
    public async Task Answer_Number_IsTheResult(string answer, int expected) => (await AnswerAsync<int>(answer)).ShouldBe(expected);

    [Theory]
    [InlineData("1.5", 1.5)]
    [InlineData("half past 2.25", 2.25)]
    public async Task Answer_Fraction_IsTheResult(string answer, double expected) => (await AnswerAsync<double>(answer)).ShouldBe(expected);

    [Theory]
    [InlineData("1.5")]
    [InlineData("99999999999")]
    [InlineData("many")]
    [InlineData("1.2.3")]
    [InlineData("")]
    public async Task Answer_NoneOfTheKind_AsksAgain(string answer) => (await AnswerAsync<int>(answer)).ShouldBeNull();

    [Fact]
    public async Task Validator_Rejects_AsksAgain()
    {
        var flow = Ask(new NumberPrompt<int>("number", (prompt, _) => Task.FromResult(prompt.Recognized is { Succeeded: true, Value: > 0 and < 10 })));

        await flow.Test.Test("hi", "how many?").Test("42", "again?").Test("what", "again?").Send("4").StartTestAsync();

        flow.Result!.Result.ShouldBe(4);
    }

    private static async Task<object?> AnswerAsync<T>(string answer)
        where T : struct, INumber<T>
    {
        var flow = Ask(new NumberPrompt<T>("number"));
        await flow.Test.Test("hi", "how many?").Send(answer).StartTestAsync();
        if (flow.Result!.Status == DialogTurnStatus.Waiting)
        {
            flow.Adapter.GetNextReply()!.AsMessageActivity()!.Text.ShouldBe("again?");
            return null;
        }

        return flow.Result.Result;
    }

    private static DialogFlow Ask(Dialog prompt)
    {
        var options = new PromptOptions { Prompt = MessageFactory.Text("how many?"), RetryPrompt = MessageFactory.Text("again?") };
        return new DialogFlow(new ComponentDialog("main").AddDialog(new WaterfallDialog("ask", [(step, token) => step.PromptAsync("number", options, token)])).AddDialog(prompt));
    }
}
