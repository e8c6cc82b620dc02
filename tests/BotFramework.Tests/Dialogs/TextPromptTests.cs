using System.Text.Json;
using BotFramework.Dialogs;
using BotFramework.Schema;

namespace BotFramework.Tests.Dialogs;

public class TextPromptTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void Constructor_NoId_Throws(string? id) => Should.Throw<ArgumentNullException>(() => new TextPrompt(id!));

    [Fact]
    public async Task Begin_OptionsOfAnotherKind_Throws()
    {
        var flow = new DialogFlow(new ComponentDialog("main").AddDialog(new WaterfallDialog("ask", [(step, token) => step.BeginDialogAsync("text", "no options", token)])).AddDialog(new TextPrompt("text")));

        await Should.ThrowAsync<ArgumentOutOfRangeException>(flow.Test.Send("hi").StartTestAsync());
    }

    [Fact]
    public async Task Prompt_Answer_IsTheResult()
    {
        var flow = Ask(new TextPrompt("text"), new PromptOptions { Prompt = MessageFactory.Text("name?") });

        await flow.Test.Test("hi", "name?").Send("Ada").StartTestAsync();

        flow.Result!.Result.ShouldBe("Ada");
    }

    [Fact]
    public async Task Prompt_Question_ExpectsInput()
    {
        var flow = Ask(new TextPrompt("text"), new PromptOptions { Prompt = new Activity(ActivityTypes.Message) { Text = "name?" } });

        await flow.Test.Send("hi").AssertReply(reply => reply.AsMessageActivity()!.InputHint.ShouldBe(InputHints.ExpectingInput)).StartTestAsync();
    }

    [Fact]
    public async Task Prompt_NotAMessage_KeepsWaiting()
    {
        var flow = Ask(new TextPrompt("text"), new PromptOptions { Prompt = MessageFactory.Text("name?") });

        await flow.Test.Test("hi", "name?").Send(new Activity(ActivityTypes.Event)).AssertNoReply(timeout: 0).Send("Ada").StartTestAsync();

        flow.Result!.Result.ShouldBe("Ada");
    }

    [Fact]
    public async Task Validator_Refuses_AsksTheRetryPromptUntilItAccepts()
    {
        var prompt = new TextPrompt("text", (context, _) => Task.FromResult(context.Recognized.Value!.Length > 3));
        var flow = Ask(prompt, new PromptOptions { Prompt = MessageFactory.Text("name?"), RetryPrompt = MessageFactory.Text("longer?") });

        await flow.Test.Test("hi", "name?").Test("Ada", "longer?").Test("Bo", "longer?").Send("Grace").StartTestAsync();

        flow.Result!.Result.ShouldBe("Grace");
    }

    [Fact]
    public async Task Validator_RefusesWithoutRetryPrompt_AsksThePromptAgain()
    {
        var flow = Ask(new TextPrompt("text", (_, _) => Task.FromResult(false)), new PromptOptions { Prompt = MessageFactory.Text("name?") });

        await flow.Test.Test("hi", "name?").Test("Ada", "name?").StartTestAsync();
    }

    [Fact]
    public async Task Validator_RepliesItself_NoRetryPrompt()
    {
        var prompt = new TextPrompt("text", async (context, token) =>
        {
            await context.Context.SendActivityAsync("too short", cancellationToken: token);
            return false;
        });
        var flow = Ask(prompt, new PromptOptions { Prompt = MessageFactory.Text("name?"), RetryPrompt = MessageFactory.Text("longer?") });

        await flow.Test.Test("hi", "name?").Test("Ada", "too short").AssertNoReply(timeout: 0).StartTestAsync();
    }

    [Fact]
    public async Task Validator_EveryAnswer_CountsAttempts()
    {
        var counts = new List<int>();
        var prompt = new TextPrompt("text", (context, _) =>
        {
            counts.Add(context.AttemptCount);
            return Task.FromResult(context.AttemptCount == 3);
        });
        var flow = Ask(prompt, new PromptOptions { Prompt = MessageFactory.Text("name?") });

        await flow.Test.Test("hi", "name?").Test("a", "name?").Test("b", "name?").Send("c").StartTestAsync();

        counts.ShouldBe([1, 2, 3]);
        flow.Result!.Result.ShouldBe("c");
    }

    [Fact]
    public async Task Validator_ChangesTheValue_ItIsTheResult()
    {
        var prompt = new TextPrompt("text", (context, _) =>
        {
            context.Recognized.Value = context.Recognized.Value!.ToUpperInvariant();
            return Task.FromResult(true);
        });
        var flow = Ask(prompt, new PromptOptions { Prompt = MessageFactory.Text("name?") });

        await flow.Test.Test("hi", "name?").Send("ada").StartTestAsync();

        flow.Result!.Result.ShouldBe("ADA");
    }

    [Fact]
    public async Task Validator_Validations_AreReadAfterStorage()
    {
        var seen = 0;
        var prompt = new TextPrompt("text", (context, _) =>
        {
            seen = context.GetValidations<Dictionary<string, int>>()!["max"];
            return Task.FromResult(true);
        });
        var flow = Ask(prompt, new PromptOptions { Prompt = MessageFactory.Text("name?"), Validations = new Dictionary<string, int> { ["max"] = 7 } });

        await flow.Test.Test("hi", "name?").Send("x").StartTestAsync();

        seen.ShouldBe(7);
    }

    [Fact]
    public async Task RetryPrompt_WithCard_SurvivesStorage()
    {
        var card = new HeroCard { Title = "card" };
        var retry = (Activity)MessageFactory.Attachment(card.ToAttachment(), "again?");
        var flow = Ask(new TextPrompt("text", (_, _) => Task.FromResult(false)), new PromptOptions { Prompt = MessageFactory.Text("name?"), RetryPrompt = retry });

        await flow.Test.Test("hi", "name?").Send("x").AssertReply(reply =>
        {
            var attachment = reply.AsMessageActivity()!.Attachments!.Single();
            attachment.ContentType.ShouldBe(HeroCard.ContentType);
            attachment.Content.ShouldBeOfType<JsonElement>().GetProperty("title").GetString().ShouldBe("card");
        }).StartTestAsync();
    }

    [Fact]
    public async Task Prompt_AskedAgain_IsAMessageOfItsOwn()
    {
        var ids = new List<string?>();
        var flow = Ask(new TextPrompt("text", (_, _) => Task.FromResult(false)), new PromptOptions { Prompt = MessageFactory.Text("name?") });

        await flow.Test.Send("hi").AssertReply(reply => ids.Add(reply.Id)).Send("x").AssertReply(reply => ids.Add(reply.Id)).StartTestAsync();

        ids.Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Prompt_NoQuestion_AsksNothing()
    {
        var flow = Ask(new TextPrompt("text"), new PromptOptions());

        await flow.Test.Send("hi").AssertNoReply(timeout: 0).Send("Ada").StartTestAsync();

        flow.Result!.Result.ShouldBe("Ada");
    }

    private static DialogFlow Ask(Dialog prompt, PromptOptions options) => new(new ComponentDialog("main")
        .AddDialog(new WaterfallDialog("ask", [(step, token) => step.PromptAsync(prompt.Id, options, token)]))
        .AddDialog(prompt));
}
