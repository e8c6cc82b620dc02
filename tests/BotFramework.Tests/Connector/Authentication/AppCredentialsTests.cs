using BotFramework.Connector.Authentication;
using Microsoft.Extensions.Time.Testing;

namespace BotFramework.Tests.Connector.Authentication;

public sealed class AppCredentialsTests
{
    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetToken_UntilShortlyBeforeItExpires_IsTheSame()
    {
        var credentials = new Credentials(_clock);
        (await credentials.GetTokenAsync(Token)).ShouldBe("1");
        _clock.Advance(TimeSpan.FromMinutes(54));
        (await credentials.GetTokenAsync(Token)).ShouldBe("1");
        _clock.Advance(TimeSpan.FromMinutes(1));
        (await credentials.GetTokenAsync(Token)).ShouldBe("2");
    }

    [Fact]
    public async Task GetToken_AfterAFailure_AsksAgain()
    {
        var credentials = new Credentials(_clock) { Fails = true };
        await Should.ThrowAsync<TokenUnavailableException>(() => credentials.GetTokenAsync(Token));
        credentials.Fails = false;
        (await credentials.GetTokenAsync(Token)).ShouldBe("2");
    }

    [Fact]
    public async Task GetToken_WhenOneWhoWaitsGivesUp_ServesTheOthers()
    {
        var credentials = new Credentials(_clock);
        var gate = credentials.Gate = new TaskCompletionSource();
        using var impatience = new CancellationTokenSource();
        var impatient = credentials.GetTokenAsync(impatience.Token);
        var patient = credentials.GetTokenAsync(Token);
        await impatience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => impatient);
        gate.SetResult();
        (await patient).ShouldBe("1");
    }

    [Fact]
    public async Task GetToken_AfterItWasForgotten_AsksAgain()
    {
        var credentials = new Credentials(_clock);
        credentials.Forget(await credentials.GetTokenAsync(Token));
        (await credentials.GetTokenAsync(Token)).ShouldBe("2");
    }

    [Fact]
    public async Task GetToken_AfterAnOlderOneWasForgotten_IsTheSame()
    {
        var credentials = new Credentials(_clock);
        credentials.Forget(await credentials.GetTokenAsync(Token));
        await credentials.GetTokenAsync(Token);
        credentials.Forget("1");
        (await credentials.GetTokenAsync(Token)).ShouldBe("2");
    }

    private sealed class Credentials(TimeProvider clock) : AppCredentials(clock)
    {
        private readonly TimeProvider _time = clock;
        private int _requests;

        public bool Fails { get; set; }

        public TaskCompletionSource? Gate { get; set; }

        protected override async Task<AppToken> RequestTokenAsync(CancellationToken cancellationToken)
        {
            _requests++;
            await (Gate?.Task ?? Task.CompletedTask);
            return Fails ? throw new InvalidOperationException("No.") : new AppToken($"{_requests}", _time.GetUtcNow().AddHours(1));
        }
    }
}
