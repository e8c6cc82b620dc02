using BotFramework.Connector;
using BotFramework.Schema;
using BotFramework.Schema.Teams;

namespace BotFramework.Teams;

/// <summary>
/// An <see cref="ActivityHandler"/> that also knows who joins and leaves a Teams conversation. Teams' other events are those of apps that
/// do more than chat. Thread-safe as long as the overrides are.
/// </summary>
public class TeamsActivityHandler : ActivityHandler
{
    /// <inheritdoc/>
    /// <remarks>In Teams the bot's own coming and going is told too: it is how a bot learns that it was added to a chat.</remarks>
    protected override Task OnConversationUpdateActivityAsync(ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var activity = turnContext.Activity;
        return activity switch
        {
            { ChannelId: Channels.Msteams, MembersAdded: { Count: > 0 } added } => OnTeamsMembersAddedAsync(Members(added), activity.TeamsGetTeamInfo(), turnContext, cancellationToken),
            { ChannelId: Channels.Msteams, MembersRemoved: { Count: > 0 } removed } => OnTeamsMembersRemovedAsync(Members(removed), activity.TeamsGetTeamInfo(), turnContext, cancellationToken),
            _ => base.OnConversationUpdateActivityAsync(turnContext, cancellationToken),
        };
    }

    /// <summary>Members, the bot among them or not, joined a Teams conversation. Calls <see cref="ActivityHandler.OnMembersAddedAsync"/> unless overridden.</summary>
    /// <param name="teamsMembersAdded">Who joined, at least one.</param>
    /// <param name="teamInfo">The team; null in personal and group chats.</param>
    /// <param name="turnContext">The turn.</param>
    /// <param name="cancellationToken">Gives up the turn.</param>
    protected virtual Task OnTeamsMembersAddedAsync(IList<TeamsChannelAccount> teamsMembersAdded, TeamInfo? teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        OnMembersAddedAsync([.. teamsMembersAdded], turnContext, cancellationToken);

    /// <summary>Members, the bot among them or not, left a Teams conversation. Calls <see cref="ActivityHandler.OnMembersRemovedAsync"/> unless overridden.</summary>
    /// <param name="teamsMembersRemoved">Who left, at least one.</param>
    /// <param name="teamInfo">The team; null in personal and group chats.</param>
    /// <param name="turnContext">The turn.</param>
    /// <param name="cancellationToken">Gives up the turn.</param>
    protected virtual Task OnTeamsMembersRemovedAsync(IList<TeamsChannelAccount> teamsMembersRemoved, TeamInfo? teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        OnMembersRemovedAsync([.. teamsMembersRemoved], turnContext, cancellationToken);

    private static List<TeamsChannelAccount> Members(IList<ChannelAccount> accounts) => [.. accounts.Where(account => account is not null).Select(account => new TeamsChannelAccount(account))];
}
