using BotFramework;
using BotFramework.Connector;
using BotFramework.Http;
using BotFramework.Integration;
using BotFramework.Turns;
using PoreRoutine.Bot.Storage;

namespace Benchmarks;

/// <summary>A service of nothing but the messages endpoint, a bot and a store, to be run as a process of its own.</summary>
internal static class LoadedService
{
    /// <summary>Serves on a port that it prints, until its input ends.</summary>
    /// <param name="bot"><c>echo</c> or <c>prompts</c>.</param>
    /// <param name="store"><c>memory</c> or the path of an SQLite file.</param>
    public static async Task RunAsync(string bot, string store)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddConnector(BotFrameworkJson.Default);

        // What is measured is the turns, not the channels' patience.
        builder.Services.AddSingleton(new ConnectorLimits(int.MaxValue, int.MaxValue, int.MaxValue, TimeSpan.Zero));
        await using var app = builder.Build();
        IStorage storage = store == "memory" ? new MemoryStorage() : new SqliteStorage($"Data Source={store}", BotFrameworkJson.Default);
        var (adapter, answerer) = Bots.Create(bot == "echo", storage, app.Services.GetRequiredService<IActivitySender>());
        app.MapPost("/api/messages", async (HttpRequest request) =>
            await adapter.ProcessAsync(await RequestReader.ReadActivityAsync(request, request.HttpContext.RequestAborted), answerer, request.HttpContext.RequestAborted));
        await app.StartAsync();
        Console.WriteLine($"{app.Urls.Single()} ");
        while (await Console.In.ReadLineAsync() is not null)
        {
        }
    }
}
