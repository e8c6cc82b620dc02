using System.Text.Json.Serialization;

namespace BotFramework.Turns;

/// <summary>What is left of a conversation that was forgotten: the ids of its activities, while channels may repeat one, and what it is told last.</summary>
internal sealed class ForgottenTurnDocument : TurnDocument, IExpiringItem
{
    /// <inheritdoc/>
    [JsonIgnore]
    public TimeSpan TimeToLive => TimeSpan.FromDays(1);
}
