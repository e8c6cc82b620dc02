using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using NodaTime;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.StandIn;

/// <summary>A conversation of the page that both instances serve.</summary>
[Collection(nameof(StandInAzure))]
public sealed class SharedConversationTests(StandInAzure azure) : IAsyncLifetime
{
    /// <summary>So much time the message has to come in before its reminder is due.</summary>
    private static readonly Duration s_margin = Duration.FromSeconds(6);

    /// <summary>A minute until it is due, and what it may be late.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(100);

    private readonly List<JsonElement> _shown = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await azure.StartInstancesAsync(Token);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Stream_OfOneInstance_ShowsOnceAndInOrderWhatTheOtherTookAndWhatEitherReminds()
    {
        using var given = await azure.First.Client.PostAsync("/webchat/token", null, Token);
        given.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem().ShouldContain("secure", Case.Insensitive);
        var grant = await DirectLineClient.ReadAsync(given, Token);
        var (token, conversation) = (grant.GetProperty("token").GetString()!, $"/v3/directline/conversations/{grant.GetProperty("conversationId").GetString()}");
        using var socket = await OpenAsync(conversation, token);
        await ReadUntilAsync(socket, 1);

        var due = (Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()) + s_margin).InZone(DateTimeZoneProviders.Tzdb[TeamsChat.Zone]).LocalDateTime;
        due = due.Date + new LocalTime(due.Hour, due.Minute) + Period.FromMinutes(1);
        await PostAsync(conversation, token, $"remind me every evening at {due.ToString("HH:mm", CultureInfo.InvariantCulture)}");
        await ReadUntilAsync(socket, 3);
        await PostAsync(conversation, token, "why no clay?");
        await ReadUntilAsync(socket, 5);
        await ReadUntilAsync(socket, 6);
        await PostAsync(conversation, token, "did i do everything tonight?");
        await ReadUntilAsync(socket, 8);

        _shown.Select(activity => activity.TryGetProperty("expiration", out _) ? "reminder" : activity.GetProperty("from").GetProperty("role").GetString())
            .ShouldBe(["bot", "user", "bot", "user", "bot", "reminder", "user", "bot"]);
        _shown[2].GetProperty("text").GetString()!.ShouldContain(due.ToString("HH:mm", CultureInfo.InvariantCulture));
        _shown[4].GetProperty("text").GetString()!.ShouldContain("clay", Case.Insensitive);
        _shown[5].GetProperty("text").GetString()!.ShouldStartWith("Tonight, ");
        _shown.Select(activity => activity.GetProperty("id").GetString()).ShouldBeUnique();

        // Whoever looks at the other instance sees the same.
        using var polled = await SendAsync(azure.Second, HttpMethod.Get, $"{conversation}/activities?watermark=0", token, null);
        var log = (await DirectLineClient.ReadAsync(polled, Token)).GetProperty("activities");
        log.EnumerateArray().Select(activity => activity.GetRawText()).ShouldBe(_shown.Select(activity => activity.GetRawText()));
    }

    /// <summary>Opens the conversation's stream at the first instance.</summary>
    private async Task<ClientWebSocket> OpenAsync(string conversation, string token)
    {
        using (var started = await SendAsync(azure.First, HttpMethod.Post, "/v3/directline/conversations", token, null))
        {
            started.EnsureSuccessStatusCode();
        }

        using var opened = await SendAsync(azure.First, HttpMethod.Get, $"{conversation}?watermark=0", token, null);
        var address = new Uri((await DirectLineClient.ReadAsync(opened, Token)).GetProperty("streamUrl").GetString()!);
        address.Scheme.ShouldBe(Uri.UriSchemeWss);

        // The front end ends TLS.
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("X-Forwarded-Proto", Uri.UriSchemeHttps);
        await socket.ConnectAsync(new UriBuilder(address) { Scheme = Uri.UriSchemeWs }.Uri, Token);
        return socket;
    }

    /// <summary>Says something at the second instance.</summary>
    private async Task PostAsync(string conversation, string token, string text)
    {
        var activity = new { type = "message", text, localTimezone = TeamsChat.Zone, channelData = new { clientActivityID = Guid.NewGuid().ToString("N") } };
        using var response = await SendAsync(azure.Second, HttpMethod.Post, $"{conversation}/activities", token, JsonContent.Create(activity));
        response.EnsureSuccessStatusCode();
    }

    private static async Task<HttpResponseMessage> SendAsync(ServiceInstance instance, HttpMethod method, string path, string token, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content, Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        return await instance.Client.SendAsync(request, Token);
    }

    /// <summary>Reads the stream until it has shown so many messages.</summary>
    private async Task ReadUntilAsync(ClientWebSocket socket, int count)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(s_limit);
        var buffer = new byte[256 * 1024];
        while (_shown.Count < count)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), limit.Token);
                length += part.Count;
            }
            while (!part.EndOfMessage);

            // An empty frame only says that the line is alive, and a typing indicator is no message.
            if (length > 0)
            {
                _shown.AddRange(JsonElement.Parse(buffer.AsSpan(0, length)).GetProperty("activities").EnumerateArray().Where(activity => activity.GetProperty("type").GetString() == "message"));
            }
        }

        _shown.Count.ShouldBe(count);
    }
}
