using System.Text.Json.Serialization;
using BotFramework;

namespace PoreRoutine.Bot.Unanswered;

/// <summary>What was asked on one day and not covered, as it is stored: wordings without who, where and when.</summary>
internal sealed class UnansweredDay : IStoreItem, IExpiringItem
{
    /// <summary>How many wordings a day keeps: each question reads and writes them all.</summary>
    public const int MostWordings = 500;

    /// <summary>The version of this shape.</summary>
    public int Schema { get; set; } = 1;

    /// <summary>How often each wording was asked, masked.</summary>
    public Dictionary<string, long> Asked { get; set; } = new(StringComparer.Ordinal);

    /// <summary>How many questions came in further wordings, which are not kept.</summary>
    public long Further { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public TimeSpan? TimeToLive => UnansweredStore.Kept;

    /// <inheritdoc/>
    [JsonIgnore]
    public string? ETag { get; set; } = BotFramework.ETag.Absent;

    /// <summary>Counts a wording.</summary>
    public void Add(string wording, long count)
    {
        if (Asked.ContainsKey(wording) || Asked.Count < MostWordings)
        {
            Asked[wording] = Asked.GetValueOrDefault(wording) + count;
        }
        else
        {
            Further += count;
        }
    }
}
