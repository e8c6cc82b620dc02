using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace PoreRoutine.Bot.Tests.StandIn;

/// <summary>A channel's connector, which takes calls that show the bot's own identity and no others. Thread-safe.</summary>
/// <param name="identity">Whose calls it takes.</param>
internal sealed class StandInConnector(StandInIdentity identity)
{
    private readonly ConcurrentQueue<ConnectorCall> _calls = [];
    private int _refused;

    /// <summary>Waited for before a call is taken; it is not if the caller is gone by then.</summary>
    public Func<CancellationToken, Task>? Taking { get; set; }

    /// <summary>How many calls did not show the bot's identity.</summary>
    public int Refused => _refused;

    /// <summary>What was taken of a conversation, in the order in which it came.</summary>
    public IReadOnlyList<ConnectorCall> CallsOf(string conversation) => [.. _calls.Where(call => call.Conversation == conversation)];

    /// <summary>Puts the endpoints into an app.</summary>
    public void Map(WebApplication app) =>
        app.MapMethods("/v3/conversations/{conversation}/activities/{activity?}", [HttpMethods.Post, HttpMethods.Put, HttpMethods.Delete], TakeAsync);

    private async Task<IResult> TakeAsync(string conversation, HttpRequest request)
    {
        if (!await identity.IsShownAsync(request.Headers.Authorization.ToString()))
        {
            Interlocked.Increment(ref _refused);
            return Results.Json(new { error = new { code = "Unauthorized", message = "Authorization has been denied for this request." } }, statusCode: StatusCodes.Status401Unauthorized);
        }

        using var body = request.Method == HttpMethods.Delete ? null : await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
        await (Taking?.Invoke(request.HttpContext.RequestAborted) ?? Task.CompletedTask);
        _calls.Enqueue(new ConnectorCall(request.Method, conversation, body?.RootElement.Clone() ?? default));
        return Results.Json(new { id = Guid.NewGuid().ToString() }, statusCode: StatusCodes.Status201Created);
    }
}
