using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BotFramework.Connector.Authentication;
using BotFramework.Schema;
using BotFramework.Turns;

namespace BotFramework.Connector;

/// <summary>
/// Calls a channel's connector service, at the address that the activity itself names. Within a turn write by the turn's context instead:
/// what goes this way is sent even if the turn comes to nothing. Thread-safe.
/// </summary>
/// <remarks>
/// Every call throws <see cref="ErrorResponseException"/> for an answer other than 2xx, <see cref="HttpRequestException"/> or one of Polly's
/// <c>ExecutionRejectedException</c>s if the channel could not be reached in time, <see cref="TokenUnavailableException"/> if the bot has no token,
/// and <see cref="UnauthorizedAccessException"/> if the bot shows none to this address. Calls made by the client that
/// <see cref="ConnectorExtensions.AddConnector(Microsoft.Extensions.DependencyInjection.IServiceCollection, JsonSerializerOptions)"/> sets up keep
/// the channels' rate limits and are repeated where that helps.
/// </remarks>
/// <param name="clients">Makes the HTTP clients; their name is this class's.</param>
/// <param name="options">How activities are written; they may hold the bot's own types.</param>
/// <param name="credentials">The bot's tokens; null for a bot without an app id, which shows none.</param>
public sealed class ConnectorClient(IHttpClientFactory clients, JsonSerializerOptions options, ConnectorCredentials? credentials = null)
{
    /// <summary>How much of an answer is read, in bytes: it is an id or an error.</summary>
    private const int MaximumBytes = 64 * 1024;

    /// <summary>How long the rest of an answer is waited for: what was decided, the status has told, and others wait for the conversation.</summary>
    private static readonly TimeSpan s_bodyLimit = TimeSpan.FromSeconds(1);

    private static readonly MediaTypeHeaderValue s_json = new("application/json", "utf-8");

    /// <summary>Sends an activity to the end of its conversation.</summary>
    /// <param name="activity">The activity, addressed.</param>
    /// <param name="timeLeft">How long it may wait for its turn and be repeated; zero or less for at once or not at all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The id that the channel gave it.</returns>
    public Task<ResourceResponse> SendToConversationAsync(Activity activity, TimeSpan timeLeft, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Post, activity, null, Write(activity), timeLeft, cancellationToken);

    /// <summary>Sends an activity as the answer to the one that its <see cref="Activity.ReplyToId"/> names.</summary>
    /// <inheritdoc cref="SendToConversationAsync"/>
    public Task<ResourceResponse> ReplyToActivityAsync(Activity activity, TimeSpan timeLeft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentException.ThrowIfNullOrEmpty(activity.ReplyToId);
        return CallAsync(HttpMethod.Post, activity, activity.ReplyToId, Write(activity), timeLeft, cancellationToken);
    }

    /// <summary>Puts an activity in the place of the one that has its <see cref="Activity.Id"/> at the channel.</summary>
    /// <inheritdoc cref="SendToConversationAsync"/>
    public Task<ResourceResponse> UpdateActivityAsync(Activity activity, TimeSpan timeLeft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentException.ThrowIfNullOrEmpty(activity.Id);
        return CallAsync(HttpMethod.Put, activity, activity.Id, Write(activity), timeLeft, cancellationToken);
    }

    /// <summary>Takes back the activity that has this one's <see cref="Activity.Id"/> at the channel.</summary>
    /// <param name="activity">Id and address; nothing else of it is looked at.</param>
    /// <param name="timeLeft">How long it may wait for its turn and be repeated; zero or less for at once or not at all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task DeleteActivityAsync(Activity activity, TimeSpan timeLeft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentException.ThrowIfNullOrEmpty(activity.Id);
        return CallAsync(HttpMethod.Delete, activity, activity.Id, null, timeLeft, cancellationToken);
    }

    /// <summary>Does what a turn wants done, with the JSON that was stored of it.</summary>
    internal Task<ResourceResponse> CallAsync(OutgoingActivity outgoing, TimeSpan timeLeft, CancellationToken cancellationToken)
    {
        var activity = outgoing.Activity;
        return outgoing.Operation switch
        {
            OutgoingOperation.Update => CallAsync(HttpMethod.Put, activity, activity.Id, Write(), timeLeft, cancellationToken),
            OutgoingOperation.Delete => CallAsync(HttpMethod.Delete, activity, activity.Id, null, timeLeft, cancellationToken),
            _ => CallAsync(HttpMethod.Post, activity, string.IsNullOrEmpty(activity.ReplyToId) ? null : activity.ReplyToId, Write(), timeLeft, cancellationToken),
        };

        ReadOnlyMemory<byte> Write() => outgoing.ToUtf8(options.TypeInfoOf<Activity>());
    }

    private ReadOnlyMemory<byte> Write(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return JsonSerializer.SerializeToUtf8Bytes(activity, options.TypeInfoOf<Activity>());
    }

    /// <summary>Calls <c>v3/conversations/{id}/activities[/{activityId}]</c>.</summary>
    private async Task<ResourceResponse> CallAsync(HttpMethod method, Activity activity, string? activityId, ReadOnlyMemory<byte>? body, TimeSpan timeLeft, CancellationToken cancellationToken)
    {
        var address = new Uri($"{activity.ServiceUrl!.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(activity.Conversation!.Id!)}/activities"
            + (activityId is null ? string.Empty : $"/{Uri.EscapeDataString(activityId)}"));
        using var request = new HttpRequestMessage(method, address);
        ConnectorCall.Of(address, activity, TimeProvider.System.GetUtcNow() + timeLeft).Mark(request);
        if (body is { } json)
        {
            request.Content = new ReadOnlyMemoryContent(json);
            request.Content.Headers.ContentType = s_json;
        }

        if (credentials is not null && !await credentials.AuthorizeAsync(request, activity.ServiceUrl, cancellationToken).ConfigureAwait(false))
        {
            throw new UnauthorizedAccessException($"{activity.ServiceUrl} came in no authenticated activity: the bot's token is not shown there.");
        }

        using var client = clients.CreateClient(nameof(ConnectorClient));
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
        {
            return await ReadAsync(response, BotFrameworkJsonContext.Default.ResourceResponse, cancellationToken).ConfigureAwait(false) ?? new ResourceResponse();
        }

        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            credentials?.Forget(request);
        }

        throw new ErrorResponseException(
            response.StatusCode,
            ConnectorResilience.RetryAfter(response),
            await ReadAsync(response, BotFrameworkJsonContext.Default.ErrorResponse, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The body; null if it cannot be had or is something else: what was decided, the status has told.</summary>
    private static async Task<T?> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> typeInfo, CancellationToken cancellationToken)
        where T : class
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_bodyLimit);
        try
        {
            await response.Content.LoadIntoBufferAsync(MaximumBytes, limit.Token).ConfigureAwait(false);
            return JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(limit.Token).ConfigureAwait(false), typeInfo);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or JsonException or OperationCanceledException)
        {
            return null;
        }
    }
}
