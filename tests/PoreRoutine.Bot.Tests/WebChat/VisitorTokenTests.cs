using System.Net;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.WebChat;

public sealed class VisitorTokenTests : IAsyncLifetime
{
    private RunningService _service = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _service = await RunningService.StartAsync();

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task Post_ANewVisitor_GetsAConversationAndACookieOfAYear()
    {
        using var response = await _service.Client.PostAsync("/webchat/token", null, Token);
        var body = await DirectLineClient.ReadAsync(response, Token);
        body.GetProperty("userId").GetString()!.ShouldStartWith("dl_");
        body.GetProperty("token").GetString().ShouldNotBeNullOrEmpty();
        body.GetProperty("conversationId").GetString().ShouldNotBeNullOrEmpty();
        body.GetProperty("expires_in").GetInt32().ShouldBe(1800);
        var cookie = response.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=lax", Case.Insensitive);
        cookie.ShouldContain("max-age=31536000");
        cookie.ShouldNotContain("secure", Case.Insensitive);
    }

    [Fact]
    public async Task Post_AKnownVisitor_GetsTheSameConversationAndTheCookieAnew()
    {
        using var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = _service.Address };
        using var first = await client.PostAsync("/webchat/token", null, Token);
        using var second = await client.PostAsync("/webchat/token", null, Token);
        var before = await DirectLineClient.ReadAsync(first, Token);
        var after = await DirectLineClient.ReadAsync(second, Token);
        after.GetProperty("conversationId").GetString().ShouldBe(before.GetProperty("conversationId").GetString());
        after.GetProperty("userId").GetString().ShouldBe(before.GetProperty("userId").GetString());
        second.Headers.Contains("Set-Cookie").ShouldBeTrue();
    }

    [Fact]
    public async Task Post_FromAnotherSite_IsRefusedAndSetsNoCookie()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webchat/token") { Headers = { { "Sec-Fetch-Site", "cross-site" } } };
        using var response = await _service.Client.SendAsync(request, Token);
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Theory]
    [InlineData("visitor=garbage")]
    [InlineData("visitor=eyJhbGciOiJub25lIn0.eyJjb252IjoieCIsInVzZXIiOiJ5In0.")]
    public async Task Post_AForgedCookie_IsANewVisitor(string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webchat/token");
        request.Headers.Add("Cookie", cookie);
        using var response = await _service.Client.SendAsync(request, Token);
        var body = await DirectLineClient.ReadAsync(response, Token);
        body.GetProperty("conversationId").GetString().ShouldNotBe("x");
        body.GetProperty("userId").GetString()!.ShouldStartWith("dl_");
    }

    [Fact]
    public async Task Post_AConversationTokenAsCookie_IsANewVisitor()
    {
        using var first = await _service.Client.PostAsync("/webchat/token", null, Token);
        var body = await DirectLineClient.ReadAsync(first, Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webchat/token");
        request.Headers.Add("Cookie", $"visitor={body.GetProperty("token").GetString()}");
        using var second = await _service.Client.SendAsync(request, Token);
        (await DirectLineClient.ReadAsync(second, Token)).GetProperty("conversationId").GetString().ShouldNotBe(body.GetProperty("conversationId").GetString());
    }

    [Fact]
    public async Task Post_ACookieOfTheFirstVersionsKey_IsKnown()
    {
        var secret = Enumerable.Range(0, 32).Select(i => (byte)i).ToArray();
        await using var service = await RunningService.StartAsync();
        using (var connection = new SqliteConnection(service.ConnectionString))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO items (key, etag, body) VALUES ('signing-key', '1', $body)";
            command.Parameters.AddWithValue("$body", Encoding.UTF8.GetBytes($$"""{"secret":"{{Convert.ToBase64String(secret)}}"}"""));
            command.ExecuteNonQuery();
        }

        var cookie = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = "directline",
            Audience = "visitor",
            Claims = new Dictionary<string, object> { ["conv"] = "an earlier conversation", ["user"] = "dl_earlier" },
            Expires = DateTime.UtcNow.AddDays(300),
            SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(secret) { KeyId = "1" }, SecurityAlgorithms.HmacSha256),
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webchat/token") { Headers = { { "Cookie", $"visitor={cookie}" } } };
        using var response = await service.Client.SendAsync(request, Token);
        (await DirectLineClient.ReadAsync(response, Token)).GetProperty("userId").GetString().ShouldBe("dl_earlier");
    }
}
