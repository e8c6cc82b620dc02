using BotFramework.Connector;
using BotFramework.Dialogs.Choices;
using BotFramework.Schema;

namespace BotFramework.Tests.Dialogs.Choices;

public class ChoiceFactoryTests
{
    private static readonly List<Choice> s_colours = [new("red"), new("green"), new("blue")];

    [Fact]
    public void Inline_Counts_JoinsThemAsASentence()
    {
        ChoiceFactory.Inline(s_colours, "pick:").Text.ShouldBe("pick: (1) red, (2) green, or (3) blue");
        ChoiceFactory.Inline(["red", "green"], "pick:").Text.ShouldBe("pick: (1) red or (2) green");
        ChoiceFactory.Inline(["red"], "pick:").Text.ShouldBe("pick: (1) red");
        ChoiceFactory.Inline(Array.Empty<string>(), "pick:").Text.ShouldBe("pick: ");
    }

    [Fact]
    public void Inline_Options_SetTheWords()
    {
        var options = new ChoiceFactoryOptions { InlineSeparator = "; ", InlineOr = " oder ", InlineOrMore = " oder auch ", IncludeNumbers = false };

        ChoiceFactory.Inline(s_colours, null, null, options).Text.ShouldBe(" red; green oder auch blue");
        ChoiceFactory.Inline(["red", "green"], null, null, options).Text.ShouldBe(" red oder green");
    }

    [Fact]
    public void Inline_Message_SpeaksAndExpectsInput()
    {
        var message = ChoiceFactory.Inline(s_colours, "pick:", "say it");

        message.Speak.ShouldBe("say it");
        message.InputHint.ShouldBe(InputHints.ExpectingInput);
    }

    [Fact]
    public void List_NumbersOrNot_IsOneLineAChoice()
    {
        ChoiceFactory.List(s_colours, "pick:").Text.ShouldBe("pick:\n\n   1. red\n   2. green\n   3. blue");
        ChoiceFactory.List(["red", "green"], "pick:", null, new ChoiceFactoryOptions { IncludeNumbers = false }).Text.ShouldBe("pick:\n\n   - red\n   - green");
    }

    [Fact]
    public void SuggestedAction_ChoiceWithAction_KeepsTheAction()
    {
        var action = new CardAction(ActionTypes.MessageBack, "Red!", text: "red", value: "r");

        var message = ChoiceFactory.SuggestedAction([new Choice("red") { Action = action }, new Choice("green")], "pick:");

        message.SuggestedActions!.Actions![0].ShouldBeSameAs(action);
        (message.SuggestedActions.Actions[1].Type, message.SuggestedActions.Actions[1].Title, message.SuggestedActions.Actions[1].Value).ShouldBe((ActionTypes.ImBack, "green", "green"));
        message.InputHint.ShouldBe(InputHints.ExpectingInput);
    }

    [Fact]
    public void HeroCard_Text_IsOnTheCard()
    {
        var message = ChoiceFactory.HeroCard(s_colours, "pick:");

        message.Text.ShouldBeNull();
        var card = message.Attachments!.Single().Content.ShouldBeOfType<HeroCard>();
        card.Text.ShouldBe("pick:");
        card.Buttons!.Select(button => button.Value).ShouldBe(["red", "green", "blue"]);
    }

    [Theory]
    [InlineData("webchat", 3, "buttons")]
    [InlineData("directline", 3, "buttons")]
    [InlineData("emulator", 100, "buttons")]
    [InlineData("emulator", 101, "list")]
    [InlineData("msteams", 3, "card")]
    [InlineData("msteams", 50, "card")]
    [InlineData("msteams", 51, "list")]
    [InlineData("facebook", 11, "list")]
    [InlineData("sms", 3, "inline")]
    [InlineData("sms", 4, "list")]
    [InlineData(null, 2, "inline")]
    public void ForChannel_ChannelAndCount_PicksTheStyle(string? channelId, int count, string expected)
    {
        var choices = Enumerable.Range(1, count).Select(number => new Choice($"choice {number}")).ToList();

        StyleOf(ChoiceFactory.ForChannel(channelId, choices, "pick:")).ShouldBe(expected);
    }

    [Theory]
    [InlineData(20, "buttons")]
    [InlineData(21, "list")]
    public void ForChannel_LongTitle_IsAList(int length, string expected) =>
        StyleOf(ChoiceFactory.ForChannel("webchat", [new Choice(new string('x', length)), new Choice("short")], "pick:")).ShouldBe(expected);

    [Fact]
    public void ForChannel_LongValueWithShortTitle_HasButtons() =>
        StyleOf(ChoiceFactory.ForChannel("webchat", [new Choice(new string('x', 50)) { Action = new CardAction(ActionTypes.ImBack, "short") }], "pick:")).ShouldBe("buttons");

    private static string StyleOf(IMessageActivity message) =>
        message.SuggestedActions is not null ? "buttons"
        : message.Attachments is { Count: > 0 } ? "card"
        : message.Text!.Contains('\n') ? "list"
        : "inline";

    [Theory]
    [InlineData("personal", true)]
    [InlineData("groupChat", false)]
    public void ForChannel_Teams_HasButtonsInPersonalConversationsOnly(string conversationType, bool expected)
    {
        var message = ChoiceFactory.ForChannel(Channels.Msteams, [new("red"), new("blue")], "pick", conversationType: conversationType, toList: ["user"]);

        (message.SuggestedActions is not null).ShouldBe(expected);
        message.SuggestedActions?.To.ShouldBe(["user"]);
        (message.Attachments is { Count: 1 }).ShouldBe(!expected);
    }
}
