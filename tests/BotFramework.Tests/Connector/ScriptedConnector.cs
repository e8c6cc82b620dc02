using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BotFramework.Tests.Connector;

/// <summary>A channel's connector on loopback that answers as it is told, and keeps what it was asked.</summary>
internal sealed class ScriptedConnector : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ScriptedConnector(WebApplication app) => _app = app;

    /// <summary>The next answers; 201 with an id when there are none.</summary>
    public ConcurrentQueue<Answer> Script { get; } = [];

    /// <summary>The answer to everything that is not in the script; null for 201 with an id.</summary>
    public Answer? Always { get; set; }

    public ConcurrentQueue<Call> Calls { get; } = [];

    /// <summary>The texts of the activities that came, in order, refused ones too.</summary>
    public IEnumerable<string?> Texts => Calls.Select(call => call.Body.GetProperty("text").GetString());

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <param name="address">Where it listens; null for a free port.</param>
    public static async Task<ScriptedConnector> StartAsync(string? address = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address ?? "http://127.0.0.1:0");
        var connector = new ScriptedConnector(builder.Build());
        connector._app.Run(connector.AnswerAsync);
        await connector._app.StartAsync();
        return connector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var at = TimeProvider.System.GetTimestamp();
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var answer = Script.TryDequeue(out var next) ? next : Always ?? new Answer(StatusCodes.Status201Created, Body: $$"""{"id":"channel-{{Calls.Count + 1}}"}""");
        Calls.Enqueue(new Call(
            context.Request.Method,
            context.Features.Get<IHttpRequestFeature>()!.RawTarget,
            body.Length == 0 ? default : JsonElement.Parse(body),
            context.Request.ContentLength,
            at));
        if (answer.Before is not null)
        {
            await answer.Before();
        }

        if (answer.Hangs)
        {
            var left = new TaskCompletionSource();
            await using var registration = context.RequestAborted.Register(left.SetResult);
            await left.Task;
        }

        if (answer.Status == 0)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.Status;
        context.Response.Headers.RetryAfter = answer.RetryAt is { } ahead ? (TimeProvider.System.GetUtcNow() + ahead).ToString("R") : answer.RetryAfter;
        context.Response.Headers.Location = answer.Location;
        if (answer.Body is not null)
        {
            await context.Response.WriteAsync(answer.Body);
        }
    }

    /// <param name="Status">The status; 0 for a connection that breaks before an answer.</param>
    /// <param name="RetryAfter">The header of that name.</param>
    /// <param name="RetryAt">The same header as a date, so far ahead.</param>
    /// <param name="Body">The body.</param>
    /// <param name="Hangs">Never answered.</param>
    /// <param name="Location">The header of that name.</param>
    /// <param name="Before">Done before the answer.</param>
    public sealed record Answer(int Status, string? RetryAfter = null, TimeSpan? RetryAt = null, string? Body = null, bool Hangs = false, string? Location = null, Func<Task>? Before = null);

    /// <param name="Method">The request's method.</param>
    /// <param name="Target">Path and query as they came over the wire.</param>
    /// <param name="Body">The activity; undefined if there was none.</param>
    /// <param name="Length">The body's length as it was announced; null if it was not.</param>
    /// <param name="At">When it came.</param>
    public sealed record Call(string Method, string Target, JsonElement Body, long? Length, long At);
}
