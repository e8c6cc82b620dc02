using BotFramework.Schema;

namespace BotFramework.Tests.Schema;

public class ActivityMethodsTests
{
    [Fact]
    public void CreateReply_Message_GoesBackToItsSender()
    {
        var reply = Incoming.Message().CreateReply("hello");

        (reply.Type, reply.Text, reply.Locale, reply.ReplyToId).ShouldBe((ActivityTypes.Message, "hello", "en-GB", "in-1"));
        (reply.From!.Id, reply.Recipient!.Id, reply.Conversation!.Id).ShouldBe(("bot", "user", "conversation"));
        (reply.ChannelId, reply.ServiceUrl).ShouldBe(("test", "https://channel.example"));
        reply.Attachments.ShouldBeEmpty();
    }

    [Fact]
    public void CreateReply_NoTextOtherLocale_IsEmptyInThatLocale()
    {
        var reply = Incoming.Message().CreateReply(locale: "de-DE");

        (reply.Text, reply.Locale).ShouldBe((string.Empty, "de-DE"));
    }

    [Fact]
    public void CreateReply_NoSenderOrRecipient_HasNone()
    {
        var reply = new Activity(ActivityTypes.Message).CreateReply("hello");

        reply.From.ShouldBeNull();
        reply.Recipient.ShouldBeNull();
    }

    [Theory]
    [InlineData(ActivityTypes.Message, "directline", "in-1")]
    [InlineData(ActivityTypes.ConversationUpdate, "msteams", "in-1")]
    [InlineData(ActivityTypes.ConversationUpdate, "directline", null)]
    [InlineData(ActivityTypes.ConversationUpdate, "webchat", null)]
    public void ReplyTo_ConversationUpdateOnDirectLine_IsLeftOut(string type, string channelId, string? expected)
    {
        var activity = Incoming.OfType(type);
        activity.ChannelId = channelId;

        activity.CreateReply().ReplyToId.ShouldBe(expected);
        activity.GetConversationReference().ActivityId.ShouldBe(expected);
    }

    [Fact]
    public void ConversationReference_Outgoing_AddressesTheUser()
    {
        var reference = Incoming.Message().GetConversationReference();

        var message = new Activity(ActivityTypes.Message).ApplyConversationReference(reference);

        (message.From!.Id, message.Recipient!.Id, message.ReplyToId, message.Conversation!.Id, message.Locale).ShouldBe(("bot", "user", "in-1", "conversation", "en-GB"));
    }

    [Fact]
    public void ConversationReference_Incoming_ComesFromTheUser()
    {
        var message = new Activity(ActivityTypes.Message).ApplyConversationReference(Incoming.Message().GetConversationReference(), true);

        (message.From!.Id, message.Recipient!.Id, message.Id).ShouldBe(("user", "bot", "in-1"));
    }

    [Fact]
    public void ApplyConversationReference_OwnLocale_IsKept() =>
        new Activity(ActivityTypes.Message) { Locale = "de-DE" }.ApplyConversationReference(Incoming.Message().GetConversationReference()).Locale.ShouldBe("de-DE");

    [Fact]
    public void As_TypeOrSubtype_IsThatActivityOrNull()
    {
        new Activity("message").AsMessageActivity().ShouldNotBeNull();
        new Activity("message/card").AsMessageActivity().ShouldNotBeNull();
        new Activity("messageReaction").AsMessageActivity().ShouldBeNull();
        new Activity().AsMessageActivity().ShouldBeNull();
        new Activity(ActivityTypes.Event).AsEventActivity().ShouldNotBeNull();
        new Activity(ActivityTypes.Invoke).AsInvokeActivity().ShouldNotBeNull();
        new Activity(ActivityTypes.Typing).AsTypingActivity().ShouldNotBeNull();
        new Activity(ActivityTypes.ConversationUpdate).AsConversationUpdateActivity().ShouldNotBeNull();
        new Activity(ActivityTypes.InstallationUpdate).AsInstallationUpdateActivity().ShouldNotBeNull();
    }

    [Fact]
    public void Create_Kinds_HaveTheirTypes()
    {
        Activity.CreateMessageActivity().Type.ShouldBe(ActivityTypes.Message);
        Activity.CreateConversationUpdateActivity().Type.ShouldBe(ActivityTypes.ConversationUpdate);
        Activity.CreateTypingActivity().Type.ShouldBe(ActivityTypes.Typing);
        Activity.CreateEventActivity().Type.ShouldBe(ActivityTypes.Event);
        Activity.CreateEndOfConversationActivity().Type.ShouldBe(ActivityTypes.EndOfConversation);
        Activity.CreateInvokeActivity().Type.ShouldBe(ActivityTypes.Invoke);
    }

    [Fact]
    public void HasContent_TextSummaryAttachmentsOrData_IsTrue()
    {
        new Activity(ActivityTypes.Message).HasContent().ShouldBeFalse();
        new Activity { Text = " ", Attachments = [] }.HasContent().ShouldBeFalse();
        new Activity { Text = "x" }.HasContent().ShouldBeTrue();
        new Activity { Summary = "x" }.HasContent().ShouldBeTrue();
        new Activity { Attachments = [new Attachment("a/b")] }.HasContent().ShouldBeTrue();
        new Activity { ChannelData = "x" }.HasContent().ShouldBeTrue();
    }

    [Fact]
    public void CreateTraceActivity_Value_IsNamedByItsClassAndPlace()
    {
        var trace = Activity.CreateTraceActivity("note", value: new Error("code", "message"));

        (trace.Type, trace.Name, trace.ValueType, trace.Label).ShouldBe((ActivityTypes.Trace, "note", "Error", nameof(CreateTraceActivity_Value_IsNamedByItsClassAndPlace)));
    }

    [Theory]
    [InlineData(ActivityTypes.MessageUpdate)]
    [InlineData(ActivityTypes.MessageDelete)]
    [InlineData(ActivityTypes.MessageReaction)]
    [InlineData(ActivityTypes.EndOfConversation)]
    [InlineData(ActivityTypes.Command)]
    [InlineData(ActivityTypes.CommandResult)]
    [InlineData(ActivityTypes.Trace)]
    public void As_Type_IsThatTypeOnly(string type)
    {
        var activity = new Activity(type);
        Dictionary<string, IActivity?> seen = new()
        {
            [ActivityTypes.Message] = activity.AsMessageActivity(),
            [ActivityTypes.MessageUpdate] = activity.AsMessageUpdateActivity(),
            [ActivityTypes.MessageDelete] = activity.AsMessageDeleteActivity(),
            [ActivityTypes.MessageReaction] = activity.AsMessageReactionActivity(),
            [ActivityTypes.EndOfConversation] = activity.AsEndOfConversationActivity(),
            [ActivityTypes.Command] = activity.AsCommandActivity(),
            [ActivityTypes.CommandResult] = activity.AsCommandResultActivity(),
            [ActivityTypes.Trace] = activity.AsTraceActivity(),
        };

        seen.Where(pair => pair.Value is not null).Select(pair => pair.Key).ShouldBe([type]);
    }
}
