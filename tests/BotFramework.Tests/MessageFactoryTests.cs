using BotFramework.Schema;

namespace BotFramework.Tests;

public class MessageFactoryTests
{
    [Fact]
    public void Text_Members_AreSet()
    {
        var message = MessageFactory.Text("text", "speech", InputHints.ExpectingInput);

        (message.Type, message.Text, message.Speak, message.InputHint).ShouldBe((ActivityTypes.Message, "text", "speech", InputHints.ExpectingInput));
    }

    [Fact]
    public void Text_Nothing_StaysNullAndAcceptsInput()
    {
        var message = MessageFactory.Text(null, " ");

        (message.Text, message.Speak, message.InputHint).ShouldBe((null, null, InputHints.AcceptingInput));
    }

    [Fact]
    public void SuggestedActions_Words_AreButtonsThatSayThem()
    {
        var message = MessageFactory.SuggestedActions(["one", "two"], "pick", toList: ["user"]);

        message.Text.ShouldBe("pick");
        message.SuggestedActions!.To.ShouldBe(["user"]);
        message.SuggestedActions.Actions!.Select(action => (action.Type, action.Title, action.Value)).ShouldBe([(ActionTypes.ImBack, "one", "one"), (ActionTypes.ImBack, "two", "two")]);
    }

    [Fact]
    public void SuggestedActions_CardActions_AreThoseButtons()
    {
        var action = new CardAction(ActionTypes.OpenUrl, "site", value: "https://example.org");

        MessageFactory.SuggestedActions([action]).SuggestedActions!.Actions.ShouldBe([action]);
    }

    [Fact]
    public void Attachment_OneOrMore_AreAList()
    {
        var attachment = new Attachment("text/plain", name: "note");

        var one = MessageFactory.Attachment(attachment, "text", "speech", InputHints.IgnoringInput);
        (one.Text, one.Speak, one.InputHint, one.AttachmentLayout).ShouldBe(("text", "speech", InputHints.IgnoringInput, AttachmentLayoutTypes.List));
        one.Attachments.ShouldBe([attachment]);
        MessageFactory.Attachment([attachment, attachment]).Attachments!.Count.ShouldBe(2);
    }

    [Fact]
    public void Carousel_Attachments_AreSideBySide() =>
        MessageFactory.Carousel([new Attachment("a/b"), new Attachment("a/c")]).AttachmentLayout.ShouldBe(AttachmentLayoutTypes.Carousel);

    [Fact]
    public void Null_Throws()
    {
        Should.Throw<ArgumentNullException>(() => MessageFactory.Attachment((Attachment)null!));
        Should.Throw<ArgumentNullException>(() => MessageFactory.Attachment((IEnumerable<Attachment>)null!));
        Should.Throw<ArgumentNullException>(() => MessageFactory.Carousel(null!));
        Should.Throw<ArgumentNullException>(() => MessageFactory.SuggestedActions((IEnumerable<string>)null!));
        Should.Throw<ArgumentNullException>(() => MessageFactory.SuggestedActions((IEnumerable<CardAction>)null!));
    }

    [Fact]
    public void ContentUrl_Address_IsOneAttachment()
    {
        var message = MessageFactory.ContentUrl("https://pictures.example/1", "image/png", "one", "look");

        message.Text.ShouldBe("look");
        var attachment = message.Attachments!.Single();
        (attachment.ContentUrl, attachment.ContentType, attachment.Name).ShouldBe(("https://pictures.example/1", "image/png", "one"));
    }

    [Theory]
    [InlineData("", "image/png")]
    [InlineData("https://pictures.example/1", " ")]
    public void ContentUrl_Blank_Throws(string url, string contentType) =>
        Should.Throw<ArgumentNullException>(() => MessageFactory.ContentUrl(url, contentType));

    [Fact]
    public void SuggestedActions_EmptyText_HasNoText() => MessageFactory.SuggestedActions(["one"], string.Empty).Text.ShouldBeNull();
}
