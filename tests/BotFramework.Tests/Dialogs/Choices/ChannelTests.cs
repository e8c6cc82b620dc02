using BotFramework.Adapters;
using BotFramework.Connector;
using BotFramework.Dialogs.Choices;
using BotFramework.Schema;

namespace BotFramework.Tests.Dialogs.Choices;

public class ChannelTests
{
    [Theory]
    [InlineData(Channels.Facebook, 10)]
    [InlineData(Channels.Skype, 10)]
    [InlineData(Channels.Line, 13)]
    [InlineData(Channels.Kik, 20)]
    [InlineData(Channels.Emulator, 100)]
    [InlineData(Channels.Directline, 100)]
    [InlineData(Channels.DirectlineSpeech, 100)]
    [InlineData(Channels.Webchat, 100)]
    [InlineData(Channels.Telegram, 100)]
    public void SupportsSuggestedActions_Limit_IsTheLastCount(string channelId, int limit)
    {
        Channel.SupportsSuggestedActions(channelId, limit).ShouldBeTrue();
        Channel.SupportsSuggestedActions(channelId, limit + 1).ShouldBeFalse();
    }

    [Fact]
    public void SupportsSuggestedActions_Teams_OnlyThreeWherePersonal()
    {
        Channel.SupportsSuggestedActions(Channels.Msteams, 1).ShouldBeFalse();
        Channel.SupportsSuggestedActions(Channels.Msteams, 3, "groupChat").ShouldBeFalse();
        Channel.SupportsSuggestedActions(Channels.Msteams, 3, "personal").ShouldBeTrue();
        Channel.SupportsSuggestedActions(Channels.Msteams, 4, "personal").ShouldBeFalse();
    }

    [Theory]
    [InlineData(Channels.Facebook, 3)]
    [InlineData(Channels.Skype, 3)]
    [InlineData(Channels.Msteams, 50)]
    [InlineData(Channels.Line, 99)]
    [InlineData(Channels.Slack, 100)]
    [InlineData(Channels.Webchat, 100)]
    [InlineData(Channels.Cortana, 100)]
    public void SupportsCardActions_Limit_IsTheLastCount(string channelId, int limit)
    {
        Channel.SupportsCardActions(channelId, limit).ShouldBeTrue();
        Channel.SupportsCardActions(channelId, limit + 1).ShouldBeFalse();
    }

    [Fact]
    public void Supports_UnknownChannel_IsFalse()
    {
        Channel.SupportsSuggestedActions("sms", 1).ShouldBeFalse();
        Channel.SupportsCardActions(null, 1).ShouldBeFalse();
    }

    [Fact]
    public void HasMessageFeed_AllButCortana_IsTrue()
    {
        Channel.HasMessageFeed(Channels.Cortana).ShouldBeFalse();
        Channel.HasMessageFeed(Channels.Webchat).ShouldBeTrue();
    }

    [Fact]
    public void GetChannelId_Turn_IsTheActivitysOrEmpty()
    {
        Channel.GetChannelId(new TurnContext(new TestAdapter(), new Activity { ChannelId = Channels.Facebook })).ShouldBe("facebook");
        Channel.GetChannelId(new TurnContext(new TestAdapter(), new Activity())).ShouldBeEmpty();
    }
}
