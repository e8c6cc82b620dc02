using System.Globalization;
using System.Net.Http.Json;
using Faults.Connector;

namespace Faults.Processes;

/// <summary>The <see cref="FaultyConnector"/> as a process of its own.</summary>
internal sealed class ConnectorProcess : IAsyncDisposable
{
    private readonly ChildProcess _process;
    private readonly HttpClient _client;

    private ConnectorProcess(ChildProcess process, string address) => (_process, _client) = (process, new HttpClient { BaseAddress = new Uri(address) });

    /// <summary>What activities name as their <c>serviceUrl</c>.</summary>
    public Uri Address => _client.BaseAddress!;

    /// <inheritdoc cref="FaultyConnector"/>
    public static async Task<ConnectorProcess> StartAsync(string folder, int seed, FaultRates rates, bool byEvening, CancellationToken cancellationToken)
    {
        var process = ChildProcess.Start(
            "dotnet",
            [
                Repository.FaultsAssembly,
                "connector",
                $"--seed={seed}",
                $"--rate429={Text(rates.TooManyRequests)}",
                $"--rate502={Text(rates.BadGateway)}",
                $"--timeouts={Text(rates.Timeouts)}",
                $"--by-evening={byEvening}",
            ],
            Path.Combine(folder, "connector.log"));
        try
        {
            return new ConnectorProcess(process, await process.FirstLine.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken));
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }

        static string Text(double rate) => rate.ToString(CultureInfo.InvariantCulture);
    }

    public async Task ResetAsync(bool faults, CancellationToken cancellationToken)
    {
        using var answer = await _client.PostAsync($"_reset?faults={(faults ? "on" : "off")}", null, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<ConnectorCounts> CountAsync(CancellationToken cancellationToken) =>
        (await _client.GetFromJsonAsync("_counts", ConnectorJson.Default.ConnectorCounts, cancellationToken))!;

    /// <summary>How often something was delivered, by conversation.</summary>
    public async Task<Dictionary<string, int>> DeliveriesAsync(CancellationToken cancellationToken) =>
        (await _client.GetFromJsonAsync("_deliveries", ConnectorJson.Default.DictionaryStringInt32, cancellationToken))!;

    /// <summary>The body of a message that came since the last reset; empty before one did.</summary>
    public Task<byte[]> SampleAsync(CancellationToken cancellationToken) => _client.GetByteArrayAsync("_sample", cancellationToken);

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _process.DisposeAsync();
    }
}
