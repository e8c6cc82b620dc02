using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using PoreRoutine.Browser.Tools;

namespace PoreRoutine.Browser;

/// <summary>Two processes of the service on one store.</summary>
public sealed class TwoProcessesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stream_OfOneProcess_ShowsWithinTwoSecondsWhatTheOtherTook()
    {
        await using var first = await ServiceProcess.StartAsync([], Stop);
        await using var second = await ServiceProcess.StartAsync([$"--Storage:ConnectionString=Data Source={Path.Combine(first.DataFolder, "pore-routine.db")}"], Stop);
        using var client = new HttpClient();
        var grant = await ReadAsync(await client.PostAsync(new Uri(first.Address, "webchat/token"), null, Stop));
        var conversation = $"v3/directline/conversations/{grant.GetProperty("conversationId").GetString()}";
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", grant.GetProperty("token").GetString());
        var opened = await ReadAsync(await client.GetAsync(new Uri(first.Address, conversation), Stop));
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(opened.GetProperty("streamUrl").GetString()!), Stop);
        (await ReceiveAsync(socket)).GetArrayLength().ShouldBe(1);

        for (var i = 0; i < 5; i++)
        {
            (await client.PostAsJsonAsync(new Uri(second.Address, $"{conversation}/activities"), new { type = "message", text = "thank you" }, Stop)).EnsureSuccessStatusCode();
            var answered = Stopwatch.GetTimestamp();
            (await ReceiveAsync(socket)).GetArrayLength().ShouldBe(2);
            Stopwatch.GetElapsedTime(answered).ShouldBeLessThan(TimeSpan.FromSeconds(2));
        }
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response) => JsonElement.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Stop));

    private static async Task<JsonElement> ReceiveAsync(ClientWebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), Stop);
                length += part.Count;
            }
            while (!part.EndOfMessage);

            // An empty frame only says that the line is alive.
            if (length > 0) return JsonElement.Parse(buffer.AsSpan(0, length)).GetProperty("activities");
        }
    }
}
