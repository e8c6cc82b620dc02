using System.Text.Json;
using BotFramework.Schema;

namespace BotFramework.Tests.Schema;

public sealed class ActivityExtensionsTests
{
    [Fact]
    public void RemoveRecipientMention_TheBotAndSomebodyElse_LeavesTheOtherMention()
    {
        var activity = Read("""
            {"type":"message","text":"<at>Bot</at> ask <at>Zoe</at> why","recipient":{"id":"28:bot"},"entities":[null,
            {"type":"mention","mentioned":{"id":"28:bot"},"text":"<at>Bot</at>"},
            {"type":"mention","mentioned":{"id":"29:zoe"},"text":"<at>Zoe</at>"},
            {"type":"mention","mentioned":"nobody"},{"type":"clientInfo"}]}
            """);
        activity.RemoveRecipientMention().ShouldBe("ask <at>Zoe</at> why");
        activity.Text.ShouldBe("ask <at>Zoe</at> why");
    }

    [Fact]
    public void RemoveRecipientMention_NoMention_LeavesTheText()
    {
        Read("""{"type":"message","text":" hello ","recipient":{"id":"28:bot"}}""").RemoveRecipientMention().ShouldBe(" hello ");
    }

    [Fact]
    public void GetClientInfo_AsTeamsTellsIt_HasZoneAndLocale()
    {
        var activity = Read("""{"type":"message","entities":[null,{"type":"clientInfo","locale":"en-GB","country":"GB","platform":"Android","timezone":"Europe/London"}]}""");
        activity.GetClientInfo().ShouldBe(new ClientInfo("en-GB", "GB", "Android", "Europe/London"));
        new TurnContext(new RecordingAdapter(), activity).Locale.ShouldBe("en-GB");
    }

    [Theory]
    [InlineData("""{"type":"message"}""")]
    [InlineData("""{"type":"message","entities":[{"type":"mention"}]}""")]
    public void GetClientInfo_NoneTold_IsNull(string json) => Read(json).GetClientInfo().ShouldBeNull();

    private static Activity Read(string json) => JsonSerializer.Deserialize(json, BotFrameworkJsonContext.Default.Activity)!;
}
