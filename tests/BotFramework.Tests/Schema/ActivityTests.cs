using BotFramework.Schema;

namespace BotFramework.Tests.Schema;

public class ActivityTests
{
    [Fact]
    public void New_EveryMemberNamed_HasEachWhereItBelongs()
    {
        var now = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        var (from, bot) = (new ChannelAccount("user"), new ChannelAccount("bot"));
        var conversation = new ConversationAccount(id: "conversation");
        var reference = new ConversationReference("activity");
        IList<ChannelAccount> added = [from], removed = [bot];
        IList<MessageReaction> liked = [new("like")], unliked = [new("sad")];
        IList<Attachment> attachments = [new("image/png")];
        IList<Entity> entities = [new("mention")];
        var buttons = new SuggestedActions();

        var activity = new Activity(
            type: "message", id: "id", timestamp: now, localTimestamp: now.AddHours(1), localTimezone: "Europe/Berlin", callerId: "caller",
            serviceUrl: "https://channel.example", channelId: "channel", from: from, conversation: conversation, recipient: bot,
            textFormat: "plain", attachmentLayout: "carousel", membersAdded: added, membersRemoved: removed, reactionsAdded: liked, reactionsRemoved: unliked,
            topicName: "topic", locale: "de-DE", text: "text", speak: "speak", inputHint: "hint", summary: "summary", suggestedActions: buttons,
            attachments: attachments, entities: entities, channelData: "data", action: "add", replyToId: "reply", label: "label", valueType: "type of value",
            value: "value", name: "name", relatesTo: reference, code: "code", deliveryMode: "normal");

        (activity.Type, activity.Id, activity.Timestamp, activity.LocalTimestamp, activity.LocalTimezone, activity.CallerId)
            .ShouldBe(("message", "id", now, now.AddHours(1), "Europe/Berlin", "caller"));
        (activity.ServiceUrl, activity.ChannelId, activity.From, activity.Conversation, activity.Recipient)
            .ShouldBe(("https://channel.example", "channel", from, conversation, bot));
        (activity.TextFormat, activity.AttachmentLayout, activity.MembersAdded, activity.MembersRemoved, activity.ReactionsAdded, activity.ReactionsRemoved)
            .ShouldBe(("plain", "carousel", added, removed, liked, unliked));
        (activity.TopicName, activity.Locale, activity.Text, activity.Speak, activity.InputHint, activity.Summary, activity.SuggestedActions)
            .ShouldBe(("topic", "de-DE", "text", "speak", "hint", "summary", buttons));
        (activity.Attachments, activity.Entities, activity.ChannelData, activity.Action, activity.ReplyToId, activity.Label, activity.ValueType)
            .ShouldBe((attachments, entities, "data", "add", "reply", "label", "type of value"));
        (activity.Value, activity.Name, activity.RelatesTo, activity.Code, activity.DeliveryMode).ShouldBe(("value", "name", reference, "code", "normal"));
    }

    [Fact]
    public void CreateMessageActivity_Always_HasListsToAddTo()
    {
        var message = Activity.CreateMessageActivity();
        message.Attachments!.Add(new Attachment("image/png"));
        message.Entities!.Add(new Entity("mention"));

        (message.Attachments.Count, message.Entities.Count).ShouldBe((1, 1));
    }

    [Fact]
    public void CreateConversationUpdateActivity_Always_HasListsToAddTo()
    {
        var update = Activity.CreateConversationUpdateActivity();
        update.MembersAdded!.Add(new ChannelAccount("user"));
        update.MembersRemoved!.Add(new ChannelAccount("other"));

        (update.MembersAdded.Count, update.MembersRemoved.Count).ShouldBe((1, 1));
    }
}
