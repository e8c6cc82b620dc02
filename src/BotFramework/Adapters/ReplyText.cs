using BotFramework.Schema;

namespace BotFramework.Adapters;

/// <summary>Activities in words, for the messages of failed tests.</summary>
internal static class ReplyText
{
    /// <summary>A message's text without white space around it; empty for anything else.</summary>
    public static string Trimmed(IActivity activity) => activity.AsMessageActivity()?.Text?.Trim() ?? string.Empty;

    public static string Quote(string? text) => $"'{text}'";

    /// <summary>What tells an activity from others: its text and what is attached, or its type and name.</summary>
    public static string Of(IActivity activity)
    {
        if (activity.AsMessageActivity() is not { } message)
        {
            return (activity as Activity)?.Name is { } name ? $"{activity.Type} '{name}'" : activity.Type ?? "an activity without a type";
        }

        var buttons = message.SuggestedActions?.Actions?.Select(action => action.Title ?? action.Text) ?? [];
        var extras = string.Join(", ", new[]
        {
            message.Attachments is { Count: > 0 and var count } ? $"attachments: {count}" : null,
            buttons.Any() ? $"buttons: {string.Join(" | ", buttons)}" : null,
            message.Value is null ? null : "a value",
        }.OfType<string>());
        return extras.Length == 0 ? Quote(message.Text) : $"{Quote(message.Text)} ({extras})";
    }
}
