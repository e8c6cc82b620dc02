using System.Net;
using System.Net.Http.Json;
using BotFramework.Authentication;
using BotFramework.Schema;
using BotFramework.Turns;
using Microsoft.Extensions.Logging;

namespace BotFramework.Connector;

/// <summary>Sends activities to a channel's connector service, at the address that the channel's own activities name. Thread-safe.</summary>
/// <param name="clients">Makes the HTTP clients; their name is this class's.</param>
/// <param name="logger">Where refusals are told.</param>
/// <param name="credentials">The bot's tokens; null for a bot without an app id, which shows none.</param>
public sealed partial class ConnectorSender(IHttpClientFactory clients, ILogger<ConnectorSender> logger, ConnectorCredentials? credentials = null) : IActivitySender
{
    /// <inheritdoc/>
    public bool Reaches(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
    }

    /// <inheritdoc/>
    public async Task<int> SendAsync(IReadOnlyList<Activity> activities, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activities);
        using var client = clients.CreateClient(nameof(ConnectorSender));
        for (var i = 0; i < activities.Count; i++)
        {
            if (!await SendAsync(client, activities[i], cancellationToken).ConfigureAwait(false))
            {
                return i;
            }
        }

        return activities.Count;
    }

    /// <summary>Posts to <c>v3/conversations/{id}/activities[/{replyToId}]</c>.</summary>
    private async Task<bool> SendAsync(HttpClient client, Activity activity, CancellationToken cancellationToken)
    {
        var address = $"{activity.ServiceUrl!.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(activity.Conversation!.Id!)}/activities";
        if (!string.IsNullOrEmpty(activity.ReplyToId))
        {
            address += $"/{Uri.EscapeDataString(activity.ReplyToId)}";
        }

        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address)) { Content = JsonContent.Create(activity, BotFrameworkJsonContext.Default.Activity) };
            if (credentials is not null && !await credentials.AuthorizeAsync(request, activity.ServiceUrl, cancellationToken).ConfigureAwait(false))
            {
                LogUntrusted(activity.Conversation.Id!, activity.ServiceUrl);
                return true;
            }

            using var response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
            {
                return true;
            }

            if (response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge)
            {
                // It is the reply itself that the channel does not take: kept, it would stand in the way of all that follow.
                LogDropped(activity.Conversation.Id!, (int)response.StatusCode);
                return true;
            }

            LogRefused(activity.Conversation.Id!, (int)response.StatusCode);
        }
        catch (TokenUnavailableException exception)
        {
            LogNoToken(exception, activity.Conversation.Id!);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            LogOutOfReach(exception, activity.Conversation.Id!);
        }

        return false;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The channel refused a reply to {Conversation} with status {Status}; it is kept and sent with the next turn")]
    private partial void LogRefused(string conversation, int status);

    [LoggerMessage(Level = LogLevel.Error, Message = "The channel calls a reply to {Conversation} unfit with status {Status}; it is dropped")]
    private partial void LogDropped(string conversation, int status);

    [LoggerMessage(Level = LogLevel.Error, Message = "{ServiceUrl} of {Conversation} came in no authenticated activity; the reply is dropped")]
    private partial void LogUntrusted(string conversation, string serviceUrl);

    [LoggerMessage(Level = LogLevel.Error, Message = "The bot got no token for its reply to {Conversation}; the reply is kept and sent with the next turn")]
    private partial void LogNoToken(Exception exception, string conversation);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The channel of {Conversation} is out of reach; the reply is kept and sent with the next turn")]
    private partial void LogOutOfReach(Exception exception, string conversation);
}
