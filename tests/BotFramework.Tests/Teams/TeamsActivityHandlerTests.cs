using System.Text.Json;
using BotFramework.Schema;
using BotFramework.Schema.Teams;
using BotFramework.Teams;

namespace BotFramework.Tests.Teams;

public class TeamsActivityHandlerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("msteams", "membersAdded", "bot", "teams added bot, added bot")]
    [InlineData("msteams", "membersAdded", "user", "teams added user, added user")]
    [InlineData("msteams", "membersRemoved", "bot", "teams removed bot, removed bot")]
    [InlineData("webchat", "membersAdded", "user", "added user")]
    [InlineData("webchat", "membersAdded", "bot", "")]
    public async Task ConversationUpdate_Members_AreToldOnTeamsWithTheBotItself(string channel, string change, string member, string expected)
    {
        var bot = new Recording();
        await RunAsync(bot, $$"""{"type":"conversationUpdate","channelId":"{{channel}}","recipient":{"id":"bot"},"{{change}}":[{"id":"{{member}}"}]}""");
        string.Join(", ", bot.Calls).ShouldBe(expected);
    }

    [Theory]
    [InlineData("msteams", "teams added user, added user")]
    [InlineData("webchat", "added user")]
    public async Task ConversationUpdate_NothingAmongTheMembers_IsPassedOver(string channel, string expected)
    {
        var bot = new Recording();
        await RunAsync(bot, $$"""{"type":"conversationUpdate","channelId":"{{channel}}","recipient":{"id":"bot"},"membersAdded":[null,{"id":"user"}]}""");
        string.Join(", ", bot.Calls).ShouldBe(expected);
    }

    [Fact]
    public async Task ConversationUpdate_InATeam_SaysWhichAndWho()
    {
        var bot = new Recording();
        await RunAsync(bot, """
            {"type":"conversationUpdate","channelId":"msteams","recipient":{"id":"28:bot"},
            "membersAdded":[{"id":"29:u","aadObjectId":"oid","givenName":"Given","surname":"Sur","email":"mail@example.com","userPrincipalName":"upn@example.com"}],
            "channelData":{"eventType":"teamMemberAdded","team":{"id":"19:team","name":"Team"},"tenant":{"id":"tenant"}}}
            """);
        bot.Team.ShouldNotBeNull().Id.ShouldBe("19:team");
        var member = bot.Member.ShouldNotBeNull();
        (member.Id, member.AadObjectId, member.GivenName, member.Surname, member.Email, member.UserPrincipalName)
            .ShouldBe(("29:u", "oid", "Given", "Sur", "mail@example.com", "upn@example.com"));
    }

    [Theory]
    [InlineData("""{"team":{"id":7}}""")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    public void TeamsGetTeamInfo_ChannelDataOfAnotherShape_IsNull(string channelData) =>
        Read($$"""{"type":"message","channelData":{{channelData}}}""").TeamsGetTeamInfo().ShouldBeNull();

    private static Activity Read(string json) => JsonSerializer.Deserialize(json, BotFrameworkJsonContext.Default.Activity)!;

    private static async Task RunAsync(Recording bot, string json)
    {
        using var turn = new TurnContext(new RecordingAdapter(), Read(json));
        await bot.OnTurnAsync(turn, Token);
    }

    private sealed class Recording : TeamsActivityHandler
    {
        public List<string> Calls { get; } = [];

        public TeamInfo? Team { get; private set; }

        public TeamsChannelAccount? Member { get; private set; }

        protected override Task OnTeamsMembersAddedAsync(IList<TeamsChannelAccount> teamsMembersAdded, TeamInfo? teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
        {
            (Team, Member) = (teamInfo, teamsMembersAdded[0]);
            Calls.Add($"teams added {Member.Id}");
            return base.OnTeamsMembersAddedAsync(teamsMembersAdded, teamInfo, turnContext, cancellationToken);
        }

        protected override Task OnTeamsMembersRemovedAsync(IList<TeamsChannelAccount> teamsMembersRemoved, TeamInfo? teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
        {
            Calls.Add($"teams removed {teamsMembersRemoved[0].Id}");
            return base.OnTeamsMembersRemovedAsync(teamsMembersRemoved, teamInfo, turnContext, cancellationToken);
        }

        protected override Task OnMembersAddedAsync(IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
        {
            Calls.Add($"added {membersAdded[0].Id}");
            return Task.CompletedTask;
        }

        protected override Task OnMembersRemovedAsync(IList<ChannelAccount> membersRemoved, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
        {
            Calls.Add($"removed {membersRemoved[0].Id}");
            return Task.CompletedTask;
        }
    }
}
