using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace PoreRoutine.Bot.WebChat;

/// <summary>
/// How many new visitors one address may bring: 1,000 at once, then 30 a minute. Each becomes a record that is kept, and anybody can come without
/// a cookie. Those who are known are not counted, so that an office that comes back as one after a restart is let in. Thread-safe.
/// </summary>
internal sealed class NewVisitorLimit : IDisposable
{
    /// <summary>How many may come at once.</summary>
    internal const int Burst = 1000;

    private const int PerMinute = 30;

    private readonly PartitionedRateLimiter<IPAddress> _limiter = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        RateLimitPartition.GetTokenBucketLimiter(address, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = Burst,
            TokensPerPeriod = PerMinute,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
        }));

    /// <summary>Counts a new visitor.</summary>
    /// <param name="address">Where the visitor comes from; null counts as one address.</param>
    /// <param name="wait">How long until another one may come, where this one may not.</param>
    /// <returns>False if the address has brought as many as it may.</returns>
    public bool Admits(IPAddress? address, out TimeSpan wait)
    {
        using var lease = _limiter.AttemptAcquire(NetworkOf(address ?? IPAddress.None));
        wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter) ? retryAfter : TimeSpan.Zero;
        return lease.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();

    /// <summary>The address; of IPv6 the network, as one customer has 2^64 addresses.</summary>
    private static IPAddress NetworkOf(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[8..].Clear();
        return new IPAddress(bytes);
    }
}
