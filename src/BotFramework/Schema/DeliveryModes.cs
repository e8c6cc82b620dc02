namespace BotFramework.Schema;

/// <summary>How replies are to be delivered.</summary>
public static class DeliveryModes
{
    /// <summary>Sent to the channel's address.</summary>
    public const string Normal = "normal";

    /// <summary>In the response to the request.</summary>
    public const string ExpectReplies = "expectReplies";

    /// <summary>As a notification.</summary>
    public const string Notification = "notification";
}
