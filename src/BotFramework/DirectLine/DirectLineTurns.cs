using System.Text.Json;
using BotFramework.Http;
using BotFramework.Integration;
using BotFramework.Schema;
using Microsoft.AspNetCore.Http;

namespace BotFramework.DirectLine;

/// <summary>What reaches the bot by Direct Line: somebody who comes, and what they say. Thread-safe.</summary>
internal sealed class DirectLineTurns(DirectLineOptions options, DirectLineLog log, CloudAdapter adapter, IBot bot)
{
    /// <summary>The longest <c>clientActivityID</c> by which a repeat is known, in characters.</summary>
    private const int LongestClientActivityId = 100;

    /// <summary>Creates the conversation unless it is there, and lets the bot greet where there is nothing to show; after a crash in between, the next opening does.</summary>
    /// <returns>True if it was not there.</returns>
    public async Task<bool> OpenAsync(DirectLineGrant grant, ChannelAccount? user, CancellationToken cancellationToken)
    {
        var account = new ChannelAccount(grant.UserId ?? NameOf(user, null) ?? $"{DirectLineGrant.UserPrefix}{DirectLineGrant.NewId()}", user?.Name, RoleTypes.User);
        var (conversation, created) = await log.CreateAsync(grant.ConversationId, grant.ChannelId, account, cancellationToken).ConfigureAwait(false);
        var transcript = await log.StartAsync(grant.ConversationId, created, cancellationToken).ConfigureAwait(false);
        if (transcript.End > transcript.Dropped)
        {
            return created;
        }

        var joined = new Activity(ActivityTypes.ConversationUpdate)
        {
            // One for each log of the conversation. No client can name a message so: those begin with the conversation's id.
            Id = transcript.Dropped == 0 ? $"start|{grant.ConversationId}" : $"start|{grant.ConversationId}|{transcript.Dropped}",
            From = conversation.User,
            MembersAdded = [conversation.User, new ChannelAccount(options.BotId, options.BotName, RoleTypes.Bot)],
            HistoryDisclosed = false,
        };
        Address(joined, grant.ConversationId, conversation);
        await adapter.ProcessActivityAsync(joined, [], bot.OnTurnAsync, cancellationToken).ConfigureAwait(false);
        return created;
    }

    /// <summary>Takes what a client sends.</summary>
    /// <returns>The activity's id.</returns>
    /// <exception cref="ProtocolException">A client cannot send this.</exception>
    public async Task<string> PostAsync(Activity activity, DirectLineGrant grant, DirectLineConversation conversation, CancellationToken cancellationToken)
    {
        if (activity.Type is not (ActivityTypes.Message or ActivityTypes.Event or ActivityTypes.Typing))
        {
            throw new ProtocolException(StatusCodes.Status400BadRequest, "BadArgument", $"A client cannot send an activity of type '{activity.Type}'.");
        }

        Address(activity, grant.ConversationId, conversation);
        activity.Id = $"{grant.ConversationId}|{ClientActivityId(activity) ?? DirectLineGrant.NewId()}";
        activity.From = new ChannelAccount(grant.UserId ?? NameOf(activity.From, conversation.User.Id) ?? conversation.User.Id, activity.From?.Name, RoleTypes.User);
        activity.ReplyToId = null;

        // Somebody typing changes nothing that is kept, so it is no turn.
        if (activity.Type != ActivityTypes.Typing)
        {
            await adapter.ProcessActivityAsync(activity, [activity], bot.OnTurnAsync, cancellationToken).ConfigureAwait(false);
        }

        return activity.Id;
    }

    /// <summary>The id that a client whose token names no user gives itself; null if it gives none.</summary>
    /// <param name="user">How the client calls itself.</param>
    /// <param name="known">The id that the conversation has for it, if any.</param>
    private string? NameOf(ChannelAccount? user, string? known) =>
        string.IsNullOrWhiteSpace(user?.Id) ? null
        : user.Id == known ? known
        : user.Id.Length > DirectLineGrant.LongestUserId ? throw new ProtocolException(StatusCodes.Status400BadRequest, "BadArgument", $"A user's id has at most {DirectLineGrant.LongestUserId} characters.")
        : user.Id.StartsWith(DirectLineGrant.UserPrefix, StringComparison.Ordinal) || user.Id == options.BotId
            ? throw new ProtocolException(StatusCodes.Status400BadRequest, "BadArgument", $"The token does not allow the user '{user.Id}': only a token can name a user that begins with '{DirectLineGrant.UserPrefix}', and nobody is the bot.")
        : user.Id;

    private void Address(Activity activity, string conversationId, DirectLineConversation conversation)
    {
        activity.ChannelId = conversation.ChannelId;
        activity.ServiceUrl = DirectLineSender.ServiceUrl;
        activity.Conversation = new ConversationAccount(id: conversationId, isGroup: null);
        activity.Recipient = new ChannelAccount(options.BotId, options.BotName, RoleTypes.Bot);
    }

    /// <summary>The client's own id of the activity, by which a repeat is known; null if it gave none that can serve.</summary>
    private static string? ClientActivityId(Activity activity) =>
        activity.ChannelData is JsonElement { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("clientActivityID", out var id)
        && id.ValueKind == JsonValueKind.String
        && id.GetString() is { Length: > 0 and <= LongestClientActivityId } value
            ? value
            : null;
}
