using System.Text.Json;
using BotFramework.Schema;
using BotFramework.Schema.Teams;

namespace BotFramework.Teams;

/// <summary>What Teams says beside an activity's own members.</summary>
public static class TeamsActivityExtensions
{
    /// <summary>The team that the activity happened in; null outside of teams.</summary>
    public static TeamInfo? TeamsGetTeamInfo(this IActivity activity) => activity.TeamsGetChannelData()?.Team;

    /// <summary>The activity's <c>channelData</c> as Teams fills it; null if there is none, or it has another shape.</summary>
    public static TeamsChannelData? TeamsGetChannelData(this IActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        switch (activity.ChannelData)
        {
            case TeamsChannelData data:
                return data;
            case JsonElement { ValueKind: JsonValueKind.Object } json:
                try
                {
                    return json.Deserialize(BotFrameworkJsonContext.Default.TeamsChannelData);
                }
                catch (JsonException)
                {
                    return null;
                }

            default:
                return null;
        }
    }
}
