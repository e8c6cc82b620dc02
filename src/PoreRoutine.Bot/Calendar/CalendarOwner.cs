using System.Text.Json.Serialization;
using BotFramework;

namespace PoreRoutine.Bot.Calendar;

/// <summary>Which address is a client's, as it is stored under the client: what it takes to end it.</summary>
internal sealed class CalendarOwner : IStoreItem
{
    /// <summary>The version of this shape.</summary>
    public int Schema { get; set; } = 1;

    /// <summary>The key of the <see cref="CalendarAddress"/>; the address itself is kept nowhere.</summary>
    public required string Address { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public string? ETag { get; set; } = BotFramework.ETag.Absent;
}
