using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using BotFramework;
using BotFramework.Connector.Authentication;
using BotFramework.Tests.Connector.Authentication;
using Microsoft.Extensions.DependencyInjection;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Hosting;

public sealed class ChannelAuthenticationTests : IAsyncLifetime
{
    private TokenAuthority _authority = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _authority = await TokenAuthority.StartAsync();

    public ValueTask DisposeAsync() => _authority.DisposeAsync();

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task Post_WithAChannelsToken_IsAnsweredWithTheBotsOwn(string environment)
    {
        await using var service = await StartAsync(environment);
        using var response = await PostAsync(service, _authority.Address.AbsoluteUri, _authority.Sign());
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        _authority.Replies.ShouldBe(["Bearer bot-token-1"]);
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task Post_WithoutAToken_IsRefusedAndLeavesNoTrace(string environment)
    {
        await using var service = await StartAsync(environment);
        await ShouldBeRefusedAsync(service, _authority.Address.AbsoluteUri, null, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Post_WithABadToken_IsRefusedAndLeavesNoTrace()
    {
        await using var service = await StartAsync("Production");
        await ShouldBeRefusedAsync(service, _authority.Address.AbsoluteUri, _authority.Unsigned(), HttpStatusCode.Unauthorized);
        await ShouldBeRefusedAsync(service, _authority.Address.AbsoluteUri, _authority.SignWithThePublicKey(), HttpStatusCode.Unauthorized);
        await ShouldBeRefusedAsync(service, _authority.Address.AbsoluteUri, _authority.Sign(token => token.Audience = "another"), HttpStatusCode.Unauthorized);
        await ShouldBeRefusedAsync(service, "https://somewhere.example.com/", _authority.Sign(), HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Post_WhileTheKeysAreOutOfReach_IsUnavailableAndTheWebChatServesOn()
    {
        _authority.IsDown = true;
        await using var service = await StartAsync("Production");
        await ShouldBeRefusedAsync(service, _authority.Address.AbsoluteUri, _authority.Sign(), HttpStatusCode.ServiceUnavailable);
        using var token = await service.Client.PostAsync("/webchat/token", null, Token);
        token.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<HttpResponseMessage> PostAsync(RunningService service, string serviceUrl, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Headers = { Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token) },
            Content = JsonContent.Create(new TeamsActivity(serviceUrl, "why double cleanse?", "m1")
            {
                ["conversation"] = new { id = "a:personal-1", conversationType = "personal" },
            }),
        };
        return await service.Client.SendAsync(request, Token);
    }

    private static async Task ShouldBeRefusedAsync(RunningService service, string serviceUrl, string? token, HttpStatusCode status)
    {
        using var response = await PostAsync(service, serviceUrl, token);
        response.StatusCode.ShouldBe(status);
        (await DirectLineClient.ReadAsync(response, Token)).GetProperty("error").GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
        (await service.Services.GetRequiredService<IStorage>().ReadAsync(["msteams/conversations/a:personal-1"], Token)).ShouldBeEmpty();
    }

    private Task<RunningService> StartAsync(string environment) => RunningService.StartAsync(
        services => services.AddHttpClient(nameof(MicrosoftAppCredentials)).ConfigurePrimaryHttpMessageHandler(() =>
            new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator }),
        "--environment", environment,
        "--MicrosoftAppType=SingleTenant",
        $"--MicrosoftAppId={TokenAuthority.AppId}",
        $"--MicrosoftAppPassword={TokenAuthority.Password}",
        $"--MicrosoftAppTenantId={TokenAuthority.TenantId}",
        $"--ToBotFromChannelOpenIdMetadataUrl={_authority.MetadataAddress}",
        $"--ToChannelFromBotLoginUrl={_authority.LoginAddress}");
}
