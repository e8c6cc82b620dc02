using BotFramework.Schema;

namespace BotFramework;

/// <summary>Types of activity that exist inside a turn only and never reach a channel.</summary>
public static class ActivityTypesEx
{
    /// <inheritdoc cref="ActivityTypes.InvokeResponse"/>
    public const string InvokeResponse = ActivityTypes.InvokeResponse;
}
