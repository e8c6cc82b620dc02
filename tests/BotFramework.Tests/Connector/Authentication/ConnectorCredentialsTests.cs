using System.Net;
using BotFramework.Connector.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace BotFramework.Tests.Connector.Authentication;

public sealed class ConnectorCredentialsTests : IAsyncLifetime
{
    private TokenAuthority _authority = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _authority = await TokenAuthority.StartAsync();

    public ValueTask DisposeAsync() => _authority.DisposeAsync();

    [Fact]
    public async Task Reply_ToAnAuthenticatedActivity_ShowsTheBotsToken()
    {
        await using var bot = await ChannelBot.StartAsync(_authority);
        using var response = await bot.PostAsync(_authority.Address, $"Bearer {_authority.Sign()}");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        _authority.Replies.ShouldBe(["Bearer bot-token-1"]);
        _authority.TokenRequest["grant_type"].ShouldBe("client_credentials");
        _authority.TokenRequest["scope"].ShouldBe("https://api.botframework.com/.default");
    }

    [Fact]
    public async Task Reply_ASecondTime_ShowsTheSameToken()
    {
        await using var bot = await ChannelBot.StartAsync(_authority);
        (await bot.PostAsync(_authority.Address, $"Bearer {_authority.Sign()}")).Dispose();
        (await bot.PostAsync(_authority.Address, $"Bearer {_authority.Sign()}")).Dispose();
        _authority.Replies.ShouldBe(["Bearer bot-token-1", "Bearer bot-token-1"]);
        _authority.TokenRequests.ShouldBe(1);
    }

    [Fact]
    public async Task Reply_AfterTheChannelRefusedTheToken_ShowsANewOneAndTheReplyIsNotLost()
    {
        await using var bot = await ChannelBot.StartAsync(_authority);
        _authority.ReplyStatuses.Enqueue(401);
        using (var refused = await bot.PostAsync(_authority.Address, $"Bearer {_authority.Sign()}"))
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        }

        using var response = await bot.PostAsync(_authority.Address, $"Bearer {_authority.Sign()}");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        _authority.Replies.ShouldBe(["Bearer bot-token-1", "Bearer bot-token-2", "Bearer bot-token-2"]);
    }

    [Fact]
    public async Task GetToken_ManyWhoWait_AreServedByOneRequest()
    {
        await using var bot = await ChannelBot.StartAsync(_authority);
        var gate = new TaskCompletionSource();
        _authority.TokenGate = gate.Task;
        var credentials = bot.Services.GetRequiredService<AppCredentials>();
        Task<string>[] waiting = [.. Enumerable.Range(0, 50).Select(_ => credentials.GetTokenAsync(Token))];
        gate.SetResult();
        (await Task.WhenAll(waiting)).ShouldAllBe(token => token == "bot-token-1");
        _authority.TokenRequests.ShouldBe(1);
    }

    [Fact]
    public async Task GetToken_WithAWrongSecret_IsUnavailable()
    {
        var configuration = ChannelBot.Configuration(_authority) with { AppPassword = "another secret" };
        var services = new ServiceCollection();
        ChannelBot.TrustCertificate(services);
        using var provider = services.BuildServiceProvider();
        var credentials = new MicrosoftAppCredentials(configuration, provider.GetRequiredService<IHttpClientFactory>());
        await Should.ThrowAsync<TokenUnavailableException>(() => credentials.GetTokenAsync(Token));
    }

    [Fact]
    public async Task Authorize_AnAddressOfNoAuthenticatedActivity_ShowsNothingAndAsksForNothing()
    {
        await using var bot = await ChannelBot.StartAsync(_authority);
        using var request = new HttpRequestMessage(HttpMethod.Post, _authority.Address);
        (await bot.Services.GetRequiredService<ConnectorCredentials>().AuthorizeAsync(request, _authority.Address.AbsoluteUri, Token)).ShouldBeFalse();
        request.Headers.Authorization.ShouldBeNull();
        _authority.TokenRequests.ShouldBe(0);
    }

    [Fact]
    public async Task Authorize_AfterARefusedActivity_ShowsNothing()
    {
        await using var bot = await ChannelBot.StartAsync(_authority);
        (await bot.PostAsync(new Uri("https://somewhere.example.com/"), $"Bearer {_authority.Sign()}")).Dispose();
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://somewhere.example.com/");
        (await bot.Services.GetRequiredService<ConnectorCredentials>().AuthorizeAsync(request, "https://somewhere.example.com/", Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Authorize_InTheClearOverANetwork_ShowsNothing()
    {
        await using var bot = await ChannelBot.StartAsync(_authority);
        await bot.Services.GetRequiredService<TrustedServiceUrls>().TrustAsync("http://somewhere.example.com/", Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://somewhere.example.com/");
        (await bot.Services.GetRequiredService<ConnectorCredentials>().AuthorizeAsync(request, "http://somewhere.example.com/", Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Authorize_AfterARestart_StillKnowsTheAddress()
    {
        var storage = new MemoryStorage();
        await using (var bot = await ChannelBot.StartAsync(_authority, storage))
        {
            (await bot.PostAsync(_authority.Address, $"Bearer {_authority.Sign()}")).Dispose();
        }

        await using var restarted = await ChannelBot.StartAsync(_authority, storage);
        using var request = new HttpRequestMessage(HttpMethod.Post, _authority.Address);
        (await restarted.Services.GetRequiredService<ConnectorCredentials>().AuthorizeAsync(request, _authority.Address.AbsoluteUri, Token)).ShouldBeTrue();
        request.Headers.Authorization!.Parameter.ShouldBe("bot-token-2");
    }
}
