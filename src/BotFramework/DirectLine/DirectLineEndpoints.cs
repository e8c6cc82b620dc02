using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BotFramework.Http;
using BotFramework.Schema;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace BotFramework.DirectLine;

/// <summary>The endpoints of Direct Line 3.0.</summary>
internal sealed class DirectLineEndpoints(DirectLineOptions options, DirectLineTokens tokens, DirectLineLog log, DirectLineTurns turns, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan s_pingInterval = TimeSpan.FromSeconds(15);

    public void Map(RouteGroupBuilder routes)
    {
        routes.MapPost("tokens/generate", GenerateAsync);
        routes.MapPost("tokens/refresh", RefreshAsync);
        routes.MapPost("conversations", StartAsync);
        routes.MapGet("conversations/{id}", ReconnectAsync);
        routes.MapGet("conversations/{id}/activities", PollAsync);
        routes.MapPost("conversations/{id}/activities", PostAsync);
        routes.MapGet("conversations/{id}/stream", StreamAsync);
        routes.MapPost("conversations/{id}/upload", IResult () =>
            throw new ProtocolException(StatusCodes.Status415UnsupportedMediaType, "UploadNotSupported", "This bot takes no files: send a message without attachments."));
    }

    private async Task<IResult> GenerateAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (options.Secret is null || DirectLineTokens.BearerOf(request) is not { } bearer
            || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(bearer), Encoding.UTF8.GetBytes(options.Secret)))
        {
            throw new ProtocolException(StatusCodes.Status401Unauthorized, "BadSecret", options.Secret is null
                ? "No Direct Line secret is set: nobody can get a token here."
                : "The call needs the Direct Line secret: send it as 'Authorization: Bearer …'.");
        }

        var parameters = await ParametersAsync(request, cancellationToken).ConfigureAwait(false);
        return await TokenAsync(DirectLineGrant.From(parameters), cancellationToken).ConfigureAwait(false);
    }

    private async Task<IResult> RefreshAsync(HttpRequest request, CancellationToken cancellationToken) =>
        await TokenAsync(await tokens.CheckAsync(request, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    private async Task<IResult> StartAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var grant = await tokens.CheckAsync(request, cancellationToken).ConfigureAwait(false);
        var user = (await ParametersAsync(request, cancellationToken).ConfigureAwait(false)).User;
        var created = await turns.OpenAsync(grant, user, cancellationToken).ConfigureAwait(false);
        return await ConversationAsync(request, grant, null, created ? StatusCodes.Status201Created : StatusCodes.Status200OK, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IResult> ReconnectAsync(string id, HttpRequest request, CancellationToken cancellationToken)
    {
        var grant = await tokens.CheckAsync(request, cancellationToken).ConfigureAwait(false);
        var watermark = WatermarkOf(request);
        if (grant.ConversationId == id)
        {
            // The page's first visit comes this way too: its token names the conversation before anybody opened it.
            await turns.OpenAsync(grant, null, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await FindAsync(id, grant, cancellationToken).ConfigureAwait(false);
        }

        return await ConversationAsync(request, grant, watermark, StatusCodes.Status200OK, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IResult> PollAsync(string id, HttpRequest request, CancellationToken cancellationToken)
    {
        var grant = await tokens.CheckAsync(request, cancellationToken).ConfigureAwait(false);
        var watermark = WatermarkOf(request);
        await FindAsync(id, grant, cancellationToken).ConfigureAwait(false);
        var transcript = await log.ReadAsync(id, cancellationToken).ConfigureAwait(false);
        return Results.Json(transcript.Since(watermark), DirectLineJsonContext.Default.ActivitySet);
    }

    private async Task<IResult> PostAsync(string id, HttpRequest request, CancellationToken cancellationToken)
    {
        var grant = await tokens.CheckAsync(request, cancellationToken).ConfigureAwait(false);
        var conversation = await FindAsync(id, grant, cancellationToken).ConfigureAwait(false);
        var activity = await RequestReader.ReadActivityAsync(request, cancellationToken).ConfigureAwait(false);
        var activityId = await turns.PostAsync(activity, grant, conversation, cancellationToken).ConfigureAwait(false);
        return Results.Json(new ResourceResponse(activityId), BotFrameworkJsonContext.Default.ResourceResponse);
    }

    private async Task<IResult> StreamAsync(string id, HttpContext context, CancellationToken cancellationToken)
    {
        var grant = await tokens.CheckAsync(context.Request, cancellationToken).ConfigureAwait(false);
        var watermark = WatermarkOf(context.Request);
        await FindAsync(id, grant, cancellationToken).ConfigureAwait(false);
        if (!context.WebSockets.IsWebSocketRequest)
        {
            throw new ProtocolException(StatusCodes.Status400BadRequest, "BadArgument", "The stream is a WebSocket.");
        }

        using var subscription = log.Subscribe(id)
            ?? throw new ProtocolException(StatusCodes.Status429TooManyRequests, "TooManyStreams", $"The conversation has {DirectLineLog.StreamsPerConversation} streams open: close one, or poll.");
        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = s_pingInterval, KeepAliveTimeout = s_pingInterval }).ConfigureAwait(false);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        await new DirectLineStream(socket, log, TimeProvider.System).RunAsync(subscription, watermark, ending.Token).ConfigureAwait(false);
        return Results.Empty;
    }

    private async Task<DirectLineConversation> FindAsync(string id, DirectLineGrant grant, CancellationToken cancellationToken) =>
        !DirectLineGrant.IsId(id) || await log.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } conversation
            ? throw new ProtocolException(StatusCodes.Status404NotFound, "ConversationNotFound", "There is no such conversation.")
            : grant.ConversationId != id
            ? throw new ProtocolException(StatusCodes.Status403Forbidden, "BadToken", "The token is for another conversation.")
            : conversation;

    private async Task<IResult> TokenAsync(DirectLineGrant grant, CancellationToken cancellationToken) =>
        Results.Json(
            new TokenResponse(grant.ConversationId, await tokens.CreateAsync(grant, cancellationToken).ConfigureAwait(false), (int)DirectLineTokens.Lifetime.TotalSeconds),
            DirectLineJsonContext.Default.TokenResponse);

    private async Task<IResult> ConversationAsync(HttpRequest request, DirectLineGrant grant, long? watermark, int status, CancellationToken cancellationToken)
    {
        var token = await tokens.CreateAsync(grant, cancellationToken).ConfigureAwait(false);
        var stream = $"{(request.IsHttps ? "wss" : "ws")}://{request.Host}{request.PathBase}/v3/directline/conversations/{grant.ConversationId}/stream?watermark={watermark?.ToString(CultureInfo.InvariantCulture) ?? "-"}&t={token}";
        return Results.Json(
            new TokenResponse(grant.ConversationId, token, (int)DirectLineTokens.Lifetime.TotalSeconds, stream),
            DirectLineJsonContext.Default.TokenResponse,
            statusCode: status);
    }

    private static async Task<TokenParameters> ParametersAsync(HttpRequest request, CancellationToken cancellationToken) =>
        request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false }
            ? new TokenParameters()
            : await RequestReader.ReadAsync(request, DirectLineJsonContext.Default.TokenParameters, cancellationToken).ConfigureAwait(false);

    /// <summary>Where the client is; null for the beginning. Watermarks are numbers; those of the future are no fault, as a store may have been put back.</summary>
    private static long? WatermarkOf(HttpRequest request) =>
        request.Query["watermark"].ToString() is not ("" or "-") and var text
            ? long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var watermark)
                ? watermark
                : throw new ProtocolException(StatusCodes.Status400BadRequest, "BadArgument", "The 'watermark' is none that this service gave out.")
            : null;
}
