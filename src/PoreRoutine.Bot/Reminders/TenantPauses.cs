using System.Collections.Concurrent;

namespace PoreRoutine.Bot.Reminders;

/// <summary>
/// The tenants that refuse the bot as a whole: for a while nobody there is sent a reminder, and no plan is touched. Each process finds out for
/// itself. Thread-safe.
/// </summary>
/// <param name="clock">What pauses run on.</param>
internal sealed class TenantPauses(TimeProvider clock)
{
    /// <summary>After so long one reminder is tried again.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _paused = new(StringComparer.Ordinal);

    /// <summary>Begins a pause, or begins it anew.</summary>
    public void Pause(string tenantId) => _paused[tenantId] = clock.GetUtcNow() + Length;

    /// <summary>How long the tenant's pause still is; null if it has none.</summary>
    /// <param name="tenantId">The tenant; null for channels without tenants.</param>
    public TimeSpan? LeftOf(string? tenantId)
    {
        if (tenantId is null || !_paused.TryGetValue(tenantId, out var until))
        {
            return null;
        }

        var left = until - clock.GetUtcNow();
        if (left > TimeSpan.Zero)
        {
            return left;
        }

        _paused.TryRemove(KeyValuePair.Create(tenantId, until));
        return null;
    }
}
