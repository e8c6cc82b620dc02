using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.StandIn;

/// <summary>A client's private chat in Teams: what is said there is signed by the channel and brought to an instance.</summary>
/// <param name="azure">Where the bot is.</param>
internal sealed class TeamsChat(StandInAzure azure)
{
    private const int LocalHour = 20;

    /// <summary>How long the bot may take to send what a turn stored: many times what the channel's limit holds it up.</summary>
    private static readonly TimeSpan s_repliesLimit = TimeSpan.FromSeconds(30);

    private readonly string _tenant = Guid.NewGuid().ToString();
    private int _messages;
    private int _shown;

    /// <summary>A zone in which it is evening now, whenever the tests run: no evening ends while they do.</summary>
    public static string Zone { get; } = ZoneOf(TimeProvider.System.GetUtcNow().Hour);

    public string Conversation { get; } = $"a:{Guid.NewGuid():N}";

    /// <summary>All that the channel was made to do in this chat, in its order.</summary>
    public IReadOnlyList<ConnectorCall> Calls => azure.Connector.CallsOf(Conversation);

    /// <summary>The id of the message that was made last.</summary>
    public string LastMessage => $"message-{_messages}";

    /// <summary>Says something new, and gives what the bot said to it.</summary>
    public async Task<string> SayAsync(ServiceInstance instance, string text, CancellationToken cancellationToken)
    {
        using var response = await BringAsync(instance, NextMessage(text), Token, cancellationToken);
        return await RepliesAsync(response, cancellationToken);
    }

    /// <summary>Brings a message that may have been brought before, and gives what the bot said to it.</summary>
    public async Task<string> BringAsync(ServiceInstance instance, object message, CancellationToken cancellationToken)
    {
        using var response = await BringAsync(instance, message, Token, cancellationToken);
        return await RepliesAsync(response, cancellationToken);
    }

    /// <summary>Brings a message with a token, or none.</summary>
    public static async Task<HttpResponseMessage> BringAsync(ServiceInstance instance, object message, string? token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Headers = { Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token) },
            Content = JsonContent.Create(message),
        };
        return await instance.Client.SendAsync(request, cancellationToken);
    }

    /// <summary>The channel's own token.</summary>
    public string Token => azure.Channel.Sign(token => token.Claims["serviceurl"] = azure.ConnectorAddress.AbsoluteUri);

    /// <summary>A new message from the client.</summary>
    public object NextMessage(string text)
    {
        _messages++;
        return new TeamsActivity(azure.ConnectorAddress.AbsoluteUri, text, LastMessage)
        {
            ["textFormat"] = "plain",
            ["locale"] = "en-US",
            ["localTimezone"] = Zone,
            ["timestamp"] = TimeProvider.System.GetUtcNow(),
            ["from"] = new { id = $"29:{Conversation}", aadObjectId = Guid.NewGuid() },
            ["conversation"] = new { id = Conversation, conversationType = "personal", tenantId = _tenant },
            ["channelData"] = new { tenant = new { id = _tenant } },
        };
    }

    private async Task<string> RepliesAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync(cancellationToken));

        // Seven a second is what the channel takes of a conversation: what is said faster comes a moment later.
        var since = TimeProvider.System.GetTimestamp();
        while ((await azure.Storage.ReadConversationAsync(Conversation, cancellationToken)).GetProperty("outbox") is var outbox && outbox.GetArrayLength() > 0)
        {
            if (TimeProvider.System.GetElapsedTime(since) > s_repliesLimit)
            {
                var came = string.Join('\n', Calls.Skip(_shown).Select(call => $"{call.Method}: {call.Shown}"));
                throw new TimeoutException($"Within {s_repliesLimit.TotalSeconds} s after {LastMessage} the channel got\n{came}\nand not yet\n{outbox}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }

        var calls = Calls;
        var replies = calls.Skip(_shown).Select(call => call.Shown).ToList();
        _shown = calls.Count;
        return string.Join('\n', replies);
    }

    /// <summary>The signs of such names are turned round: Etc/GMT-3 is three hours ahead.</summary>
    private static string ZoneOf(int hour)
    {
        var ahead = LocalHour - hour;
        ahead = ahead < -12 ? ahead + 24 : ahead > 14 ? ahead - 24 : ahead;
        return $"Etc/GMT{(ahead > 0 ? '-' : '+')}{Math.Abs(ahead).ToString(CultureInfo.InvariantCulture)}";
    }
}
