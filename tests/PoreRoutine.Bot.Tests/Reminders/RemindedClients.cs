using System.Net.Http.Json;
using System.Text.Json;
using BotFramework;
using BotFramework.Integration;
using BotFramework.Schema;
using BotFramework.Turns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PoreRoutine.Bot.Clock;
using PoreRoutine.Bot.Dialogs;
using PoreRoutine.Bot.Reminders;
using PoreRoutine.Bot.Storage;
using PoreRoutine.Bot.Tests.Faults;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Reminders;

/// <summary>The real service with a connector, on a clock that the test moves. Without its dispatcher, a test itself takes what is due.</summary>
internal sealed class RemindedClients : IAsyncDisposable
{
    /// <summary>Wednesday 4 March 2026, 20:00 in New York, unless moved.</summary>
    public SweepClock Clock { get; } = new(new DateTimeOffset(2026, 3, 4, 20, 0, 0, TimeSpan.FromHours(-5)));

    public FakeConnector Connector { get; private set; } = null!;

    public RunningService Service { get; private set; } = null!;

    /// <summary>The store, as the service that runs sees it.</summary>
    public FaultyStorage Storage { get; private set; } = null!;

    public required RemindedStore Store { get; init; }

    public IReminderQueue Queue => Service.Services.GetRequiredService<IReminderQueue>();

    public ReminderSweep Sweep => Service.Services.GetRequiredService<ReminderSweep>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<RemindedClients> StartAsync(RemindedStore store, bool dispatches = false)
    {
        var clients = new RemindedClients { Store = store, Connector = await FakeConnector.StartAsync() };
        await clients.RestartAsync(dispatches);
        return clients;
    }

    /// <summary>Ends the service, if it runs, and starts it anew on the same data.</summary>
    public async Task RestartAsync(bool dispatches = false)
    {
        await StopAsync();
        Service = await RunningService.StartAsync(
            services =>
            {
                services.AddSingleton(new ProductClock(Clock, null, 1));
                Store.Configure(services, Clock);
                services.AddSingleton<IDueStorage>(provider => Storage = new FaultyStorage(provider.GetRequiredService<Stores>().Items));
                if (!dispatches)
                {
                    services.Remove(services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType == typeof(ReminderDispatcher)));
                }
            },
            [.. Store.Settings]);
        await (dispatches ? Clock.SweptAsync(Token) : Task.CompletedTask);
    }

    /// <summary>Ends the service, as SIGTERM does, if it runs.</summary>
    public async Task StopAsync()
    {
        var running = Service;
        Service = null!;
        Clock.Forget();
        await (running?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>A client says something, in a private chat.</summary>
    public Task SayAsync(string text, string client = "one", string zone = "America/New_York") => BringAsync(client, zone, new(Connector.Address, text));

    /// <summary>The channel tells that the bot was removed.</summary>
    public Task UninstallAsync(string client = "one") =>
        BringAsync(client, "America/New_York", new(Connector.Address) { ["type"] = "installationUpdate", ["action"] = "remove" });

    /// <summary>Deals with all that is due, as a dispatcher would, one after the other.</summary>
    /// <returns>How many wake-ups there were.</returns>
    public async Task<int> DispatchAsync()
    {
        var sender = Service.Services.GetRequiredService<ReminderSender>();
        var count = 0;
        while (await Queue.TakeAsync(1, TimeSpan.FromMinutes(1), Token) is [var taken])
        {
            count++;
            await (await sender.SendAsync(taken, Token)).SettleAsync(Queue, taken, Token);
        }

        return count;
    }

    /// <summary>The reminders that the channel took, as what notifies of them.</summary>
    public IReadOnlyList<string> Reminders() =>
        [.. Connector.Received.Select(received => received.Activity).Where(activity => activity.TryGetProperty("summary", out var summary) && summary.GetString()!.StartsWith("Tonight, ", StringComparison.Ordinal) && activity.TryGetProperty("expiration", out _)).Select(activity => activity.GetProperty("summary").GetString()!)];

    /// <summary>What the service keeps about a client.</summary>
    public async Task<ClientRecord> RecordAsync(string client = "one")
    {
        var stored = await Service.Services.GetRequiredService<TurnPipeline>().ReadStoredAsync("msteams", client, Token);
        return stored!.Value.GetProperty("states").GetProperty($"msteams/users/{client}").GetProperty("client").Deserialize(BotJsonContext.Default.ClientRecord)!;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Connector.DisposeAsync();
        await Store.DisposeAsync();
    }

    private async Task BringAsync(string client, string zone, TeamsActivity activity)
    {
        activity["localTimezone"] = zone;
        activity["from"] = new { id = client };
        activity["conversation"] = new { id = client, conversationType = "personal", tenantId = "tenant" };
        using var response = await Service.Client.PostAsJsonAsync("/api/messages", activity, Token);
        response.EnsureSuccessStatusCode();
    }
}
