using System.Text.Json.Serialization;

namespace BotFramework.Turns;

/// <summary>What is to be done with an activity at its channel.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OutgoingOperation>))]
public enum OutgoingOperation
{
    /// <summary>The channel gets it as a new one.</summary>
    [JsonStringEnumMemberName("send")]
    Send,

    /// <summary>It takes the place of the activity of its id.</summary>
    [JsonStringEnumMemberName("update")]
    Update,

    /// <summary>The activity of its id is taken back.</summary>
    [JsonStringEnumMemberName("delete")]
    Delete,
}
