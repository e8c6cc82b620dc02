using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BotFramework.Http;
using BotFramework.Integration;
using BotFramework.Schema;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace BotFramework.DirectLine;

/// <summary>The endpoints of Direct Line 3.0.</summary>
internal sealed class DirectLineEndpoints(DirectLineOptions options, DirectLineTokens tokens, DirectLineLog log, CloudAdapter adapter, IBot bot, IHostApplicationLifetime lifetime)
{
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

        var user = (await ParametersAsync(request, cancellationToken).ConfigureAwait(false)).User?.Id;
        return user is null || user.StartsWith("dl_", StringComparison.Ordinal)
            ? await TokenAsync(new DirectLineGrant(DirectLineGrant.NewId(), DirectLineGrant.DirectLine, user), cancellationToken).ConfigureAwait(false)
            : throw new ProtocolException(StatusCodes.Status400BadRequest, "BadArgument", "A user's id must start with 'dl_'.");
    }

    private async Task<IResult> RefreshAsync(HttpRequest request, CancellationToken cancellationToken) =>
        await TokenAsync(await tokens.CheckAsync(request, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    private async Task<IResult> StartAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var grant = await tokens.CheckAsync(request, cancellationToken).ConfigureAwait(false);
        var user = (await ParametersAsync(request, cancellationToken).ConfigureAwait(false)).User;
        var created = await OpenAsync(grant, user, cancellationToken).ConfigureAwait(false);
        return await ConversationAsync(request, grant, null, created ? StatusCodes.Status201Created : StatusCodes.Status200OK, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IResult> ReconnectAsync(string id, HttpRequest request, CancellationToken cancellationToken)
    {
        var grant = await tokens.CheckAsync(request, cancellationToken).ConfigureAwait(false);
        if (grant.ConversationId == id)
        {
            // The page's first visit comes this way too: its token names the conversation before anybody opened it.
            await OpenAsync(grant, null, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await FindAsync(id, grant, cancellationToken).ConfigureAwait(false);
        }

        return await ConversationAsync(request, grant, WatermarkOf(request), StatusCodes.Status200OK, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IResult> PollAsync(string id, HttpRequest request, CancellationToken cancellationToken)
    {
        var grant = await tokens.CheckAsync(request, cancellationToken).ConfigureAwait(false);
        await FindAsync(id, grant, cancellationToken).ConfigureAwait(false);
        var transcript = await log.ReadAsync(id, cancellationToken).ConfigureAwait(false);
        return Results.Json(transcript.Since(WatermarkOf(request)), DirectLineJsonContext.Default.ActivitySet);
    }

    private async Task<IResult> PostAsync(string id, HttpRequest request, CancellationToken cancellationToken)
    {
        var grant = await tokens.CheckAsync(request, cancellationToken).ConfigureAwait(false);
        var conversation = await FindAsync(id, grant, cancellationToken).ConfigureAwait(false);
        var activity = await RequestReader.ReadActivityAsync(request, cancellationToken).ConfigureAwait(false);
        if (activity.Type is not (ActivityTypes.Message or ActivityTypes.Event or ActivityTypes.Typing))
        {
            throw new ProtocolException(StatusCodes.Status400BadRequest, "BadArgument", $"A client cannot send an activity of type '{activity.Type}'.");
        }

        Address(activity, id, conversation);
        activity.Id = $"{id}|{ClientActivityId(activity) ?? DirectLineGrant.NewId()}";
        activity.From = new ChannelAccount(grant.UserId ?? IdOf(activity.From) ?? conversation.User.Id, activity.From?.Name, RoleTypes.User);
        activity.ReplyToId = null;

        // Somebody typing changes nothing that is kept, so it is no turn.
        if (activity.Type != ActivityTypes.Typing)
        {
            await adapter.ProcessActivityAsync(activity, [activity], bot.OnTurnAsync, cancellationToken).ConfigureAwait(false);
        }

        return Results.Json(new ResourceResponse(activity.Id), BotFrameworkJsonContext.Default.ResourceResponse);
    }

    private async Task<IResult> StreamAsync(string id, HttpContext context, CancellationToken cancellationToken)
    {
        var grant = await tokens.CheckAsync(context.Request, cancellationToken).ConfigureAwait(false);
        await FindAsync(id, grant, cancellationToken).ConfigureAwait(false);
        if (!context.WebSockets.IsWebSocketRequest)
        {
            throw new ProtocolException(StatusCodes.Status400BadRequest, "BadArgument", "The stream is a WebSocket.");
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = TimeSpan.FromSeconds(15), KeepAliveTimeout = TimeSpan.FromSeconds(15) }).ConfigureAwait(false);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        await DirectLineStream.RunAsync(socket, log, id, WatermarkOf(context.Request), ending.Token).ConfigureAwait(false);
        return Results.Empty;
    }

    /// <summary>Creates the conversation unless it is there, and lets the bot greet; after a crash in between, the next opening does.</summary>
    /// <returns>True if it was not there.</returns>
    private async Task<bool> OpenAsync(DirectLineGrant grant, ChannelAccount? user, CancellationToken cancellationToken)
    {
        var account = new ChannelAccount(grant.UserId ?? IdOf(user) ?? $"dl_{DirectLineGrant.NewId()}", user?.Name, RoleTypes.User);
        var (conversation, created) = await log.CreateAsync(grant.ConversationId, grant.ChannelId, account, cancellationToken).ConfigureAwait(false);
        if (!created && (await log.ReadAsync(grant.ConversationId, cancellationToken).ConfigureAwait(false)).End > 0)
        {
            return false;
        }

        var joined = new Activity(ActivityTypes.ConversationUpdate)
        {
            // No client can name a message so: those begin with the conversation's id.
            Id = $"start|{grant.ConversationId}",
            From = conversation.User,
            MembersAdded = [conversation.User, new ChannelAccount(options.BotId, options.BotName, RoleTypes.Bot)],
        };
        Address(joined, grant.ConversationId, conversation);
        await adapter.ProcessActivityAsync(joined, [], bot.OnTurnAsync, cancellationToken).ConfigureAwait(false);
        return created;
    }

    private async Task<DirectLineConversation> FindAsync(string id, DirectLineGrant grant, CancellationToken cancellationToken) =>
        await log.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } conversation
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

    private void Address(Activity activity, string conversationId, DirectLineConversation conversation)
    {
        activity.ChannelId = conversation.ChannelId;
        activity.ServiceUrl = DirectLineSender.ServiceUrl;
        activity.Conversation = new ConversationAccount(id: conversationId, isGroup: null);
        activity.Recipient = new ChannelAccount(options.BotId, options.BotName, RoleTypes.Bot);
    }

    private static async Task<TokenParameters> ParametersAsync(HttpRequest request, CancellationToken cancellationToken) =>
        request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false }
            ? new TokenParameters()
            : await RequestReader.ReadAsync(request, DirectLineJsonContext.Default.TokenParameters, cancellationToken).ConfigureAwait(false);

    private static string? IdOf(ChannelAccount? user) => string.IsNullOrWhiteSpace(user?.Id) ? null : user.Id;

    private static long? WatermarkOf(HttpRequest request) =>
        long.TryParse(request.Query["watermark"], NumberStyles.None, CultureInfo.InvariantCulture, out var watermark) ? watermark : null;

    /// <summary>The client's own id of the activity, by which a repeat is known; null if it gave none that can serve.</summary>
    private static string? ClientActivityId(Activity activity) =>
        activity.ChannelData is System.Text.Json.JsonElement { ValueKind: System.Text.Json.JsonValueKind.Object } data
        && data.TryGetProperty("clientActivityID", out var id)
        && id.ValueKind == System.Text.Json.JsonValueKind.String
        && id.GetString() is { Length: > 0 and <= 100 } value
            ? value
            : null;
}
