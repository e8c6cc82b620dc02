using System.Text.Json;

namespace BotFramework.Schema;

/// <summary>What can be asked of messages.</summary>
public static class ActivityExtensions
{
    /// <summary>Takes mentions of the message's receiver out of its text: in a Teams group every message to a bot begins with one.</summary>
    /// <returns>The text that is left.</returns>
    public static string? RemoveRecipientMention(this IMessageActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.Recipient?.Id is { } id ? activity.RemoveMentionText(id) : activity.Text;
    }

    /// <summary>Takes mentions of somebody out of a message's text.</summary>
    /// <param name="activity">The message; its text is changed.</param>
    /// <param name="id">Who is mentioned.</param>
    /// <returns>The text that is left.</returns>
    public static string? RemoveMentionText(this IMessageActivity activity, string id)
    {
        ArgumentNullException.ThrowIfNull(activity);
        foreach (var mention in activity.Entities?.Where(entity => entity?.Type == "mention") ?? [])
        {
            if (TextOf(mention, "mentioned", "id") == id && TextOf(mention, "text") is { Length: > 0 } text)
            {
                activity.Text = activity.Text?.Replace(text, string.Empty, StringComparison.OrdinalIgnoreCase).Trim();
            }
        }

        return activity.Text;
    }

    /// <summary>What the client program told of itself.</summary>
    /// <returns>Null where the channel has no such thing; Teams has.</returns>
    public static ClientInfo? GetClientInfo(this IActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.Entities?.FirstOrDefault(entity => entity?.Type == "clientInfo") is { } info
            ? new ClientInfo(TextOf(info, "locale"), TextOf(info, "country"), TextOf(info, "platform"), TextOf(info, "timezone"))
            : null;
    }

    /// <summary>A text among what the wire carried beside an account's own members; null if there is none of that name.</summary>
    internal static string? TextOf(this ChannelAccount account, string property) =>
        account.Properties is { } properties && properties.TryGetValue(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? TextOf(Entity entity, string property, string? inner = null)
    {
        if (entity.Properties is null || !entity.Properties.TryGetValue(property, out var value))
        {
            return null;
        }

        if (inner is not null && (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(inner, out value)))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
