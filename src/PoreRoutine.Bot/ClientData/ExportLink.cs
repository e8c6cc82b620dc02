using System.Text.Json.Serialization;
using BotFramework;

namespace PoreRoutine.Bot.ClientData;

/// <summary>Whose file a link leads to, as it is stored under a hash of the link's token.</summary>
internal sealed class ExportLink : IStoreItem, IExpiringItem
{
    /// <summary>The version of this shape.</summary>
    public int Schema { get; set; } = 1;

    /// <summary>Whose file.</summary>
    public required ClientAddress Client { get; set; }

    /// <summary>True once somebody took the file.</summary>
    public bool IsTaken { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public TimeSpan? TimeToLive => ExportLinks.Lifetime;

    /// <inheritdoc/>
    [JsonIgnore]
    public string? ETag { get; set; } = BotFramework.ETag.Absent;
}
