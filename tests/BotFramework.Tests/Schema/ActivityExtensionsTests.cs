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

    private static Activity Read(string json) => JsonSerializer.Deserialize(json, BotFrameworkJsonContext.Default.Activity)!;
}
