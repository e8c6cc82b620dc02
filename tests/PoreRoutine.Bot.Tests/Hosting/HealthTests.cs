using System.Net;
using Microsoft.Data.Sqlite;
using PoreRoutine.Bot.Tests.Storage.Azurite;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Hosting;

/// <summary>What those who watch the service are told while its stores are away.</summary>
public sealed class HealthTests
{
    /// <summary>Within this a probe is answered, whatever is wrong: less than those who watch wait for.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(8);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ready_TheDataFileIsAway_IsNotReadyAndAliveUntilItIsBack()
    {
        await using var service = await RunningService.StartAsync();
        var file = new SqliteConnectionStringBuilder(service.ConnectionString).DataSource;
        await ShouldBeAsync(service, HttpStatusCode.OK);

        File.Move(file, $"{file}.away");
        await ShouldBeAsync(service, HttpStatusCode.ServiceUnavailable);

        // An empty one in its place would look like a store, and nobody's plan would be in it.
        File.Exists(file).ShouldBeFalse();
        File.Move($"{file}.away", file);
        await ShouldBeAsync(service, HttpStatusCode.OK);
    }

    [Fact]
    public async Task Ready_TheStorageAccountDoesNotAnswer_IsNotReadyAndAliveUntilItDoes()
    {
        await using var azurite = new AzuriteFixture();
        await using var service = await RunningService.StartAsync("--Storage:Provider=AzureStorage", $"--Storage:ConnectionString={await azurite.StartedAsync()}");
        await ShouldBeAsync(service, HttpStatusCode.OK);

        await azurite.SignalAsync("STOP");
        await ShouldBeAsync(service, HttpStatusCode.ServiceUnavailable);
        await ShouldBeAsync(service, HttpStatusCode.ServiceUnavailable);

        await azurite.SignalAsync("CONT");
        while (await ReadyAsync(service) != HttpStatusCode.OK)
        {
            // Those that were asked meanwhile are answered first.
        }

        await azurite.SignalAsync("KILL");
        await ShouldBeAsync(service, HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Start_TheStorageAccountDoesNotAnswer_IsAliveAndServesOnceItDoes()
    {
        await using var azurite = new AzuriteFixture();
        var connection = await azurite.StartedAsync();
        await azurite.SignalAsync("STOP");
        await using var service = await RunningService.StartAsync("--Storage:Provider=AzureStorage", $"--Storage:ConnectionString={connection}");
        await ShouldBeAsync(service, HttpStatusCode.ServiceUnavailable);
        using (var refused = await service.Client.PostAsync("/webchat/token", null, Token))
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            refused.Headers.RetryAfter.ShouldNotBeNull();
        }

        await azurite.SignalAsync("CONT");
        while (await ReadyAsync(service) != HttpStatusCode.OK)
        {
            // It tries again every two seconds.
        }

        var client = await DirectLineClient.StartAsync(service, Token);
        (await client.SayAsync("why double cleanse?", Token)).ShouldNotBeEmpty();
    }

    private static async Task ShouldBeAsync(RunningService service, HttpStatusCode status)
    {
        (await ReadyAsync(service)).ShouldBe(status);
        using var live = await service.Client.GetAsync("/healthz/live", Token).WaitAsync(s_limit, Token);
        live.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<HttpStatusCode> ReadyAsync(RunningService service)
    {
        using var ready = await service.Client.GetAsync("/healthz/ready", Token).WaitAsync(s_limit, Token);
        return ready.StatusCode;
    }
}
