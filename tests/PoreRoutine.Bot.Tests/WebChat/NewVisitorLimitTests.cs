using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PoreRoutine.Bot.Tests.Support;
using PoreRoutine.Bot.WebChat;

namespace PoreRoutine.Bot.Tests.WebChat;

public sealed class NewVisitorLimitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Admits_MoreThanOneAddressMayBring_RefusesItsNextAndNobodyElses()
    {
        using var limit = new NewVisitorLimit();
        Exhaust(limit, "2001:db8:1:2::1");
        limit.Admits(IPAddress.Parse("2001:db8:1:2:ffff::9"), out var wait).ShouldBeFalse();
        wait.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        limit.Admits(IPAddress.Parse("2001:db8:1:3::1"), out _).ShouldBeTrue();
        limit.Admits(IPAddress.Parse("192.0.2.1"), out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Post_AfterTooManyNewVisitors_RefusesANewOneWithAReasonAndLetsTheKnownOnesIn()
    {
        using var limit = new NewVisitorLimit();
        await using var service = await RunningService.StartAsync(services => services.AddSingleton(limit));
        using var known = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = service.Address };
        (await known.PostAsync("/webchat/token", null, Token)).EnsureSuccessStatusCode().Dispose();
        Exhaust(limit, "127.0.0.1");

        using var refused = await service.Client.PostAsync("/webchat/token", null, Token);
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        refused.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await DirectLineClient.ReadAsync(refused, Token)).GetProperty("error").GetProperty("code").GetString().ShouldBe("TooManyRequests");
        (await known.PostAsync("/webchat/token", null, Token)).EnsureSuccessStatusCode().Dispose();
    }

    private static void Exhaust(NewVisitorLimit limit, string address)
    {
        while (limit.Admits(IPAddress.Parse(address), out _))
        {
        }
    }
}
