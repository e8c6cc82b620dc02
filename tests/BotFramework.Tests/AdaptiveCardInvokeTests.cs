using System.Text.Json;
using BotFramework.Schema;

namespace BotFramework.Tests;

public class AdaptiveCardInvokeTests
{
    private const string Pressed = """{"action":{"type":"Action.Execute","id":"done","verb":"finish","data":{"step":3}},"trigger":"manual"}""";

    private readonly RecordingAdapter _adapter = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Invoke_ActionExecute_IsAnsweredWithTheBotsCard()
    {
        var answer = await AnswerAsync(Pressed, new Pressing());

        answer.Status.ShouldBe(200);
        var body = answer.Body.ShouldBeOfType<AdaptiveCardInvokeResponse>();
        (body.StatusCode, body.Type, body.Value).ShouldBe((200, "application/vnd.microsoft.activity.message", "done finish 3"));
    }

    [Fact]
    public async Task Invoke_ValueMadeInProcess_IsTakenAsItIs()
    {
        var value = new AdaptiveCardInvokeValue { Action = new AdaptiveCardInvokeAction { Type = "Action.Execute", Id = "done" } };

        (await AnswerAsync(value, new Pressing())).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData(null, "BadRequest")]
    [InlineData("\"text\"", "BadRequest")]
    [InlineData("{}", "BadRequest")]
    [InlineData("""{"action":"text"}""", "BadRequest")]
    [InlineData("""{"action":{"type":"Action.Submit"}}""", "NotSupported")]
    public async Task Invoke_MalformedValue_IsAnsweredWith400AndWhy(string? value, string code)
    {
        var answer = await AnswerAsync(value, new Pressing());

        answer.Status.ShouldBe(400);
        var body = answer.Body.ShouldBeOfType<AdaptiveCardInvokeResponse>();
        (body.StatusCode, body.Type).ShouldBe((400, "application/vnd.microsoft.error"));
        body.Value.ShouldBeOfType<Error>().Code.ShouldBe(code);
    }

    [Fact]
    public async Task Invoke_NotOverridden_IsAnsweredWith501() => (await AnswerAsync(Pressed, new ActivityHandler())).Status.ShouldBe(501);

    [Fact]
    public async Task Answer_Written_HasTheProtocolsNames()
    {
        var answer = await AnswerAsync(Pressed, new Pressing());

        JsonSerializer.Serialize(answer.Body, BotFrameworkJson.Default)
            .ShouldBe("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"done finish 3"}""");
    }

    [Fact]
    public async Task Invoke_AnsweredByTheBotItself_IsNotAnsweredAgain()
    {
        using var turn = new TurnContext(_adapter, Incoming.OfType(ActivityTypes.Invoke));

        await new AnsweringItself().OnTurnAsync(turn, Token);

        _adapter.Sent.Single().Value.ShouldBeOfType<InvokeResponse>().Status.ShouldBe(202);
    }

    private Task<InvokeResponse> AnswerAsync(string? json, ActivityHandler bot) =>
        AnswerAsync(json is null ? null : (object)JsonSerializer.Deserialize<JsonElement>(json), bot);

    private async Task<InvokeResponse> AnswerAsync(object? value, ActivityHandler bot)
    {
        var activity = Incoming.OfType(ActivityTypes.Invoke);
        (activity.Name, activity.Value) = ("adaptiveCard/action", value);
        using var turn = new TurnContext(_adapter, activity);
        await bot.OnTurnAsync(turn, Token);
        return _adapter.Sent.Single().Value.ShouldBeOfType<InvokeResponse>();
    }

    private sealed class Pressing : ActivityHandler
    {
        protected override Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken)
        {
            var action = invokeValue.Action!;
            var step = action.Data is JsonElement data ? data.GetProperty("step").GetInt32() : 0;
            return Task.FromResult(new AdaptiveCardInvokeResponse
            {
                StatusCode = 200,
                Type = "application/vnd.microsoft.activity.message",
                Value = $"{action.Id} {action.Verb} {step}",
            });
        }
    }

    /// <summary>Sends its answer through an adapter that, as the service's own does, notes it in the turn.</summary>
    private sealed class AnsweringItself : ActivityHandler
    {
        protected override async Task<InvokeResponse?> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
        {
            var own = new InvokeResponse { Status = 202 };
            turnContext.TurnState.Set(own);
            await turnContext.SendActivityAsync(new Activity(ActivityTypes.InvokeResponse) { Value = own }, cancellationToken);
            return CreateInvokeResponse();
        }
    }
}
