using System.Net.Http.Json;
using System.Text;
using BotFramework.DirectLine;
using Microsoft.Extensions.DependencyInjection;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.DirectLine;

/// <summary>Who is let in, and what is refused.</summary>
public sealed class DirectLineAccessTests : DirectLineTest
{
    [Fact]
    public async Task Refresh_AGoodToken_GivesANewOneForTheSameConversation()
    {
        using var response = await Client.SendAsync(HttpMethod.Post, "/v3/directline/tokens/refresh", null, Token);
        var grant = await DirectLineClient.ReadAsync(response, Token);
        grant.GetProperty("conversationId").GetString().ShouldBe(Client.ConversationId);
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
        using var response = await RawAsync(HttpMethod.Post, "/v3/directline/tokens/generate", Service.Secret, JsonContent.Create(new { user = new { id = "me" } }));
        await ShouldBeErrorAsync(response, 400);
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData("garbage", 401)]
    [InlineData("eyJhbGciOiJub25lIn0.eyJjb252IjoieCJ9.", 401)]
    public async Task AnyCall_WithoutAGoodToken_IsRefused(string? token, int status)
    {
        foreach (var (method, path) in new[] { (HttpMethod.Post, "conversations"), (HttpMethod.Get, $"conversations/{Client.ConversationId}/activities"), (HttpMethod.Get, $"conversations/{Client.ConversationId}/stream"), (HttpMethod.Post, "tokens/refresh") })
        {
            using var response = await RawAsync(method, $"/v3/directline/{path}", token, null);
            await ShouldBeErrorAsync(response, status);
        }
    }

    [Fact]
    public async Task AnyCall_WithAnExpiredToken_IsForbidden()
    {
        var expired = await Service.Services.GetRequiredService<TokenSigner>().SignAsync(
            "directline", new Dictionary<string, string> { ["conv"] = Client.ConversationId, ["channel"] = "directline" }, TimeSpan.FromMinutes(-1), Token);
        using var response = await RawAsync(HttpMethod.Get, $"/v3/directline/conversations/{Client.ConversationId}/activities", expired, null);
        (await ShouldBeErrorAsync(response, 403)).ShouldBe("TokenExpired");
    }

    [Fact]
    public async Task AnyCall_AboutAnotherConversation_IsForbiddenAndAboutNoneNotFound()
    {
        var other = await DirectLineClient.StartAsync(Service, Token);
        using var forbidden = await Client.SendAsync(HttpMethod.Get, $"/v3/directline/conversations/{other.ConversationId}/activities", null, Token);
        await ShouldBeErrorAsync(forbidden, 403);
        using var unknown = await Client.SendAsync(HttpMethod.Post, "/v3/directline/conversations/nowhere/activities", JsonContent.Create(new { type = "message", text = "hello" }), Token);
        await ShouldBeErrorAsync(unknown, 404);
    }

    [Theory]
    [InlineData("{\"type\":\"message\",", 400)]
    [InlineData("{\"type\":\"sneeze\"}", 400)]
    [InlineData("{\"type\":\"conversationUpdate\"}", 400)]
    [InlineData("{\"type\":\"invoke\",\"name\":\"x\"}", 400)]
    public async Task Post_BadInput_IsRefusedAndLeavesNoTrace(string body, int status)
    {
        await Client.NewActivitiesAsync(Token);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await Client.SendAsync(HttpMethod.Post, $"/v3/directline/conversations/{Client.ConversationId}/activities", content, Token);
        await ShouldBeErrorAsync(response, status);
        (await Client.NewActivitiesAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_ABodyOver256Kb_IsRefusedAndLeavesNoTrace()
    {
        await Client.NewActivitiesAsync(Token);
        using var response = await PostAsync(new { type = "message", text = new string('x', 256 * 1024) });
        await ShouldBeErrorAsync(response, 413);
        (await Client.NewActivitiesAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Upload_AFile_IsRefusedWithAReason()
    {
        using var content = new MultipartFormDataContent { { new StringContent("file body"), "file", "note.txt" } };
        using var response = await Client.SendAsync(HttpMethod.Post, $"/v3/directline/conversations/{Client.ConversationId}/upload", content, Token);
        await ShouldBeErrorAsync(response, 415);
    }
}
