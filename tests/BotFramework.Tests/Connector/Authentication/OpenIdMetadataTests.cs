using BotFramework.Connector.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;

namespace BotFramework.Tests.Connector.Authentication;

public sealed class OpenIdMetadataTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new();
    private readonly ServiceProvider _clients = new ServiceCollection().AddHttpClient().BuildServiceProvider();
    private TokenAuthority _authority = null!;
    private OpenIdMetadata _metadata = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string KeyId => new JsonWebToken(_authority.Sign()).Kid;

    public async ValueTask InitializeAsync()
    {
        _authority = await TokenAuthority.StartAsync();
        _metadata = new OpenIdMetadata(_clients.GetRequiredService<IHttpClientFactory>(), ChannelBot.Configuration(_authority), NullLogger<OpenIdMetadata>.Instance, _clock);
    }

    public async ValueTask DisposeAsync()
    {
        await _authority.DisposeAsync();
        await _clients.DisposeAsync();
    }

    [Fact]
    public async Task Find_ManyAtOnce_ReadTheKeysOnce()
    {
        var found = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _metadata.FindAsync(KeyId, Token)));
        found.ShouldAllBe(result => result.Key != null && result.Available);
        _authority.MetadataReads.ShouldBe(1);
    }

    [Fact]
    public async Task Find_UnknownKeys_ReadTheKeysOnceAMinute()
    {
        await _metadata.FindAsync(KeyId, Token);
        await _metadata.FindAsync("invented", Token);
        _authority.Rotate();
        (await _metadata.FindAsync(KeyId, Token)).ShouldBe((null, true));
        _authority.MetadataReads.ShouldBe(2);
        _clock.Advance(OpenIdMetadata.UnknownKeyInterval);
        (await _metadata.FindAsync(KeyId, Token)).Key.ShouldNotBeNull();
        _authority.MetadataReads.ShouldBe(3);
    }

    [Fact]
    public async Task Find_AnUnknownKeyWhileTheMetadataIsOutOfReach_CannotTellAndTriesAgainLater()
    {
        await _metadata.FindAsync(KeyId, Token);
        _authority.Rotate();
        _authority.IsDown = true;
        (await _metadata.FindAsync(KeyId, Token)).Available.ShouldBeFalse();
        _authority.IsDown = false;
        (await _metadata.FindAsync(KeyId, Token)).Available.ShouldBeFalse();
        _clock.Advance(OpenIdMetadata.FailureInterval);
        (await _metadata.FindAsync(KeyId, Token)).Key.ShouldNotBeNull();
    }

    [Fact]
    public async Task Find_AKnownKeyWhileTheMetadataIsOutOfReach_IsFoundForADay()
    {
        await _metadata.FindAsync(KeyId, Token);
        _authority.IsDown = true;
        _clock.Advance(OpenIdMetadata.MaximumAge - TimeSpan.FromMinutes(1));
        (await _metadata.FindAsync(KeyId, Token)).Key.ShouldNotBeNull();
        _clock.Advance(TimeSpan.FromMinutes(1));
        (await _metadata.FindAsync(KeyId, Token)).ShouldBe((null, false));
    }
}
