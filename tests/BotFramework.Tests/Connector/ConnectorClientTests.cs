using System.Net;
using BotFramework.Connector;
using BotFramework.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace BotFramework.Tests.Connector;

public sealed class ConnectorClientTests : ConnectorFixture
{
    private ConnectorClient Client => Parts().GetRequiredService<ConnectorClient>();

    [Fact]
    public async Task SendToConversation_AnActivity_IsPostedAndReturnsTheChannelsId()
    {
        var response = await Client.SendToConversationAsync(Message("hello"), ATurn, Token);

        response.Id.ShouldBe("channel-1");
        var call = Channel.Calls.ShouldHaveSingleItem();
        (call.Method, call.Target).ShouldBe(("POST", "/v3/conversations/a%3Apersonal-1/activities"));
        call.Body.GetProperty("text").GetString().ShouldBe("hello");
        call.Length.ShouldNotBeNull();
    }

    [Fact]
    public async Task SendToConversation_AServiceUrlWithPathAndSlash_KeepsThePath()
    {
        var activity = Message("hello");
        activity.ServiceUrl += "/amer/";

        await Client.SendToConversationAsync(activity, ATurn, Token);

        Channel.Calls.ShouldHaveSingleItem().Target.ShouldBe("/amer/v3/conversations/a%3Apersonal-1/activities");
    }

    [Fact]
    public async Task SendToConversation_BotsOwnTypesInTheActivity_AreWritten()
    {
        var activity = Message("hello");
        activity.ChannelData = new OwnData("x");

        await Client.SendToConversationAsync(activity, ATurn, Token);

        Channel.Calls.ShouldHaveSingleItem().Body.GetProperty("channelData").GetProperty("feedback").GetString().ShouldBe("x");
    }

    [Fact]
    public async Task ReplyToActivity_AnActivity_IsPostedBelowTheOneItAnswers()
    {
        await Client.ReplyToActivityAsync(Message("hello", replyToId: "1795376297517"), ATurn, Token);

        var call = Channel.Calls.ShouldHaveSingleItem();
        (call.Method, call.Target).ShouldBe(("POST", "/v3/conversations/a%3Apersonal-1/activities/1795376297517"));
    }

    [Theory]
    [InlineData("1795376297517")]
    [InlineData("f:8d1ad3ae-1b2c|0000004")]
    [InlineData("a/b?c=d&e#f g%20h+ü;i,j")]
    public async Task UpdateAndDelete_AnId_GoesOutAsExactlyThatId(string id)
    {
        var activity = Message("new");
        activity.Id = id;

        await Client.UpdateActivityAsync(activity, ATurn, Token);
        await Client.DeleteActivityAsync(activity, ATurn, Token);

        Channel.Calls.Select(call => call.Method).ShouldBe(["PUT", "DELETE"]);
        foreach (var call in Channel.Calls)
        {
            var segments = call.Target.Split('/');
            segments.Length.ShouldBe(6);
            Uri.UnescapeDataString(segments[^1]).ShouldBe(id);
        }

        Channel.Calls.First().Body.GetProperty("text").GetString().ShouldBe("new");
        Channel.Calls.Last().Length.ShouldBeNull();
    }

    [Theory]
    [InlineData(202, "")]
    [InlineData(200, "<html>")]
    [InlineData(200, "[1]")]
    public async Task Send_TakenWithoutAnId_IsTakenAllTheSame(int status, string body)
    {
        Channel.Always = new(status, Body: body);

        (await Client.SendToConversationAsync(Message("hello"), ATurn, Token)).Id.ShouldBeNull();
    }

    [Fact]
    public async Task Send_AnAnswerWithoutEnd_IsTakenAllTheSame()
    {
        Channel.Always = new(200, Body: $$"""{"id":"{{new string('x', 100_000)}}"}""");

        (await Client.SendToConversationAsync(Message("hello"), ATurn, Token)).Id.ShouldBeNull();
    }

    [Fact]
    public async Task Send_Refused_TellsStatusCodeAndWhenToComeAgain()
    {
        Channel.Always = new(500, RetryAfter: "120", Body: """{"error":{"code":"ServiceError","message":"Unknown."}}""");

        var exception = await Should.ThrowAsync<ErrorResponseException>(() => Client.SendToConversationAsync(Message("hello"), ATurn, Token));

        exception.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        exception.RetryAfter.ShouldBe(TimeSpan.FromMinutes(2));
        exception.Body!.Error!.Code.ShouldBe("ServiceError");
    }

    [Fact]
    public async Task Send_RefusedWithAnythingAsBody_TellsTheStatus()
    {
        Channel.Always = new(403, Body: "<html>Forbidden</html>");

        var exception = await Should.ThrowAsync<ErrorResponseException>(() => Client.SendToConversationAsync(Message("hello"), ATurn, Token));

        exception.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (exception.RetryAfter, exception.Body).ShouldBe((null, null));
    }

    private sealed record OwnData(string Feedback);
}
