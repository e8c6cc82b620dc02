using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PoreRoutine.Bot.Tests.Telemetry;

/// <summary>Takes telemetry on loopback, as a collector does (OTLP over HTTP) or as Azure Monitor does, and keeps it. Texts stand in both as they are. Thread-safe.</summary>
public sealed class TelemetryReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, string Body)> _taken = [];

    private TelemetryReceiver(WebApplication app) => _app = app;

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<TelemetryReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new TelemetryReceiver(builder.Build());
        receiver._app.MapPost("/{**path}", receiver.TakeAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>What came to paths that end like this, one after the other.</summary>
    public string TextOf(string path) => string.Concat(_taken.Where(taken => taken.Path.EndsWith(path, StringComparison.Ordinal)).Select(taken => taken.Body));

    /// <summary>All that came.</summary>
    public string Text => TextOf(string.Empty);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        await using var body = request.Headers.ContentEncoding == "gzip" ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        using var reader = new StreamReader(body, Encoding.Latin1);
        var text = await reader.ReadToEndAsync();
        _taken.Enqueue((request.Path.Value!, text));

        // Azure Monitor says how many items it took; a collector's answer may be empty.
        return request.Path.StartsWithSegments("/v1")
            ? Results.Bytes([], "application/x-protobuf")
            : Results.Json(new { itemsReceived = text.Count(character => character == '\n') + 1, itemsAccepted = text.Count(character => character == '\n') + 1, errors = Array.Empty<string>() });
    }
}
