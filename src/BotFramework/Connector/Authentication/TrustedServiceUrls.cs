using System.Collections.Concurrent;

namespace BotFramework.Connector.Authentication;

/// <summary>
/// The service addresses that came in authenticated activities: nothing else is ever shown the bot's token. They are kept in the store, so that
/// another instance, or this one after a restart, may still write to a conversation. Thread-safe.
/// </summary>
/// <param name="storage">Where they are kept.</param>
public sealed class TrustedServiceUrls(IStorage storage)
{
    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);

    /// <summary>Remembers the address of an activity. The caller has authenticated it.</summary>
    public async Task TrustAsync(string serviceUrl, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(serviceUrl);
        if (await IsTrustedAsync(serviceUrl, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        await storage.WriteAsync(KeyOf(serviceUrl), new TrustedServiceUrl(serviceUrl), cancellationToken).ConfigureAwait(false);
        _known[serviceUrl] = true;
    }

    /// <summary>Whether an authenticated activity came from this address.</summary>
    public async Task<bool> IsTrustedAsync(string serviceUrl, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(serviceUrl);
        if (_known.ContainsKey(serviceUrl))
        {
            return true;
        }

        var stored = await storage.ReadAsync(KeyOf(serviceUrl), AuthenticationJsonContext.Default.TrustedServiceUrl, cancellationToken).ConfigureAwait(false);
        if (stored is null)
        {
            return false;
        }

        _known[serviceUrl] = true;
        return true;
    }

    private static string KeyOf(string serviceUrl) => $"service-urls/{Uri.EscapeDataString(serviceUrl)}";
}
