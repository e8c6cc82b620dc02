using System.Net.Http.Json;

namespace Faults.Clients;

/// <summary>Brings clients' messages to the service as a channel does. Thread-safe.</summary>
/// <param name="connector">Where replies go.</param>
internal sealed class Channel(Uri connector) : IDisposable
{
    private const int Parallelism = 32;

    /// <summary>Teams gives up after fifteen seconds, and brings the message again.</summary>
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(15) };

    /// <summary>Lets every client write once, many at a time, to one service after the other.</summary>
    /// <exception cref="HttpRequestException">A service did not take a message, not even when it was brought again.</exception>
    public Task SayAsync(IEnumerable<Client> clients, Func<Client, string> text, IReadOnlyList<Uri> services, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        clients,
        new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken },
        async (client, token) => await SayAsync(client, text(client), services[client.Number % services.Count], token));

    public void Dispose() => _client.Dispose();

    private async Task SayAsync(Client client, string text, Uri service, CancellationToken cancellationToken)
    {
        var message = ClientMessage.Of(client, Guid.NewGuid().ToString(), text, connector);
        using var first = await PostAsync(message, service, cancellationToken);
        if (first.IsSuccessStatusCode)
        {
            return;
        }

        using var second = await PostAsync(message, service, cancellationToken);
        if (!second.IsSuccessStatusCode)
        {
            throw new HttpRequestException($"{service} answered {(int)second.StatusCode} to {client.Conversation}: {await second.Content.ReadAsStringAsync(cancellationToken)}");
        }
    }

    private Task<HttpResponseMessage> PostAsync(ClientMessage message, Uri service, CancellationToken cancellationToken) =>
        _client.PostAsJsonAsync(new Uri(service, "api/messages"), message, ClientMessageJson.Default.ClientMessage, cancellationToken);
}
