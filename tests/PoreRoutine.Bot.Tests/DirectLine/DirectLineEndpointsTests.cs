using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using BotFramework.DirectLine;
using Microsoft.Extensions.DependencyInjection;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.DirectLine;

public sealed class DirectLineEndpointsTests : IAsyncLifetime
{
    private RunningService _service = null!;
    private DirectLineClient _client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _service = await RunningService.StartAsync();
        _client = await DirectLineClient.StartAsync(_service, Token);
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task Start_ANewConversation_IsGreetedOnceHoweverOftenItIsOpened()
    {
        using (var again = await _client.SendAsync(HttpMethod.Post, "/v3/directline/conversations", null, Token))
        {
            again.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        var greeting = (await _client.NewActivitiesAsync(Token)).ShouldHaveSingleItem();
        greeting.GetProperty("type").GetString().ShouldBe("message");
        greeting.GetProperty("from").GetProperty("role").GetString().ShouldBe("bot");
    }

    [Fact]
    public async Task Post_AMessage_IsEchoedWithItsClientActivityIdAndAnswered()
    {
        await _client.NewActivitiesAsync(Token);
        using var response = await PostAsync(new { type = "message", text = "why not a clay mask?", from = new { id = "dl_tester" }, channelData = new { clientActivityID = "c1" } });
        var id = (await DirectLineClient.ReadAsync(response, Token)).GetProperty("id").GetString();
        var activities = await _client.NewActivitiesAsync(Token);
        activities.Count.ShouldBe(2);
        activities[0].GetProperty("id").GetString().ShouldBe(id);
        activities[0].GetProperty("channelData").GetProperty("clientActivityID").GetString().ShouldBe("c1");
        activities[1].GetProperty("replyToId").GetString().ShouldBe(id);
        activities[1].GetProperty("text").GetString()!.ShouldContain("oil");
        activities[1].GetProperty("timestamp").GetDateTimeOffset().ShouldBeGreaterThan(activities[0].GetProperty("timestamp").GetDateTimeOffset());
    }

    [Fact]
    public async Task Post_TheSameMessageAgain_IsAnsweredWithTheSameIdAndRunsNothing()
    {
        var message = new { type = "message", text = "why not a clay mask?", from = new { id = "dl_tester" }, channelData = new { clientActivityID = "c1" } };
        using var first = await PostAsync(message);
        await _client.NewActivitiesAsync(Token);
        using var second = await PostAsync(message);
        (await second.Content.ReadAsStringAsync(Token)).ShouldBe(await first.Content.ReadAsStringAsync(Token));
        (await _client.NewActivitiesAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_AUserIdOfTheClientsOwn_IsReplacedByTheTokens()
    {
        await _client.NewActivitiesAsync(Token);
        (await PostAsync(new { type = "message", text = "hello", from = new { id = "dl_somebody_else" } })).Dispose();
        (await _client.NewActivitiesAsync(Token))[0].GetProperty("from").GetProperty("id").GetString().ShouldBe("dl_tester");
    }

    [Fact]
    public async Task Stream_FromAWatermark_SendsWhatWasMissedAndThenWhatComes()
    {
        using var reconnected = await _client.SendAsync(HttpMethod.Get, $"/v3/directline/conversations/{_client.ConversationId}?watermark=0", null, Token);
        var url = (await DirectLineClient.ReadAsync(reconnected, Token)).GetProperty("streamUrl").GetString()!;
        url.ShouldContain("watermark=0&");
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(url), Token);
        (await ReceiveAsync(socket)).GetProperty("watermark").GetString().ShouldBe("1");

        (await PostAsync(new { type = "message", text = "why not a clay mask?", from = new { id = "dl_tester" } })).Dispose();
        var set = await ReceiveAsync(socket);
        set.GetProperty("watermark").GetString().ShouldBe("3");
        set.GetProperty("activities").GetArrayLength().ShouldBe(2);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Token);
    }

    [Fact]
    public async Task Stream_HeldByOneInstance_ShowsWhatAnotherTook()
    {
        await using var other = await RunningService.StartAsync($"--Storage:ConnectionString={_service.ConnectionString}");
        using var reconnected = await _client.SendAsync(HttpMethod.Get, $"/v3/directline/conversations/{_client.ConversationId}?watermark=1", null, Token);
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri((await DirectLineClient.ReadAsync(reconnected, Token)).GetProperty("streamUrl").GetString()!), Token);

        using var posted = await _client.At(other).PostAsync(new { type = "message", text = "why not a clay mask?", from = new { id = "dl_tester" } }, Token);
        posted.StatusCode.ShouldBe(HttpStatusCode.OK);
        var set = await ReceiveAsync(socket);
        set.GetProperty("watermark").GetString().ShouldBe("3");
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Token);
    }

    [Fact]
    public async Task Post_ManyAtOnceToTwoInstances_AllAreAnsweredOnceAndEchoesPrecedeTheirReplies()
    {
        await using var other = await RunningService.StartAsync($"--Storage:ConnectionString={_service.ConnectionString}");
        await _client.NewActivitiesAsync(Token);
        DirectLineClient[] instances = [_client, _client.At(other)];
        var statuses = await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            using var response = await instances[i % 2].PostAsync(
                new { type = "message", text = "thank you", from = new { id = "dl_tester" }, channelData = new { clientActivityID = $"m{i}" } }, Token);
            return response.StatusCode;
        }));
        statuses.ShouldAllBe(status => status == HttpStatusCode.OK);

        var activities = await _client.NewActivitiesAsync(Token);
        activities.Count.ShouldBe(80);
        activities.Select(activity => activity.GetProperty("id").GetString()).Distinct().Count().ShouldBe(80);
        foreach (var pair in activities.Chunk(2))
        {
            pair[1].GetProperty("replyToId").GetString().ShouldBe(pair[0].GetProperty("id").GetString());
        }
    }

    [Fact]
    public async Task Post_MoreThanTheLogKeeps_DropsTheOldestAndWatermarksStayTrue()
    {
        for (var i = 0; i < 110; i++)
        {
            (await PostAsync(new { type = "message", text = "thank you", from = new { id = "dl_tester" } })).Dispose();
        }

        using var response = await _client.SendAsync(HttpMethod.Get, $"/v3/directline/conversations/{_client.ConversationId}/activities", null, Token);
        var set = await DirectLineClient.ReadAsync(response, Token);
        set.GetProperty("watermark").GetString().ShouldBe("221");
        set.GetProperty("activities").GetArrayLength().ShouldBe(200);
    }

    [Fact]
    public async Task Refresh_AGoodToken_GivesANewOneForTheSameConversation()
    {
        using var response = await _client.SendAsync(HttpMethod.Post, "/v3/directline/tokens/refresh", null, Token);
        var grant = await DirectLineClient.ReadAsync(response, Token);
        grant.GetProperty("conversationId").GetString().ShouldBe(_client.ConversationId);
        grant.GetProperty("expires_in").GetInt32().ShouldBe(1800);
    }

    [Theory]
    [InlineData("wrong secret, long enough", 401)]
    [InlineData(null, 401)]
    public async Task Generate_WithoutTheSecret_IsRefused(string? bearer, int status)
    {
        using var response = await RawAsync(HttpMethod.Post, "/v3/directline/tokens/generate", bearer, null);
        await ShouldBeErrorAsync(response, status);
    }

    [Fact]
    public async Task Generate_WhereNoSecretIsSet_IsRefused()
    {
        await using var service = await RunningService.StartAsync("--DirectLine:Secret=");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/tokens/generate") { Headers = { Authorization = new("Bearer", string.Empty) } };
        using var response = await service.Client.SendAsync(request, Token);
        await ShouldBeErrorAsync(response, 401);
    }

    [Fact]
    public async Task Generate_AUserIdWithoutItsPrefix_IsRefused()
    {
        using var response = await RawAsync(HttpMethod.Post, "/v3/directline/tokens/generate", _service.Secret, JsonContent.Create(new { user = new { id = "me" } }));
        await ShouldBeErrorAsync(response, 400);
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData("garbage", 401)]
    [InlineData("eyJhbGciOiJub25lIn0.eyJjb252IjoieCJ9.", 401)]
    public async Task AnyCall_WithoutAGoodToken_IsRefused(string? token, int status)
    {
        foreach (var (method, path) in new[] { (HttpMethod.Post, "conversations"), (HttpMethod.Get, $"conversations/{_client.ConversationId}/activities"), (HttpMethod.Get, $"conversations/{_client.ConversationId}/stream"), (HttpMethod.Post, "tokens/refresh") })
        {
            using var response = await RawAsync(method, $"/v3/directline/{path}", token, null);
            await ShouldBeErrorAsync(response, status);
        }
    }

    [Fact]
    public async Task AnyCall_WithAnExpiredToken_IsForbidden()
    {
        var expired = await _service.Services.GetRequiredService<TokenSigner>().SignAsync(
            "directline", new Dictionary<string, string> { ["conv"] = _client.ConversationId, ["channel"] = "directline" }, TimeSpan.FromMinutes(-1), Token);
        using var response = await RawAsync(HttpMethod.Get, $"/v3/directline/conversations/{_client.ConversationId}/activities", expired, null);
        (await ShouldBeErrorAsync(response, 403)).ShouldBe("TokenExpired");
    }

    [Fact]
    public async Task AnyCall_AboutAnotherConversation_IsForbiddenAndAboutNoneNotFound()
    {
        var other = await DirectLineClient.StartAsync(_service, Token);
        using var forbidden = await _client.SendAsync(HttpMethod.Get, $"/v3/directline/conversations/{other.ConversationId}/activities", null, Token);
        await ShouldBeErrorAsync(forbidden, 403);
        using var unknown = await _client.SendAsync(HttpMethod.Post, "/v3/directline/conversations/nowhere/activities", JsonContent.Create(new { type = "message", text = "hello" }), Token);
        await ShouldBeErrorAsync(unknown, 404);
    }

    [Theory]
    [InlineData("{\"type\":\"message\",", 400)]
    [InlineData("{\"type\":\"sneeze\"}", 400)]
    [InlineData("{\"type\":\"conversationUpdate\"}", 400)]
    [InlineData("{\"type\":\"invoke\",\"name\":\"x\"}", 400)]
    public async Task Post_BadInput_IsRefusedAndLeavesNoTrace(string body, int status)
    {
        await _client.NewActivitiesAsync(Token);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _client.SendAsync(HttpMethod.Post, $"/v3/directline/conversations/{_client.ConversationId}/activities", content, Token);
        await ShouldBeErrorAsync(response, status);
        (await _client.NewActivitiesAsync(Token)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{'type':'message','text':'hello','channelData':{'clientActivityID':'\\ud800'}}")]
    [InlineData("{'type':'message','text':'hello','channelData':{'client\\ud800tivityID':'x'}}")]
    [InlineData("{'type':'message','text':'hello','channelData':{'clientActivityID':'\u00ff'}}")]
    [InlineData("{'type':'message','text':'hello','entities':[{'type':'clientInfo','timezone':'\u00ff'}]}")]
    public async Task Post_TextThatIsNoUnicode_IsRefusedAndLeavesNoTrace(string body)
    {
        await _client.NewActivitiesAsync(Token);
        using var content = new ByteArrayContent(Encoding.Latin1.GetBytes(body.Replace('\'', '"')));
        using var response = await _client.SendAsync(HttpMethod.Post, $"/v3/directline/conversations/{_client.ConversationId}/activities", content, Token);
        (await ShouldBeErrorAsync(response, 400)).ShouldBe("BadSyntax");
        (await _client.NewActivitiesAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_AByteOrderMarkAhead_IsPassedOver()
    {
        using var content = new StringContent("\ufeff{\"type\":\"message\",\"text\":\"hello\"}", Encoding.UTF8, "application/json");
        using var response = await _client.SendAsync(HttpMethod.Post, $"/v3/directline/conversations/{_client.ConversationId}/activities", content, Token);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Post_AnEntityThatIsNull_IsAnsweredAllTheSame()
    {
        await _client.NewActivitiesAsync(Token);
        (await PostAsync(new { type = "message", text = "why not a clay mask?", entities = new object?[] { null } })).Dispose();
        (await _client.NewActivitiesAsync(Token))[1].GetProperty("text").GetString()!.ShouldContain("oil");
    }

    [Theory]
    [InlineData("start")]
    [InlineData("|start")]
    public async Task Post_AClientActivityIdLikeOneOfTheServices_IsAnswered(string clientActivityID)
    {
        await _client.NewActivitiesAsync(Token);
        (await PostAsync(new { type = "message", text = "why not a clay mask?", channelData = new { clientActivityID } })).Dispose();
        (await _client.NewActivitiesAsync(Token)).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Start_AUserWithoutAnId_GetsOneAndIsAnswered(string? id)
    {
        using var generated = await RawAsync(HttpMethod.Post, "/v3/directline/tokens/generate", _service.Secret, null);
        var grant = await DirectLineClient.ReadAsync(generated, Token);
        var client = new DirectLineClient(_service.Client, grant.GetProperty("token").GetString()!, grant.GetProperty("conversationId").GetString()!);
        (await client.SendAsync(HttpMethod.Post, "/v3/directline/conversations", JsonContent.Create(new { user = new { id } }), Token)).Dispose();
        (await client.PostAsync(new { type = "message", text = "why not a clay mask?", from = new { id } }, Token)).Dispose();
        var activities = await client.NewActivitiesAsync(Token);
        activities.Count.ShouldBe(3);
        activities[1].GetProperty("from").GetProperty("id").GetString()!.ShouldStartWith("dl_");
        activities[2].GetProperty("text").GetString()!.ShouldContain("oil");
    }

    [Fact]
    public async Task Post_ABodyOver256Kb_IsRefusedAndLeavesNoTrace()
    {
        await _client.NewActivitiesAsync(Token);
        using var response = await PostAsync(new { type = "message", text = new string('x', 256 * 1024) });
        await ShouldBeErrorAsync(response, 413);
        (await _client.NewActivitiesAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Upload_AFile_IsRefusedWithAReason()
    {
        using var content = new MultipartFormDataContent { { new StringContent("file body"), "file", "note.txt" } };
        using var response = await _client.SendAsync(HttpMethod.Post, $"/v3/directline/conversations/{_client.ConversationId}/upload", content, Token);
        await ShouldBeErrorAsync(response, 415);
    }

    private static async Task<JsonElement> ReceiveAsync(ClientWebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        var received = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(received), Token);
            received += part.Count;
            if (part.EndOfMessage)
            {
                return JsonElement.Parse(buffer.AsSpan(0, received));
            }
        }
    }

    private static async Task<string?> ShouldBeErrorAsync(HttpResponseMessage response, int status)
    {
        ((int)response.StatusCode).ShouldBe(status);
        var error = (await DirectLineClient.ReadAsync(response, Token)).GetProperty("error");
        error.GetProperty("message").GetString().ShouldNotBeNullOrWhiteSpace();
        return error.GetProperty("code").GetString();
    }

    private Task<HttpResponseMessage> PostAsync(object activity) => _client.PostAsync(activity, Token);

    private async Task<HttpResponseMessage> RawAsync(HttpMethod method, string path, string? bearer, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = bearer is null ? null : new AuthenticationHeaderValue("Bearer", bearer);
        return await _service.Client.SendAsync(request, Token);
    }
}
