using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace PoreRoutine.Bot.Tests.Support;

/// <summary>A client that talks Direct Line by polling.</summary>
public sealed class DirectLineClient(HttpClient http, string token, string conversationId)
{
    private string _watermark = "0";

    public string ConversationId => conversationId;

    public string BearerToken => token;

    /// <summary>The same client, in front of another instance of the service.</summary>
    public DirectLineClient At(RunningService other) => At(other.Client);

    /// <summary>The same client, in front of another instance of the service.</summary>
    public DirectLineClient At(HttpClient other) => new(other, token, conversationId);

    public static Task<DirectLineClient> StartAsync(RunningService service, CancellationToken cancellationToken) => StartAsync(service.Client, service.Secret, cancellationToken);

    public static async Task<DirectLineClient> StartAsync(HttpClient http, string secret, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/tokens/generate")
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", secret) },
            Content = JsonContent.Create(new { user = new { id = "dl_tester" } }),
        };
        using var response = await http.SendAsync(request, cancellationToken);
        var grant = await ReadAsync(response, cancellationToken);
        var client = new DirectLineClient(http, grant.GetProperty("token").GetString()!, grant.GetProperty("conversationId").GetString()!);
        using var started = await client.SendAsync(HttpMethod.Post, "/v3/directline/conversations", null, cancellationToken);
        started.EnsureSuccessStatusCode();
        return client;
    }

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        JsonElement.Parse(await response.Content.ReadAsStringAsync(cancellationToken));

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content, Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        return await http.SendAsync(request, cancellationToken);
    }

    public Task<HttpResponseMessage> PostAsync(object activity, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, $"/v3/directline/conversations/{conversationId}/activities", JsonContent.Create(activity), cancellationToken);

    /// <summary>Says something, and gives the bot's answers.</summary>
    public async Task<IReadOnlyList<JsonElement>> SayAsync(string text, CancellationToken cancellationToken)
    {
        await NewActivitiesAsync(cancellationToken);
        using var response = await PostAsync(
            new { type = "message", text, from = new { id = "dl_tester" }, localTimezone = "America/New_York", channelData = new { clientActivityID = Guid.NewGuid() } },
            cancellationToken);
        response.EnsureSuccessStatusCode();
        return [.. (await NewActivitiesAsync(cancellationToken)).Where(activity => activity.GetProperty("from").GetProperty("id").GetString() != "dl_tester")];
    }

    /// <summary>What came since the last call, the client's own messages included.</summary>
    public async Task<IReadOnlyList<JsonElement>> NewActivitiesAsync(CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Get, $"/v3/directline/conversations/{conversationId}/activities?watermark={_watermark}", null, cancellationToken);
        var set = await ReadAsync(response, cancellationToken);
        _watermark = set.GetProperty("watermark").GetString()!;
        return [.. set.GetProperty("activities").EnumerateArray()];
    }
}
