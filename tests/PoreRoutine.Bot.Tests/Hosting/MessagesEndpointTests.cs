using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BotFramework;
using Microsoft.Extensions.DependencyInjection;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Hosting;

public sealed class MessagesEndpointTests : IAsyncLifetime
{
    private RunningService _service = null!;
    private FakeConnector _connector = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _service = await RunningService.StartAsync();
        _connector = await FakeConnector.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _connector.DisposeAsync();
    }

    [Fact]
    public async Task Post_AMessage_IsAnsweredAtItsServiceUrl()
    {
        using var response = await PostAsync(Message("m1", "why double cleanse?"));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var (path, reply) = _connector.Received.ShouldHaveSingleItem();
        path.ShouldBe("/v3/conversations/a:personal-1/activities/m1");
        reply.GetProperty("replyToId").GetString().ShouldBe("m1");
        reply.GetProperty("recipient").GetProperty("id").GetString().ShouldBe("29:user");
        reply.GetProperty("text").GetString()!.ShouldContain("makeup");
    }

    [Fact]
    public async Task Post_TheSameActivityAgain_IsAnsweredOkAndRepliesNothing()
    {
        (await PostAsync(Message("m1", "why double cleanse?"))).Dispose();
        using var response = await PostAsync(Message("m1", "why double cleanse?"));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        _connector.Received.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Post_WhileTheChannelRefuses_TheRepeatSendsTheReplyOnce()
    {
        _connector.Status = 503;
        using (var refused = await PostAsync(Message("m1", "why double cleanse?")))
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        }

        _connector.Status = 201;
        using (var repeated = await PostAsync(Message("m1", "why double cleanse?")))
        {
            repeated.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await PostAsync(Message("m1", "why double cleanse?"))).Dispose();
        _connector.Received.ShouldHaveSingleItem().Activity.GetProperty("text").GetString()!.ShouldContain("makeup");
    }

    [Fact]
    public async Task Post_AfterAReplyThatTheVersionBeforeCouldNotSend_SendsItFirst()
    {
        await _service.Services.GetRequiredService<IStorage>().WriteAsync("msteams/conversations/a:personal-1", JsonElement.Parse($$"""
            {
              "schema": 1, "states": {}, "seen": ["m1"],
              "unsent": [ { "type": "message", "id": "r1", "text": "left over", "channelId": "msteams", "serviceUrl": "{{_connector.Address}}", "conversation": { "id": "a:personal-1" }, "replyToId": "m1" } ]
            }
            """), Token);
        (await PostAsync(Message("m2", "why double cleanse?"))).Dispose();
        _connector.Received.Select(received => received.Activity.GetProperty("replyToId").GetString()).ShouldBe(["m1", "m2"]);
        (await PostAsync(Message("m3", "why double cleanse?"))).Dispose();
        _connector.Received.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(413)]
    public async Task Post_AfterAReplyThatTheChannelWillNeverTake_TheNextIsSent(int status)
    {
        _connector.Status = status;
        (await PostAsync(Message("m1", "hello"))).Dispose();
        _connector.Status = 201;
        (await PostAsync(Message("m2", "why double cleanse?"))).Dispose();
        _connector.Received.ShouldHaveSingleItem().Activity.GetProperty("replyToId").GetString().ShouldBe("m2");
    }

    [Fact]
    public async Task Post_WithoutAppId_FromAWebPage_IsRefusedAndLeavesNoTrace()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Headers = { { "Origin", "https://somewhere.example.com" } },
            Content = new StringContent(JsonSerializer.Serialize(Message("m1", "hello")), Encoding.UTF8, "text/plain"),
        };
        using var response = await _service.Client.SendAsync(request, Token);
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await ShouldHaveNoTraceAsync();
    }

    [Fact]
    public async Task Post_ExpectingReplies_HasThemInTheResponse()
    {
        var message = Message("m1", "why double cleanse?");
        message["deliveryMode"] = "expectReplies";
        using var response = await PostAsync(message);
        var body = await DirectLineClient.ReadAsync(response, Token);
        body.GetProperty("activities")[0].GetProperty("text").GetString()!.ShouldContain("makeup");
        _connector.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_InstallationAndMembers_AreGreetedOnce()
    {
        (await PostAsync(new(_connector.Address, id: "i1") { ["type"] = "installationUpdate", ["action"] = "add" })).Dispose();
        (await PostAsync(new(_connector.Address, id: "c1") { ["type"] = "conversationUpdate", ["membersAdded"] = new[] { new { id = "29:user" }, new { id = "28:bot" } } })).Dispose();
        _connector.Received.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("remove", "add", 2)]
    [InlineData("remove-upgrade", "add-upgrade", 1)]
    public async Task Post_RemovedAndAddedAgain_IsGreetedAgainUnlessItWasAnUpgrade(string removed, string added, int greetings)
    {
        var number = 0;
        foreach (var action in new[] { "add", removed, added })
        {
            (await PostAsync(new(_connector.Address, id: $"i{++number}") { ["type"] = "installationUpdate", ["action"] = action })).Dispose();
        }

        _connector.Received.Count.ShouldBe(greetings);
    }

    [Fact]
    public async Task Post_AnInvoke_IsAnsweredNotImplemented()
    {
        using var response = await PostAsync(new(_connector.Address, id: "i1") { ["type"] = "invoke", ["name"] = "composeExtension/query" });
        response.StatusCode.ShouldBe(HttpStatusCode.NotImplemented);
    }

    [Theory]
    [InlineData("{\"type\":\"message\",", 400, "BadSyntax")]
    [InlineData("not json", 400, "BadSyntax")]
    [InlineData("[]", 400, "BadSyntax")]
    [InlineData("null", 400, "BadSyntax")]
    [InlineData("", 400, "BadSyntax")]
    [InlineData("{\"text\":\"no type\"}", 400, "BadArgument")]
    [InlineData("{\"type\":\"sneeze\",\"id\":\"1\"}", 400, "BadArgument")]
    [InlineData("{\"type\":\"message\",\"id\":\"1\",\"channelId\":\"msteams\"}", 400, "BadArgument")]
    [InlineData("{\"type\":\"message\",\"id\":\"1\",\"channelId\":\"msteams\",\"text\":7}", 400, "BadSyntax")]
    public async Task Post_BadInput_IsRefusedWithAJsonError(string body, int status, string code)
    {
        using var response = await _service.Client.PostAsync("/api/messages", new StringContent(body, Encoding.UTF8, "application/json"), Token);
        ((int)response.StatusCode).ShouldBe(status);
        var error = (await DirectLineClient.ReadAsync(response, Token)).GetProperty("error");
        error.GetProperty("code").GetString().ShouldBe(code);
        error.GetProperty("message").GetString().ShouldNotBeNullOrWhiteSpace();
        await ShouldHaveNoTraceAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_ABodyOver256Kb_IsRefusedAndLeavesNoTrace(bool chunked)
    {
        var text = JsonSerializer.Serialize(Message("m1", new string('x', 256 * 1024)));
        using var content = new StringContent(text, Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = content };
        request.Headers.TransferEncodingChunked = chunked;
        using var response = await _service.Client.SendAsync(request, Token);
        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await DirectLineClient.ReadAsync(response, Token)).GetProperty("error").GetProperty("code").GetString().ShouldBe("MessageSizeTooBig");
        await ShouldHaveNoTraceAsync();
    }

    [Fact]
    public async Task Post_AServiceUrlThatIsNoAddress_IsRefusedAndLeavesNoTrace()
    {
        var message = Message("m1", "hello");
        message["serviceUrl"] = "file:///etc/passwd";
        using var response = await PostAsync(message);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await ShouldHaveNoTraceAsync();
    }

    [Theory]
    [InlineData("https://somewhere.example.com")]
    [InlineData("http://10.0.0.1/connector")]
    [InlineData("urn:botframework:directline")]
    public async Task Post_WithoutAppId_AServiceUrlOnAnotherMachineIsRefused(string serviceUrl)
    {
        var message = Message("m1", "hello");
        message["serviceUrl"] = serviceUrl;
        using var response = await PostAsync(message);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await ShouldHaveNoTraceAsync();
    }

    [Fact]
    public async Task Post_WithoutAppIdOutsideOfDevelopment_IsNotThere()
    {
        await using var closed = await RunningService.StartAsync("--environment", "Production");
        using var response = await closed.Client.PostAsJsonAsync("/api/messages", Message("m1", "hello"), Token);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await DirectLineClient.ReadAsync(response, Token)).GetProperty("error").GetProperty("code").GetString().ShouldNotBeNullOrEmpty();
        _connector.Received.ShouldBeEmpty();
    }

    private async Task ShouldHaveNoTraceAsync()
    {
        _connector.Received.ShouldBeEmpty();
        (await _service.Services.GetRequiredService<IStorage>().ReadAsync(["msteams/conversations/a:personal-1"], Token)).ShouldBeEmpty();
    }

    private Task<HttpResponseMessage> PostAsync(TeamsActivity activity) => _service.Client.PostAsJsonAsync("/api/messages", activity, Token);

    private TeamsActivity Message(string id, string text) => new(_connector.Address, text, id);
}
