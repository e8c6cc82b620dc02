using System.Net;
using System.Text.Json;
using BotFramework.Tests.Connector.Authentication;
using NodaTime;

namespace PoreRoutine.Bot.Tests.StandIn;

/// <summary>A signed conversation in Teams with a service of two instances that run as in production.</summary>
[Collection(nameof(StandInAzure))]
public sealed class SignedConversationTests(StandInAzure azure) : IAsyncLifetime
{
    /// <summary>The message whose instance is killed.</summary>
    private const string Fatal = "next";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await azure.StartInstancesAsync(Token);

    public ValueTask DisposeAsync()
    {
        azure.Connector.Taking = null;
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Conversation_ThroughTwoInstancesOfWhichOneIsKilledAndComesBack_IsTheSameAsWithOne()
    {
        var alone = new TeamsChat(azure);
        foreach (var (say, has) in Script())
        {
            (await alone.SayAsync(azure.First, say, Token)).ShouldContain(has, Case.Insensitive, say);
        }

        var chat = new TeamsChat(azure);
        var turn = 0;
        foreach (var (say, has) in Script())
        {
            var replies = say == Fatal ? await SayToOneThatDiesAsync(chat)
                : await chat.SayAsync(turn % 2 == 0 || azure.Second.HasExited ? azure.First : azure.Second, say, Token);
            replies.ShouldContain(has, Case.Insensitive, say);
            if (say != Fatal && azure.Second.HasExited)
            {
                // One answer of the other's was to show that it does alone.
                await azure.StartInstancesAsync(Token);
                turn = 0;
            }

            turn++;
        }

        chat.Calls.Select(call => (call.Method, call.Shown, call.ReplyToId)).ShouldBe(alone.Calls.Select(call => (call.Method, call.Shown, call.ReplyToId)));
        chat.Calls.Select(call => call.Id).ShouldBeUnique();
        azure.Connector.Refused.ShouldBe(0);
        azure.Identity.Asked.ShouldContain(StandInIdentity.Storage);
        azure.Identity.Asked.ShouldContain(StandInIdentity.BotFramework);

        var (stored, expected) = (await azure.Storage.ReadConversationAsync(chat.Conversation, Token), await azure.Storage.ReadConversationAsync(alone.Conversation, Token));
        stored.GetProperty("outbox").GetArrayLength().ShouldBe(0);
        stored.GetProperty("seen").ToString().ShouldBe(expected.GetProperty("seen").ToString());
        foreach (var part in (string[])["plan", "diary"])
        {
            ClientOf(stored, chat).GetProperty(part).GetRawText().ShouldBe(ClientOf(expected, alone).GetProperty(part).GetRawText());
        }
    }

    [Fact]
    public async Task Call_NotSignedByTheChannel_IsRefusedByEveryInstance()
    {
        await using var stranger = await TokenAuthority.StartAsync();
        foreach (var instance in new[] { azure.First, azure.Second })
        {
            var chat = new TeamsChat(azure);
            var message = chat.NextMessage("delete my data");
            (await StatusAsync(instance, message, null)).ShouldBe(HttpStatusCode.Unauthorized);
            (await StatusAsync(instance, message, stranger.Sign(token => token.Claims["serviceurl"] = azure.ConnectorAddress.AbsoluteUri))).ShouldBe(HttpStatusCode.Unauthorized);
            (await StatusAsync(instance, message, azure.Channel.Sign(token => token.Audience = "another bot"))).ShouldBe(HttpStatusCode.Unauthorized);
            (await StatusAsync(instance, message, azure.Channel.Sign())).ShouldBe(HttpStatusCode.Forbidden);
            chat.Calls.ShouldBeEmpty();

            (await chat.BringAsync(instance, message, Token)).ShouldStartWith("Delete everything?");
        }
    }

    [Fact]
    public async Task Stop_OneInstance_EndsWellWhileTheOtherGoesOn()
    {
        var chat = new TeamsChat(azure);
        await chat.SayAsync(azure.First, "i did my cleanse", Token);

        var stopped = azure.First.StopAsync(Token);
        (await chat.SayAsync(azure.Second, "what did i do tonight?", Token)).ShouldContain("cleanse", Case.Insensitive);

        (await stopped).ShouldBe(0, azure.First.Output);
        (await chat.SayAsync(azure.Second, "why no clay?", Token)).ShouldContain("clay", Case.Insensitive);
    }

    /// <summary>What is said, and a part of what comes back. Tonight is an evening with a mask and without exfoliation.</summary>
    private static (string Say, string Has)[] Script()
    {
        var tonight = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()).InZone(DateTimeZoneProviders.Tzdb[TeamsChat.Zone]).Date;
        return
        [
            ("set up my plan", "exfoliat"),
            ($"{tonight.PlusDays(2).DayOfWeek}", "mask"),
            ($"{tonight.DayOfWeek} and {tonight.PlusDays(3).DayOfWeek}", "remind"),
            ("no reminder", $"{tonight.PlusDays(2).DayOfWeek}"),
            ("i did my cleanse", "cleanse"),
            ("why no clay?", "clay"),
            ("walk me through tonight", "Step 2 of 3"),
            (Fatal, "Step 3 of 3"),
            ("how often do i mask?", "twice a week"),
            ("done", "serum"),
            ("what did i do tonight?", "mask"),
            ("what's my plan?", $"{tonight.PlusDays(3).DayOfWeek}"),
        ];
    }

    /// <summary>The second instance is killed when it has stored the turn and the channel has not read its reply; the channel brings the message again, to the first.</summary>
    private async Task<string> SayToOneThatDiesAsync(TeamsChat chat)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        azure.Connector.Taking = async gone =>
        {
            reached.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, gone);
        };
        var message = chat.NextMessage(Fatal);
        var lost = TeamsChat.BringAsync(azure.Second, message, chat.Token, Token);
        await reached.Task.WaitAsync(Token);
        azure.Second.Kill();
        await Should.ThrowAsync<HttpRequestException>(lost);
        azure.Connector.Taking = null;
        return await chat.BringAsync(azure.First, message, Token);
    }

    private static async Task<HttpStatusCode> StatusAsync(ServiceInstance instance, object message, string? token)
    {
        using var response = await TeamsChat.BringAsync(instance, message, token, Token);
        return response.StatusCode;
    }

    /// <summary>The client's record as it is stored.</summary>
    private static JsonElement ClientOf(JsonElement document, TeamsChat chat) =>
        document.GetProperty("states").GetProperty($"msteams/users/29:{chat.Conversation}").GetProperty("client");
}
