using System.Text.Json.Serialization;
using BotFramework;
using PoreRoutine.Bot.ClientData;

namespace PoreRoutine.Bot.Calendar;

/// <summary>Whose calendar is at an address, as it is stored under a hash of the address's token.</summary>
internal sealed class CalendarAddress : IStoreItem
{
    /// <summary>The version of this shape.</summary>
    public int Schema { get; set; } = 1;

    /// <summary>Whose.</summary>
    public required ClientAddress Client { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public string? ETag { get; set; } = BotFramework.ETag.Absent;
}
