using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using BotFramework;
using BotFramework.DirectLine;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.DirectLine;

/// <summary>What a token is good for, who may show it, and what a client can make of a conversation.</summary>
public sealed class DirectLineScopeTests : DirectLineTest
{
    private string Path => $"/v3/directline/conversations/{Client.ConversationId}";

    [Theory]
    [InlineData("pore-routine")]
    [InlineData("dl_somebody")]
    [InlineData("a name that is longer than any that somebody would give to a user of a page")]
    public async Task Post_AsSomebodyTheTokenDoesNotName_IsRefusedAndLeavesNoTrace(string id)
    {
        var client = await UnnamedAsync(new { user = new { id = "r_me" } });
        await client.NewActivitiesAsync(Token);
        using var response = await client.PostAsync(new { type = "message", text = "hello", from = new { id, role = "bot" } }, Token);
        await ShouldBeErrorAsync(response, 400);
        (await client.NewActivitiesAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_ByANamelessTokensUser_HasTheIdItGaveItselfAndIsAUser()
    {
        var client = await UnnamedAsync(new { user = new { id = "r_me" } });
        await client.NewActivitiesAsync(Token);
        (await client.PostAsync(new { type = "message", text = "hello", from = new { id = "r_me", role = "bot" } }, Token)).Dispose();
        var from = (await client.NewActivitiesAsync(Token))[0].GetProperty("from");
        from.GetProperty("id").GetString().ShouldBe("r_me");
        from.GetProperty("role").GetString().ShouldBe("user");
    }

    [Fact]
    public async Task Generate_AUserIdThatIsTooLong_IsRefused()
    {
        using var response = await GenerateAsync(new { user = new { id = "dl_" + new string('x', 62) } });
        await ShouldBeErrorAsync(response, 400);
    }

    [Fact]
    public async Task AnyCall_FromAPageThatTheTokenDoesNotTrust_IsForbidden()
    {
        using var generated = await GenerateAsync(new { user = new { id = "dl_u" }, trustedOrigins = new[] { "https://salon.example" } });
        var grant = await DirectLineClient.ReadAsync(generated, Token);
        (await StartFromAsync("https://salon.example")).ShouldBe(HttpStatusCode.Created);
        (await StartFromAsync("https://elsewhere.example")).ShouldBe(HttpStatusCode.Forbidden);
        (await StartFromAsync(null)).ShouldBe(HttpStatusCode.OK);

        async Task<HttpStatusCode> StartFromAsync(string? origin)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", grant.GetProperty("token").GetString());
            if (origin is not null)
            {
                request.Headers.Add("Origin", origin);
            }

            using var response = await Service.Client.SendAsync(request, Token);
            return response.StatusCode;
        }
    }

    [Theory]
    [InlineData("salon.example")]
    [InlineData("https://salon.example/chat")]
    [InlineData("*")]
    [InlineData("https://salón.example")]
    [InlineData(null)]
    public async Task Generate_ATrustedOriginThatIsNone_IsRefused(string? origin)
    {
        using var response = await GenerateAsync(new { trustedOrigins = new[] { origin } });
        await ShouldBeErrorAsync(response, 400);
    }

    [Fact]
    public async Task Preflight_FromAnyPage_IsAllowedOnDirectLineAndNotOnTheVisitorsToken()
    {
        (await PreflightAsync($"{Path}/activities")).ShouldBe("*");
        (await PreflightAsync("/webchat/token")).ShouldBeNull();

        async Task<string?> PreflightAsync(string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Options, path)
            {
                Headers = { { "Origin", "https://salon.example" }, { "Access-Control-Request-Method", "POST" }, { "Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent" } },
            };
            using var response = await Service.Client.SendAsync(request, Token);
            return response.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values.Single() : null;
        }
    }

    [Fact]
    public async Task AnyCall_RefusedAPageOfAnotherOrigin_LetsThePageReadWhy()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Path}/activities") { Headers = { { "Origin", "https://salon.example" } } };
        using var response = await Service.Client.SendAsync(request, Token);
        await ShouldBeErrorAsync(response, 401);
        response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
    }

    [Fact]
    public async Task Refresh_AnExpiredToken_IsForbidden()
    {
        var expired = await Service.Services.GetRequiredService<TokenSigner>().SignAsync(
            "directline", new Dictionary<string, string> { ["conv"] = Client.ConversationId, ["channel"] = "directline" }, TimeSpan.FromSeconds(-1), Token);
        using var response = await RawAsync(HttpMethod.Post, "/v3/directline/tokens/refresh", expired, null);
        (await ShouldBeErrorAsync(response, 403)).ShouldBe("TokenExpired");
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("abc")]
    [InlineData("1.5")]
    [InlineData("99999999999999999999999")]
    public async Task Poll_AWatermarkThatIsNone_IsRefused(string watermark)
    {
        using var response = await Client.SendAsync(HttpMethod.Get, $"{Path}/activities?watermark={watermark}", null, Token);
        await ShouldBeErrorAsync(response, 400);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("0")]
    [InlineData("1000")]
    public async Task Poll_AWatermarkBeforeAllOrAfterAll_GivesAllThatIsKept(string watermark)
    {
        using var response = await Client.SendAsync(HttpMethod.Get, $"{Path}/activities?watermark={watermark}", null, Token);
        (await DirectLineClient.ReadAsync(response, Token)).GetProperty("activities").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Tokens_ThatNobodyUses_LeaveNothingInTheStore()
    {
        var before = Count();
        for (var i = 0; i < 20; i++)
        {
            (await GenerateAsync(new { user = new { id = "dl_u" } })).Dispose();
            (await Service.Client.PostAsync("/webchat/token", null, Token)).Dispose();
        }

        Count().ShouldBe(before);

        long Count()
        {
            using var connection = new SqliteConnection(Service.ConnectionString);
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT COUNT(*) FROM items";
            return (long)command.ExecuteScalar()!;
        }
    }

    [Fact]
    public async Task Open_AfterTheLogWasDropped_GreetsOnceMoreAndGoesOnInTheSameEvening()
    {
        await Client.SayAsync("walk me through tonight", Token);
        await Service.Services.GetRequiredService<IStorage>().DeleteAsync([$"directline/{Client.ConversationId}/transcript"], Token);
        for (var i = 0; i < 2; i++)
        {
            (await Client.SendAsync(HttpMethod.Get, $"{Path}?watermark=3", null, Token)).Dispose();
        }

        var greeting = (await Client.NewActivitiesAsync(Token)).ShouldHaveSingleItem();
        greeting.GetProperty("from").GetProperty("role").GetString().ShouldBe("bot");
        var replies = await Client.SayAsync("done", Token);
        replies.ShouldContain(reply => reply.ToString().Contains("Step 2 of ", StringComparison.Ordinal));
        (await Client.NewActivitiesAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Stream_MoreThanAConversationMayHave_IsRefusedAndTheOthersGoOn()
    {
        var sockets = new List<ClientWebSocket>();
        for (var i = 0; i < 20; i++)
        {
            sockets.Add(await ConnectAsync());
        }

        using var refused = new ClientWebSocket();
        refused.Options.CollectHttpResponseDetails = true;
        await Should.ThrowAsync<WebSocketException>(() => refused.ConnectAsync(StreamAddress(), Token));
        refused.HttpStatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        foreach (var socket in sockets)
        {
            (await ReceiveAsync(socket)).GetProperty("watermark").GetString().ShouldBe("1");
            socket.Dispose();
        }
    }

    [Fact]
    public async Task Stream_TheServiceStops_IsClosedSoThatTheClientComesAgain()
    {
        using var socket = await ConnectAsync();
        await ReceiveAsync(socket);
        Service.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        var result = await socket.ReceiveAsync(new byte[16].AsMemory(), Token);
        result.MessageType.ShouldBe(WebSocketMessageType.Close);
        socket.CloseStatus.ShouldBe(WebSocketCloseStatus.EndpointUnavailable);
    }

    [Fact]
    public async Task Stream_EmptyFramesOfTheClient_ArePassedOver()
    {
        using var socket = await ConnectAsync();
        await ReceiveAsync(socket);
        for (var i = 0; i < 5; i++)
        {
            await socket.SendAsync(ReadOnlyMemory<byte>.Empty, WebSocketMessageType.Text, true, Token);
        }

        (await PostAsync(new { type = "message", text = "hello" })).Dispose();
        (await ReceiveAsync(socket)).GetProperty("activities").GetArrayLength().ShouldBe(2);
    }

    private Task<HttpResponseMessage> GenerateAsync(object body) => RawAsync(HttpMethod.Post, "/v3/directline/tokens/generate", Service.Secret, JsonContent.Create(body));

    /// <summary>A client whose token names no user.</summary>
    private async Task<DirectLineClient> UnnamedAsync(object start)
    {
        using var generated = await GenerateAsync(new { });
        var grant = await DirectLineClient.ReadAsync(generated, Token);
        var client = new DirectLineClient(Service.Client, grant.GetProperty("token").GetString()!, grant.GetProperty("conversationId").GetString()!);
        (await client.SendAsync(HttpMethod.Post, "/v3/directline/conversations", JsonContent.Create(start), Token)).Dispose();
        return client;
    }

    private Uri StreamAddress() => new($"ws://{Service.Address.Authority}{Path}/stream?watermark=-&t={Client.BearerToken}");

    private async Task<ClientWebSocket> ConnectAsync()
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(StreamAddress(), Token);
        return socket;
    }
}
