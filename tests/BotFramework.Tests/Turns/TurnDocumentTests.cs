using System.Text.Json;
using BotFramework.Schema;
using BotFramework.Turns;

namespace BotFramework.Tests.Turns;

public class TurnDocumentTests
{
    [Fact]
    public void Read_ADocumentOfVersion1_HoldsItsActivitiesAsSends()
    {
        var document = Read("""
            {
              "schema": 1,
              "states": { "test/conversations/c": { "count": 3 } },
              "seen": ["in-1"],
              "unsent": [ { "type": "message", "id": "r1", "text": "first", "conversation": { "id": "c" } }, { "type": "message", "id": "r2", "text": "second" } ]
            }
            """);

        document.Unsent.Select(outgoing => (outgoing.Operation, outgoing.Activity.Id, outgoing.Activity.Text))
            .ShouldBe([(OutgoingOperation.Send, "r1", "first"), (OutgoingOperation.Send, "r2", "second")]);
        document.Unsent.Select(outgoing => outgoing.Id).ShouldBeUnique();
        document.Seen.ShouldBe(["in-1"]);
        JsonElement.Parse(document.States["test/conversations/c"].Span).GetProperty("count").GetInt32().ShouldBe(3);
        var written = JsonSerializer.SerializeToElement(document, StateJsonContext.Default.TurnDocument);
        written.GetProperty("schema").GetInt32().ShouldBe(2);
        written.TryGetProperty("unsent", out _).ShouldBeFalse();
        written.GetProperty("outbox").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var document = new TurnDocument
        {
            Unsent =
            [
                OutgoingActivity.Of(OutgoingOperation.Send, new Activity(ActivityTypes.Message) { Text = "said" }),
                OutgoingActivity.Of(OutgoingOperation.Update, new Activity(ActivityTypes.Message) { Text = "new", Id = "card" }),
                OutgoingActivity.Of(OutgoingOperation.Delete, new Activity(ActivityTypes.MessageDelete) { Id = "card" }),
            ],
        };

        var read = Read(JsonSerializer.Serialize(document, StateJsonContext.Default.TurnDocument));

        read.Unsent.Select(Shown).ShouldBe(document.Unsent.Select(Shown));

        static (string Id, OutgoingOperation Operation, string? Activity, string? Text) Shown(OutgoingActivity outgoing) =>
            (outgoing.Id, outgoing.Operation, outgoing.Activity.Id, outgoing.Activity.Text);
    }

    [Fact]
    public void Read_ADocumentOfANewerVersion_IsRefusedRatherThanCutDown() =>
        Should.Throw<InvalidDataException>(() => Read("""{"schema":3,"states":{},"seen":[],"outbox":[]}"""));

    private static TurnDocument Read(string json) => JsonSerializer.Deserialize(json, StateJsonContext.Default.TurnDocument)!;
}
