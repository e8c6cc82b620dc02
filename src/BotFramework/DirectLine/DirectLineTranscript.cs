using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotFramework.DirectLine;

/// <summary>The last activities of a Direct Line conversation, as they are stored. A watermark is the number of activities before a point, dropped ones included.</summary>
/// <remarks>
/// A log to which nothing was added for <see cref="TimeToLive"/> is dropped. The one that follows it counts from the milliseconds since 1970, which
/// is beyond any watermark of the dropped one: a client that comes back with such a watermark misses nothing of the new log.
/// </remarks>
internal sealed class DirectLineTranscript : IStoreItem, IExpiringItem
{
    /// <summary>How many activities are kept.</summary>
    internal const int Kept = 200;

    /// <summary>How many bytes of JSON they take at most: every message reads and writes them all.</summary>
    internal const int KeptBytes = 1024 * 1024;

    /// <summary>The version of this shape.</summary>
    public int Schema { get; set; } = 1;

    /// <summary>The watermark before the first activity kept, so that watermarks stay true.</summary>
    public long Dropped { get; set; }

    /// <summary>The activities kept, oldest first, as they go over the wire.</summary>
    public List<JsonElement> Activities { get; set; } = [];

    /// <inheritdoc/>
    [JsonIgnore]
    public TimeSpan? TimeToLive => TimeSpan.FromDays(90);

    /// <inheritdoc/>
    [JsonIgnore]
    public string? ETag { get; set; } = BotFramework.ETag.Absent;

    /// <summary>The watermark behind the last activity.</summary>
    [JsonIgnore]
    public long End => Dropped + Activities.Count;

    /// <summary>True if it has an activity of that id.</summary>
    public bool Has(string? id) => Activities.Exists(activity => activity.TryGetProperty("id", out var known) && known.ValueEquals(id));

    /// <summary>The activities after a watermark; a watermark beyond the end, or null, gives all that are kept.</summary>
    public ActivitySet Since(long? watermark)
    {
        var from = watermark is { } known && known <= End ? Math.Max(known - Dropped, 0) : 0;
        return new ActivitySet(Activities[(int)from..], $"{End}");
    }

    /// <summary>Drops all activities.</summary>
    public void Clear()
    {
        Dropped = End;
        Activities.Clear();
    }

    /// <summary>Adds activities at the end and drops what is too much at the front; what is added stays in any case.</summary>
    public void Add(IReadOnlyList<JsonElement> added)
    {
        Activities.AddRange(added);
        var surplus = Math.Max(Activities.Count - Kept, 0);
        var bytes = 0;
        for (var i = Activities.Count - 1; i >= surplus; i--)
        {
            bytes += JsonMarshal.GetRawUtf8Value(Activities[i]).Length;
            if (bytes > KeptBytes)
            {
                surplus = Math.Min(i + 1, Activities.Count - added.Count);
                break;
            }
        }

        Activities.RemoveRange(0, surplus);
        Dropped += surplus;
    }
}
