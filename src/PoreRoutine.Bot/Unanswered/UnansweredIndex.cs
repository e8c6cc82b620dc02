using System.Text.Json.Serialization;
using BotFramework;

namespace PoreRoutine.Bot.Unanswered;

/// <summary>The days of which there is an <see cref="UnansweredDay"/>: a store finds items by their keys only.</summary>
internal sealed class UnansweredIndex : IStoreItem, IExpiringItem
{
    /// <summary>The version of this shape.</summary>
    public int Schema { get; set; } = 1;

    /// <summary>The days, ISO.</summary>
    public SortedSet<string> Days { get; set; } = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    [JsonIgnore]
    public TimeSpan? TimeToLive => UnansweredStore.Kept;

    /// <inheritdoc/>
    [JsonIgnore]
    public string? ETag { get; set; } = BotFramework.ETag.Absent;
}
