using BotFramework.DirectLine;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;

namespace BotFramework.Tests.DirectLine;

public sealed class TokenSignerTests
{
    private static readonly Dictionary<string, string> s_claims = new() { ["conv"] = "c" };
    private static readonly TimeSpan s_year = TimeSpan.FromDays(365);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 4, 20, 0, 0, TimeSpan.Zero));
    private readonly CountingStorage _storage = new(new MemoryStorage());
    private readonly TokenSigner _signer;

    public TokenSignerTests() => _signer = NewSigner();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CheckAsync_ATokenOfAnotherInstance_IsGood()
    {
        var token = await _signer.SignAsync("a", s_claims, s_year, Token);
        (await NewSigner().CheckAsync("a", token, Token)).Claims.ShouldNotBeNull()["conv"].ShouldBe("c");
        (await NewSigner().CheckAsync("b", token, Token)).ShouldBe((null, false));
    }

    [Fact]
    public async Task CheckAsync_AfterItsTime_IsExpiredAndNotBefore()
    {
        var token = await _signer.SignAsync("a", s_claims, TimeSpan.FromMinutes(30), Token);
        _clock.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromSeconds(1));
        (await _signer.CheckAsync("a", token, Token)).Claims.ShouldNotBeNull();
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await _signer.CheckAsync("a", token, Token)).ShouldBe((null, true));
        (await _signer.CheckAsync("a", token[..^5] + "AAAAA", Token)).ShouldBe((null, false));
    }

    [Fact]
    public async Task SignAsync_AfterAMonth_UsesANewKeyAndTheOldTokenStaysGood()
    {
        var old = await _signer.SignAsync("a", s_claims, s_year, Token);
        await AgeAsync(TimeSpan.FromDays(31));
        var renewed = await _signer.SignAsync("a", s_claims, s_year, Token);
        KeyIdOf(renewed).ShouldNotBe(KeyIdOf(old));
        (await _signer.CheckAsync("a", old, Token)).Claims.ShouldNotBeNull();
        (await NewSigner().CheckAsync("a", renewed, Token)).Claims.ShouldNotBeNull();
    }

    [Fact]
    public async Task SignAsync_WithAKeyJustMade_WaitsUntilEveryInstanceKnowsIt()
    {
        var other = NewSigner();
        var first = KeyIdOf(await other.SignAsync("a", s_claims, s_year, Token));
        await _signer.SignAsync("a", s_claims, s_year, Token);
        _clock.Advance(SigningKeys.RotationAge);
        KeyIdOf(await _signer.SignAsync("a", s_claims, s_year, Token)).ShouldBe(first);
        _clock.Advance(2 * SigningKeys.CopyAge);
        var renewed = await _signer.SignAsync("a", s_claims, s_year, Token);
        KeyIdOf(renewed).ShouldNotBe(first);
        (await other.CheckAsync("a", renewed, Token)).Claims.ShouldNotBeNull();
    }

    [Fact]
    public async Task SignAsync_AfterYears_KeepsOnlyKeysThatSomethingGoodMayBeSignedWith()
    {
        var cookie = await _signer.SignAsync("a", s_claims, s_year, Token);
        for (var month = 0; month < 40; month++)
        {
            _clock.Advance(TimeSpan.FromDays(30));
            (await _signer.CheckAsync("a", cookie, Token)).Claims.ShouldNotBeNull();
            cookie = await _signer.SignAsync("a", s_claims, s_year, Token);
        }

        var ring = (await _storage.ReadAsync("signing-key", DirectLineJsonContext.Default.SigningKeyRing, Token)).ShouldNotBeNull();
        ring.Keys.Count.ShouldBeInRange(13, 15);
        ring.Keys.Select(key => key.Id).Distinct().Count().ShouldBe(ring.Keys.Count);
    }

    [Fact]
    public async Task CheckAsync_ACookieOnItsLastDay_IsGoodThoughItsKeyIsAYearOld()
    {
        await _signer.SignAsync("a", s_claims, s_year, Token);
        _clock.Advance(TimeSpan.FromDays(29));
        var cookie = await _signer.SignAsync("a", s_claims, s_year, Token);
        for (var day = 0; day < 364; day++)
        {
            _clock.Advance(TimeSpan.FromDays(1));
            await _signer.SignAsync("a", s_claims, s_year, Token);
        }

        (await NewSigner().CheckAsync("a", cookie, Token)).Claims.ShouldNotBeNull();
    }

    [Fact]
    public async Task CheckAsync_AKeyThatAnotherInstanceMadeSince_IsReadFromTheStore()
    {
        await _signer.SignAsync("a", s_claims, s_year, Token);
        await _storage.DeleteAsync(["signing-key"], Token);
        var token = await NewSigner().SignAsync("a", s_claims, s_year, Token);
        _clock.Advance(TimeSpan.FromSeconds(5));
        (await _signer.CheckAsync("a", token, Token)).Claims.ShouldNotBeNull();
    }

    [Fact]
    public async Task CheckAsync_AThousandInventedKeyIds_AskTheStoreOnceInFiveSeconds()
    {
        await _signer.SignAsync("a", s_claims, s_year, Token);
        var forged = new TokenSigner(new MemoryStorage(), _clock);
        var token = await forged.SignAsync("a", s_claims, s_year, Token);
        _clock.Advance(TimeSpan.FromSeconds(5));
        var before = _storage.Reads;
        for (var i = 0; i < 1000; i++)
        {
            (await _signer.CheckAsync("a", token, Token)).ShouldBe((null, false));
        }

        (_storage.Reads - before).ShouldBe(1);
    }

    [Fact]
    public async Task CheckAsync_AfterTheOperatorDeletedTheKeys_RefusesWhatTheySigned()
    {
        var leaked = await _signer.SignAsync("a", s_claims, s_year, Token);
        await _storage.DeleteAsync(["signing-key"], Token);
        _clock.Advance(SigningKeys.CopyAge);
        (await _signer.CheckAsync("a", leaked, Token)).ShouldBe((null, false));
        (await _signer.CheckAsync("a", await _signer.SignAsync("a", s_claims, s_year, Token), Token)).Claims.ShouldNotBeNull();
    }

    [Fact]
    public async Task SignAsync_ManyInstancesAtOnce_ShareOneKey()
    {
        TokenSigner[] signers = [.. Enumerable.Range(0, 8).Select(_ => NewSigner())];
        var tokens = await Task.WhenAll(signers.Select(signer => Task.Run(() => signer.SignAsync("a", s_claims, s_year, Token), Token)));
        tokens.Select(KeyIdOf).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task CheckAsync_TheOneKeyOfTheFirstShape_StaysGoodAndIsRotated()
    {
        var secret = Convert.ToBase64String(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray());
        await _storage.WriteAsync("signing-key", new SigningKeyRing { Secret = secret }, Token);
        var token = await _signer.SignAsync("a", s_claims, s_year, Token);
        KeyIdOf(token).ShouldBe("1");
        await AgeAsync(TimeSpan.FromDays(31));
        KeyIdOf(await _signer.SignAsync("a", s_claims, s_year, Token)).ShouldNotBe("1");
        (await _signer.CheckAsync("a", token, Token)).Claims.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJjb252IjoieCJ9.")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJjb252IjoieCJ9.AAAA")]
    public async Task CheckAsync_NoTokenOfOurs_IsBad(string token) => (await _signer.CheckAsync("a", token, Token)).ShouldBe((null, false));

    [Fact]
    public async Task SignAsync_ForLongerThanKeysAreKept_IsRefused() =>
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => _signer.SignAsync("a", s_claims, TimeSpan.FromDays(366), Token));

    private static string KeyIdOf(string token) => new JsonWebToken(token).Kid;

    private TokenSigner NewSigner() => new(_storage, _clock);

    /// <summary>Lets time pass in which the service was used, so that a new key has come and settled.</summary>
    private async Task AgeAsync(TimeSpan age)
    {
        _clock.Advance(age);
        await _signer.SignAsync("a", s_claims, s_year, Token);
        _clock.Advance(2 * SigningKeys.CopyAge);
    }

    /// <summary>A store that counts what is read from it.</summary>
    private sealed class CountingStorage(IStorage inner) : IStorage
    {
        private int _reads;

        public int Reads => Volatile.Read(ref _reads);

        public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _reads);
            return inner.ReadAsync(keys, cancellationToken);
        }

        public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default) => inner.WriteAsync(changes, cancellationToken);

        public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => inner.DeleteAsync(keys, cancellationToken);
    }
}
