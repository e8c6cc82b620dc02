using BotFramework.Connector.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace BotFramework.Tests.Connector.Authentication;

public sealed class ManagedIdentityAppCredentialsTests : IAsyncLifetime
{
    private readonly ServiceProvider _services = new ServiceCollection().AddHttpClient().BuildServiceProvider();
    private TokenAuthority _authority = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _authority = await TokenAuthority.StartAsync();
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", new Uri(_authority.Address, "/msi/token").AbsoluteUri);
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", TokenAuthority.Password);
    }

    public async ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", null);
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", null);
        await _services.DisposeAsync();
        await _authority.DisposeAsync();
    }

    [Fact]
    public async Task GetToken_OfTheMachinesIdentity_IsKeptAndShownAgain()
    {
        var credentials = new ManagedIdentityAppCredentials(Configuration(TokenAuthority.AppId), _services.GetRequiredService<IHttpClientFactory>());
        (await credentials.GetTokenAsync(Token)).ShouldBe("identity-token-1");
        (await credentials.GetTokenAsync(Token)).ShouldBe("identity-token-1");
        _authority.TokenRequests.ShouldBe(1);
    }

    [Fact]
    public async Task GetToken_OfAnIdentityThatTheMachineDoesNotHave_IsUnavailable()
    {
        var credentials = new ManagedIdentityAppCredentials(Configuration("00000000-0000-0000-0000-0000000000bb"), _services.GetRequiredService<IHttpClientFactory>());
        await Should.ThrowAsync<TokenUnavailableException>(() => credentials.GetTokenAsync(Token));
    }

    private static AuthenticationConfiguration Configuration(string appId) => new()
    {
        AppType = MicrosoftAppTypes.UserAssignedMsi,
        AppId = appId,
        TenantId = TokenAuthority.TenantId,
    };
}
