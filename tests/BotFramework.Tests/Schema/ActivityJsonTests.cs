using System.Text.Json;
using System.Text.Json.Nodes;
using BotFramework.Schema;

namespace BotFramework.Tests.Schema;

public partial class ActivityJsonTests
{
    /// <summary>An activity with a property that the library does not know at every level.</summary>
    private const string Wire = """
        {
          "type": "message", "id": "1", "timestamp": "2026-03-29T20:15:00.5+00:00", "localTimestamp": "2026-03-29T22:15:00.5+02:00",
          "localTimezone": "Europe/Berlin", "serviceUrl": "https://channel.example", "channelId": "msteams",
          "from": { "id": "user", "name": "User", "aadObjectId": "aad", "role": "user", "xFrom": 1 },
          "conversation": { "id": "c", "isGroup": false, "conversationType": "personal", "tenantId": "t", "xConversation": [1, 2] },
          "recipient": { "id": "bot", "xRecipient": null },
          "entities": [ { "type": "clientInfo", "timezone": "Europe/Berlin", "nested": { "deep": true } } ],
          "channelData": { "tenant": { "id": "t" }, "clientActivityID": "k" },
          "locale": "en-GB", "text": "hi", "textFormat": "plain", "inputHint": "acceptingInput", "attachmentLayout": "list", "deliveryMode": "normal",
          "attachments": [ { "contentType": "application/vnd.microsoft.card.adaptive", "content": { "version": "1.5", "body": [] }, "xAttachment": "a" } ],
          "suggestedActions": { "to": ["user"], "actions": [ { "type": "imBack", "title": "Done", "value": { "k": [1, "x"] }, "xAction": 2.5 } ], "xSuggested": {} },
          "value": { "choice": "done", "n": 9007199254740993 },
          "membersAdded": [ { "id": "m", "xMember": true } ], "reactionsAdded": [ { "type": "like", "xReaction": "r" } ],
          "relatesTo": { "activityId": "r", "conversation": { "id": "c2" }, "channelId": "msteams" },
          "xActivity": { "future": ["property"] }
        }
        """;

    [Fact]
    public void RoundTrip_UnknownPropertiesAtEveryLevel_LosesNothing()
    {
        var activity = JsonSerializer.Deserialize(Wire, BotFrameworkJsonContext.Default.Activity)!;

        var written = JsonSerializer.Serialize(activity, BotFrameworkJsonContext.Default.Activity);

        JsonNode.DeepEquals(JsonNode.Parse(written), JsonNode.Parse(Wire)).ShouldBeTrue(written);
    }

    [Fact]
    public void Read_KnownProperties_AreMembers()
    {
        var activity = JsonSerializer.Deserialize(Wire, BotFrameworkJsonContext.Default.Activity)!;

        (activity.Type, activity.Text, activity.LocalTimezone).ShouldBe((ActivityTypes.Message, "hi", "Europe/Berlin"));
        activity.LocalTimestamp!.Value.Offset.ShouldBe(TimeSpan.FromHours(2));
        activity.Entities!.Single().Properties!["timezone"].GetString().ShouldBe("Europe/Berlin");
        activity.Value.ShouldBeOfType<JsonElement>().GetProperty("n").GetInt64().ShouldBe(9007199254740993);
        activity.SuggestedActions!.Actions!.Single().Title.ShouldBe("Done");
        activity.Properties!.Keys.ShouldBe(["xActivity"]);
    }

    [Fact]
    public void Write_NullsAndEmptyReply_LeavesNullsOut()
    {
        var written = JsonNode.Parse(JsonSerializer.Serialize(new Activity(ActivityTypes.Typing), BotFrameworkJsonContext.Default.Activity))!.AsObject();

        written.Select(property => property.Key).ShouldBe(["type"]);
    }

    [Fact]
    public void Write_ObjectMembers_AreWrittenAsWhatTheyAre()
    {
        var activity = new Activity(ActivityTypes.Message)
        {
            ChannelData = JsonNode.Parse("""{"a":1}""")!.AsObject(),
            Value = "text",
            Attachments = [new HeroCard { Title = "card", Buttons = [new CardAction(ActionTypes.ImBack, "one", value: 1)] }.ToAttachment()],
        };

        var written = JsonNode.Parse(JsonSerializer.Serialize(activity, BotFrameworkJsonContext.Default.Activity))!;

        written["channelData"]!["a"]!.GetValue<int>().ShouldBe(1);
        written["value"]!.GetValue<string>().ShouldBe("text");
        written["attachments"]![0]!["content"]!["buttons"]![0]!["value"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public void Write_ContentOfTheBotsOwnType_IsWrittenWithTheOptionsThatKnowIt()
    {
        var options = BotFrameworkJson.With(OwnJson.Default);
        var activity = new Activity(ActivityTypes.Message) { Attachments = [new Attachment("application/own", content: new Own("x"))], ChannelData = new Own("y") };

        var written = JsonNode.Parse(JsonSerializer.Serialize(activity, (System.Text.Json.Serialization.Metadata.JsonTypeInfo<Activity>)options.GetTypeInfo(typeof(Activity))))!;

        written["attachments"]![0]!["content"]!["name"]!.GetValue<string>().ShouldBe("x");
        written["channelData"]!["name"]!.GetValue<string>().ShouldBe("y");
    }

    internal sealed record Own(string Name);

    [System.Text.Json.Serialization.JsonSerializable(typeof(Own))]
    private sealed partial class OwnJson : System.Text.Json.Serialization.JsonSerializerContext;
}
