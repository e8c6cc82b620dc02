using System.Net;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace BotFramework.Tests.Connector.Authentication;

public sealed class ChannelAuthenticationTests : IAsyncLifetime
{
    private TokenAuthority _authority = null!;
    private ChannelBot _bot = null!;

    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    public async ValueTask InitializeAsync()
    {
        _authority = await TokenAuthority.StartAsync();
        _bot = await ChannelBot.StartAsync(_authority);
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _authority.DisposeAsync();
    }

    [Fact]
    public async Task Post_AChannelsToken_ReachesTheBotAndReadsTheKeysOnce()
    {
        await ShouldBeTakenAsync(_authority.Sign());
        await ShouldBeTakenAsync(_authority.Sign());
        _authority.MetadataReads.ShouldBe(1);
    }

    [Theory]
    [InlineData(-120, -4)]
    [InlineData(4, 60)]
    public async Task Post_ATokenWithinTheClockSkew_ReachesTheBot(int fromMinutes, int untilMinutes) =>
        await ShouldBeTakenAsync(_authority.Sign(token => (token.NotBefore, token.Expires) = (Now.AddMinutes(fromMinutes), Now.AddMinutes(untilMinutes))));

    [Theory]
    [InlineData(-120, -6)]
    [InlineData(6, 60)]
    public async Task Post_ATokenOfAnotherTime_IsRefused(int fromMinutes, int untilMinutes) =>
        await ShouldBeRefusedAsync(_authority.Sign(token => (token.NotBefore, token.Expires) = (Now.AddMinutes(fromMinutes), Now.AddMinutes(untilMinutes))));

    [Fact]
    public async Task Post_ATokenWithoutAnEnd_IsRefused() => await ShouldBeRefusedAsync(_authority.Sign(token => token.Expires = null));

    [Theory]
    [InlineData("00000000-0000-0000-0000-0000000000bb")]
    [InlineData("https://api.botframework.com")]
    [InlineData(null)]
    public async Task Post_ATokenForAnotherBot_IsRefused(string? audience) => await ShouldBeRefusedAsync(_authority.Sign(token => token.Audience = audience));

    [Theory]
    [InlineData("https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/")]
    [InlineData("https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0")]
    [InlineData("https://api.botframework.com/")]
    [InlineData(null)]
    public async Task Post_ATokenOfAnotherIssuer_IsRefusedWithoutAskingForKeys(string? issuer)
    {
        await ShouldBeRefusedAsync(_authority.Sign(token => token.Issuer = issuer));
        _authority.MetadataReads.ShouldBe(0);
    }

    [Fact]
    public async Task Post_ATokenOfARotatedKey_ReachesTheBotAfterOneMoreRead()
    {
        await ShouldBeTakenAsync(_authority.Sign());
        _authority.Rotate();
        await ShouldBeTakenAsync(_authority.Sign());
        _authority.MetadataReads.ShouldBe(2);
    }

    [Fact]
    public async Task Post_ManyTokensOfUnknownKeys_AreRefusedAfterOneMoreRead()
    {
        await ShouldBeTakenAsync(_authority.Sign());
        for (var i = 0; i < 5; i++)
        {
            await using var other = await TokenAuthority.StartAsync();
            await ShouldBeRefusedAsync(other.Sign(token => token.Claims["serviceurl"] = _authority.Address.AbsoluteUri));
        }

        _authority.MetadataReads.ShouldBe(2);
        await ShouldBeTakenAsync(_authority.Sign());
    }

    [Fact]
    public async Task Post_ATokenOfAKeyThatWasTakenBack_IsRefusedOnceTheNewOneIsKnown()
    {
        var old = _authority.Sign();
        await ShouldBeTakenAsync(old);
        _authority.Rotate();
        await ShouldBeTakenAsync(_authority.Sign());
        await ShouldBeRefusedAsync(old);
    }

    [Fact]
    public async Task Post_ATokenOfAnotherKeyUnderAKnownId_IsRefused()
    {
        await using var other = await TokenAuthority.StartAsync();
        var good = _authority.Sign().Split('.');
        var forged = other.Sign(token => token.Claims["serviceurl"] = _authority.Address.AbsoluteUri).Split('.');
        await ShouldBeRefusedAsync($"{good[0]}.{forged[1]}.{forged[2]}");
    }

    [Fact]
    public async Task Post_ATokenWithoutASignature_IsRefused() => await ShouldBeRefusedAsync(_authority.Unsigned());

    [Fact]
    public async Task Post_ATokenWhoseSignatureIsCutOff_IsRefused()
    {
        var token = _authority.Sign();
        await ShouldBeRefusedAsync(token[..(token.LastIndexOf('.') + 1)]);
    }

    [Fact]
    public async Task Post_ATokenSignedWithThePublicKey_IsRefused() => await ShouldBeRefusedAsync(_authority.SignWithThePublicKey());

    [Fact]
    public async Task Post_ATokenByAnotherAlgorithm_IsRefused() => await ShouldBeRefusedAsync(_authority.Sign(token =>
        token.SigningCredentials = new SigningCredentials(token.SigningCredentials.Key, SecurityAlgorithms.RsaSha512)));

    [Theory]
    [InlineData(null)]
    [InlineData("Basic dXNlcjpwYXNzd29yZA==")]
    [InlineData("Bearer")]
    [InlineData("Bearer garbage")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer ....")]
    [InlineData("Bearer eyJhbGciOiJSUzI1NiJ9.bnVsbA.AAAA")]
    public async Task Post_NoToken_IsRefused(string? authorization)
    {
        using var response = await _bot.PostAsync(_authority.Address, authorization);
        await ShouldBeErrorAsync(response, HttpStatusCode.Unauthorized);
        response.Headers.WwwAuthenticate.ShouldHaveSingleItem().Scheme.ShouldBe("Bearer");
    }

    [Fact]
    public async Task Post_ForAnotherServiceUrl_IsForbidden()
    {
        using var response = await _bot.PostAsync(new Uri("https://somewhere.example.com/"), $"Bearer {_authority.Sign()}");
        await ShouldBeErrorAsync(response, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Post_ATokenThatNamesNoServiceUrl_IsForbidden()
    {
        using var response = await _bot.PostAsync(_authority.Address, $"Bearer {_authority.Sign(token => token.Claims.Clear())}");
        await ShouldBeErrorAsync(response, HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("slack", "msteams", "webchat")]
    [InlineData("msteams")]
    [InlineData("msteams", null)]
    public async Task Post_OfAChannelThatTheKeyDoesNotSpeakFor_IsForbidden(string channelId, params string[]? endorsements)
    {
        _authority.Endorsements = endorsements;
        using var response = await _bot.PostAsync(_authority.Address, $"Bearer {_authority.Sign()}", channelId);
        await ShouldBeErrorAsync(response, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Post_WhileTheKeysAreOutOfReach_IsUnavailableAndAsksOnce()
    {
        _authority.IsDown = true;
        for (var i = 0; i < 3; i++)
        {
            using var response = await _bot.PostAsync(_authority.Address, $"Bearer {_authority.Sign()}");
            await ShouldBeErrorAsync(response, HttpStatusCode.ServiceUnavailable);
        }

        _authority.MetadataReads.ShouldBeInRange(1, 2);
    }

    private async Task ShouldBeTakenAsync(string token)
    {
        var before = _bot.Turns;
        using var response = await _bot.PostAsync(_authority.Address, $"Bearer {token}");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        _bot.Turns.ShouldBe(before + 1);
    }

    private async Task ShouldBeRefusedAsync(string token)
    {
        var before = _bot.Turns;
        using var response = await _bot.PostAsync(_authority.Address, $"Bearer {token}");
        await ShouldBeErrorAsync(response, HttpStatusCode.Unauthorized, before);
    }

    private async Task ShouldBeErrorAsync(HttpResponseMessage response, HttpStatusCode status, int turns = 0)
    {
        response.StatusCode.ShouldBe(status);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        body.RootElement.GetProperty("error").GetProperty("code").GetString().ShouldNotBeNullOrEmpty();
        body.RootElement.GetProperty("error").GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
        _bot.Turns.ShouldBe(turns);
    }
}
