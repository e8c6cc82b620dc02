using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;

namespace Benchmarks;

/// <summary>What posting to a connector costs where nothing else is done: an <see cref="HttpClient"/> and a loop.</summary>
internal static class BareLoop
{
    /// <summary>Posts a body to many conversations, once to each.</summary>
    /// <param name="connector">Where the connector is.</param>
    /// <param name="conversations">The conversations' ids.</param>
    /// <param name="body">The body.</param>
    /// <param name="parallelism">How many calls are under way at a time.</param>
    /// <returns>Calls a second.</returns>
    public static async Task<double> MeasureAsync(Uri connector, IReadOnlyCollection<string> conversations, byte[] body, int parallelism)
    {
        using var client = new HttpClient();
        var began = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(conversations, new ParallelOptions { MaxDegreeOfParallelism = parallelism }, async (conversation, cancellationToken) =>
            await PostAsync(client, connector, conversation, body, cancellationToken));
        return conversations.Count / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>Posts a body to a conversation.</summary>
    /// <exception cref="HttpRequestException">The connector did not take it.</exception>
    public static async Task PostAsync(HttpClient client, Uri connector, string conversation, byte[] body, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
        using var response = await client.PostAsync(new Uri(connector, $"v3/conversations/{Uri.EscapeDataString(conversation)}/activities"), content, cancellationToken);
        await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (response.StatusCode != HttpStatusCode.Created)
        {
            throw new HttpRequestException($"The connector answered {(int)response.StatusCode}.");
        }
    }
}
