using System.Net.Http.Json;

namespace Faults.Clients;

/// <summary>Brings clients' messages to the service as a channel does. Thread-safe.</summary>
/// <param name="connector">Where replies go.</param>
internal sealed class Channel(Uri connector) : IDisposable
{
    private const int Parallelism = 32;

    /// <summary>How often a message is brought: the same each time, by its id.</summary>
    private const int Attempts = 4;

    /// <summary>Teams gives up after fifteen seconds, and brings the message again.</summary>
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(15) };

    /// <summary>Lets every client write once, many at a time, to one service after the other.</summary>
    /// <exception cref="HttpRequestException">A service did not take a message, not even when it was brought again.</exception>
    /// <exception cref="TimeoutException">A service did not answer.</exception>
    public Task SayAsync(IEnumerable<Client> clients, Func<Client, string> text, IReadOnlyList<Uri> services, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        clients,
        new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken },
        async (client, token) => await SayAsync(client, text(client), services[client.Number % services.Count], token));

    public void Dispose() => _client.Dispose();

    private async Task SayAsync(Client client, string text, Uri service, CancellationToken cancellationToken)
    {
        var message = ClientMessage.Of(client, Guid.NewGuid().ToString(), text, connector);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var answer = await PostAsync(message, service, cancellationToken);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }

                if (attempt == Attempts)
                {
                    throw new HttpRequestException($"{service} answered {(int)answer.StatusCode} to {client.Conversation}: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
                }
            }
            catch (TaskCanceledException exception) when (!cancellationToken.IsCancellationRequested)
            {
                if (attempt == Attempts)
                {
                    throw new TimeoutException($"{service} did not answer {client.Conversation}, {Attempts} times.", exception);
                }
            }
        }
    }

    private Task<HttpResponseMessage> PostAsync(ClientMessage message, Uri service, CancellationToken cancellationToken) =>
        _client.PostAsJsonAsync(new Uri(service, "api/messages"), message, ClientMessageJson.Default.ClientMessage, cancellationToken);
}
