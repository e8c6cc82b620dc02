using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Queues;

namespace PoreRoutine.Bot.Tests.Storage.Azurite;

/// <summary>Has each request to a queue say what the time is, so that Azurite takes a test's clock for its own: see <c>azurite-clock.cjs</c>.</summary>
/// <param name="clock">The test's clock.</param>
internal sealed class AzuriteTime(TimeProvider clock) : HttpPipelineSynchronousPolicy
{
    /// <summary>A client for a queue on a test's clock.</summary>
    public static QueueClient Queue(string connectionString, string name, TimeProvider clock)
    {
        var options = new QueueClientOptions();
        options.AddPolicy(new AzuriteTime(clock), HttpPipelinePosition.PerCall);
        return new QueueClient(connectionString, name, options);
    }

    /// <inheritdoc/>
    public override void OnSendingRequest(HttpMessage message) =>
        message.Request.Headers.SetValue("test-time", clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
}
