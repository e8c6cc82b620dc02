using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text.Json;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.DirectLine;

/// <summary>A service and a client of it, for each test.</summary>
public abstract class DirectLineTest : IAsyncLifetime
{
    protected RunningService Service { get; private set; } = null!;

    protected DirectLineClient Client { get; private set; } = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Service = await RunningService.StartAsync();
        Client = await DirectLineClient.StartAsync(Service, Token);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Service.DisposeAsync();
    }

    protected static async Task<JsonElement> ReceiveAsync(ClientWebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        var received = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(received), Token);
            received += part.Count;
            // An empty frame only says that the line is alive.
            if (part.EndOfMessage && received > 0)
            {
                return JsonElement.Parse(buffer.AsSpan(0, received));
            }
        }
    }

    protected static async Task<string?> ShouldBeErrorAsync(HttpResponseMessage response, int status)
    {
        ((int)response.StatusCode).ShouldBe(status);
        var error = (await DirectLineClient.ReadAsync(response, Token)).GetProperty("error");
        error.GetProperty("message").GetString().ShouldNotBeNullOrWhiteSpace();
        return error.GetProperty("code").GetString();
    }

    protected Task<HttpResponseMessage> PostAsync(object activity) => Client.PostAsync(activity, Token);

    protected async Task<HttpResponseMessage> RawAsync(HttpMethod method, string path, string? bearer, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = bearer is null ? null : new AuthenticationHeaderValue("Bearer", bearer);
        return await Service.Client.SendAsync(request, Token);
    }
}
