using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PoreRoutine.Bot.Tests.Support;

/// <summary>A channel's connector on loopback: keeps what the bot sends it.</summary>
public sealed class FakeConnector : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeConnector(WebApplication app) => _app = app;

    public ConcurrentQueue<(string Path, JsonElement Activity)> Received { get; } = [];

    /// <summary>What posts are answered with.</summary>
    public int Status { get; set; } = StatusCodes.Status201Created;

    /// <summary>The error's code in answers that are none of success; null for none.</summary>
    public string? Code { get; set; }

    /// <summary>How many posts came, taken or not.</summary>
    public int Asked { get; set; }

    /// <summary>Waited for after a post was taken and before it is answered, until the caller is gone.</summary>
    public Func<CancellationToken, Task>? Answering { get; set; }

    private readonly SemaphoreSlim _arrived = new(0);

    /// <summary>Waits for the next post, for a while.</summary>
    public Task WaitAsync(TimeSpan limit, CancellationToken cancellationToken) => _arrived.WaitAsync(limit, cancellationToken);

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>Starts a connector, on a port of the system's choice if none is given.</summary>
    public static async Task<FakeConnector> StartAsync(int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var connector = new FakeConnector(builder.Build());
        connector._app.MapPost("/v3/conversations/{id}/activities/{replyTo?}", async (HttpRequest request) =>
        {
            connector.Asked++;
            using var body = await JsonDocument.ParseAsync(request.Body);
            if (connector.Status < 300)
            {
                connector.Received.Enqueue((request.Path, body.RootElement.Clone()));
                connector._arrived.Release();
            }

            await (connector.Answering?.Invoke(request.HttpContext.RequestAborted) ?? Task.CompletedTask);
            return connector.Status < 300 || connector.Code is null
                ? Results.Json(new { id = Guid.NewGuid().ToString() }, statusCode: connector.Status)
                : Results.Json(new { error = new { code = connector.Code, message = "No." } }, statusCode: connector.Status);
        });
        await connector._app.StartAsync();
        return connector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
