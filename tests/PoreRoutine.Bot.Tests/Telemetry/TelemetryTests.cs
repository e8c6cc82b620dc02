using System.Net;
using System.Net.WebSockets;
using System.Text.RegularExpressions;
using BotFramework;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using PoreRoutine.Bot.Telemetry;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Telemetry;

/// <summary>What leaves the service as telemetry, and what never does.</summary>
public sealed partial class TelemetryTests : IAsyncLifetime
{
    /// <summary>Says who is meant, and nothing else does.</summary>
    private const string Marker = "zanzibarquokka";

    private const string Secret = "a secret of the tests";

    private readonly TemporaryFolder _folder = new();
    private TelemetryReceiver _receiver = null!;
    private FakeConnector _connector = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => (_receiver, _connector) = (await TelemetryReceiver.StartAsync(), await FakeConnector.StartAsync());

    public async ValueTask DisposeAsync()
    {
        await _receiver.DisposeAsync();
        await _connector.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Export_ToACollector_HasTheMetricsTheSpansAndTheLogsAndNothingThatWasSaid()
    {
        var secrets = await TalkAsync(
            [("OTEL_EXPORTER_OTLP_ENDPOINT", _receiver.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_SERVICE_NAME", "coach-of-the-tests")],
            () => _receiver.TextOf("/v1/metrics").Contains("turn.duration", StringComparison.Ordinal));

        var (metrics, traces, logs) = (_receiver.TextOf("/v1/metrics"), _receiver.TextOf("/v1/traces"), _receiver.TextOf("/v1/logs"));
        foreach (var name in new[] { "turns", "turn.duration", "answers", "recognizer.confidence", "care", "reminders.due", "reminders.sent", "http.server.request.duration", "dotnet.gc.collections" })
        {
            metrics.ShouldContain(name, Case.Sensitive);
        }

        traces.ShouldContain("/calendar/{token}.ics");
        traces.ShouldContain("/export/{token}");
        traces.ShouldContain("bot.channel");
        traces.ShouldContain("reminder");
        traces.ShouldContain(_connector.Address);
        traces.ShouldNotContain("/stream");
        traces.ShouldNotContain("/healthz");
        traces.ShouldNotContain("/v3/conversations/a:");
        logs.ShouldContain("Application is shutting down");
        _receiver.Text.ShouldContain("coach-of-the-tests");
        ShouldHaveNoneOf(_receiver.Text, secrets);
    }

    [Fact]
    public async Task Export_ToAzureMonitor_NeedsTheConnectionStringAlone()
    {
        var secrets = await TalkAsync(
            [("APPLICATIONINSIGHTS_CONNECTION_STRING", $"InstrumentationKey={Guid.NewGuid()};IngestionEndpoint={_receiver.Address}/;LiveEndpoint={_receiver.Address}/")],
            () => _receiver.Text.Contains("turn.duration", StringComparison.Ordinal));

        foreach (var name in new[] { "\"turns\"", "\"answers\"", "/calendar/{token}.ics", "Application is shutting down" })
        {
            _receiver.Text.ShouldContain(name, Case.Sensitive);
        }

        ShouldHaveNoneOf(_receiver.Text, secrets);
    }

    [Fact]
    public async Task Export_ATurnThatFailed_IsCountedAndToldOfWithoutItsWords()
    {
        await using (var service = await RunningService.StartAsync(
            services => services.AddSingleton<IBot, ThrowingBot>(), $"--OTEL_EXPORTER_OTLP_ENDPOINT={_receiver.Address}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf", "--Logging:LogLevel:Default=Information"))
        {
            (await DirectLineClient.StartAsync(service, Token)).ConversationId.ShouldNotBeEmpty();
            await service.StopAsync(Token);
        }

        _receiver.TextOf("/v1/metrics").ShouldContain("failed");
        _receiver.TextOf("/v1/traces").ShouldContain("System.FormatException");
        _receiver.TextOf("/v1/logs").ShouldContain("A turn failed");
        _receiver.TextOf("/v1/logs").ShouldContain("System.FormatException");
        _receiver.TextOf("/v1/logs").ShouldContain(nameof(ThrowingBot));
        _receiver.Text.ShouldNotContain(Marker);
    }

    [Fact]
    public async Task Start_WithoutAPlaceToSendItTo_ListensToNothing()
    {
        await using var service = await RunningService.StartAsync();
        service.Services.GetService<TracerProvider>().ShouldBeNull();
        service.Services.GetService<MeterProvider>().ShouldBeNull();
        service.Services.GetService<LoggerProvider>().ShouldBeNull();
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "localhost:4317")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "IngestionEndpoint=https://westeurope.in.applicationinsights.azure.com/;Key=hidden")]
    public void Read_ADestinationThatIsNone_IsNamedAndNotShown(string name, string value)
    {
        var faults = new List<string>();
        TelemetrySettings.Read(new Microsoft.Extensions.Configuration.ConfigurationManager { [name] = value }, faults);
        faults.ShouldHaveSingleItem().ShouldStartWith(name);
        faults[0].ShouldNotContain("hidden");
    }

    private static void ShouldHaveNoneOf(string text, IEnumerable<string> secrets)
    {
        foreach (var secret in secrets)
        {
            text.ShouldNotContain(secret);
        }
    }

    /// <summary>Talks with a service of its own over all ways in, uses its links, is reminded, and ends it.</summary>
    /// <returns>What must be nowhere: what was said and who said it, and tokens.</returns>
    private async Task<IReadOnlyList<string>> TalkAsync(IEnumerable<(string Name, string Value)> environment, Func<bool> isDelivered)
    {
        string[] settings =
        [
            $"--Storage:ConnectionString=Data Source={_folder["data.db"]}",
            $"--DirectLine:Secret={Secret}",
            "--Clock:Start=2026-03-04T20:00:00Z",
            "--Clock:Speed=60",
            // An operator who looks for a fault may let more be told.
            "--Logging:LogLevel:Microsoft.AspNetCore=Information",
            "--Logging:LogLevel:System.Net.Http=Information",
        ];
        await using var process = await BotProcess.StartAsync(settings, environment.Append(("TMPDIR", _folder.Path)).ToDictionary(variable => variable.Item1, variable => variable.Item2), Token);
        var client = await DirectLineClient.StartAsync(process.Client, Secret, Token);
        await client.SayAsync($"my name is {Marker} and I love {Marker}", Token);
        await client.SayAsync("my face is swollen and it burns", Token);
        await process.SayAsync("a:someone-1", "tenant", $"remind me in 5 minutes. {Marker}", _connector.Address, Token);
        var calendar = await LinkAsync(client, "add to my calendar");
        var export = await LinkAsync(client, "export my data");
        (await process.Client.GetStringAsync(calendar, Token)).ShouldContain("BEGIN:VEVENT");
        (await process.Client.GetStringAsync(export, Token)).ShouldContain("<form");
        using (var file = await process.Client.PostAsync(export, null, Token))
        {
            (await file.Content.ReadAsStringAsync(Token)).ShouldContain(Marker);
        }

        using (var mistaken = await process.Client.GetAsync($"{calendar.Replace(".ics", string.Empty, StringComparison.Ordinal)}?q={Marker}", Token))
        {
            mistaken.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        await StreamAsync(process, client);
        await process.WaitUntilAsync(_ => Task.FromResult(_connector.Received.Any(received => received.Activity.TryGetProperty("expiration", out var _))), Token);
        await process.TerminateAsync();
        (await process.WaitForExitAsync(Token)).ShouldBe(0);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        isDelivered().ShouldBeTrue(process.Output);

        string[] secrets = [Marker, client.BearerToken, TokenPattern().Match(calendar).Value, TokenPattern().Match(export).Value];
        ShouldHaveNoneOf(process.Output, secrets);
        return secrets;
    }

    private static async Task StreamAsync(BotProcess process, DirectLineClient client)
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://{process.Client.BaseAddress!.Authority}/v3/directline/conversations/{client.ConversationId}/stream?watermark=0&t={client.BearerToken}"), Token);
        (await socket.ReceiveAsync(new byte[64 * 1024].AsMemory(), Token)).Count.ShouldBeGreaterThan(0);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Token);
    }

    private static async Task<string> LinkAsync(DirectLineClient client, string text) =>
        LinkPattern().Match((await client.SayAsync(text, Token))[0].GetProperty("text").GetString()!).Groups[1].Value;

    [GeneratedRegex(@"\(http://localhost:3978(/(?:calendar|export)/[^)]+)\)")]
    private static partial Regex LinkPattern();

    [GeneratedRegex(@"[A-Za-z0-9_-]{40,}")]
    private static partial Regex TokenPattern();

    private sealed class ThrowingBot : IBot
    {
        public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) =>
            throw new FormatException($"'{Marker}' is no time.");
    }
}
