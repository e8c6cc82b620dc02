using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PoreRoutine.Browser.Tools;

namespace PoreRoutine.Browser;

/// <summary>The Playground itself, in front of a bot of a few lines.</summary>
public sealed class PlaygroundTests
{
    [Fact]
    public async Task SendAsync_BotThatRepeats_ItsReplyIsShown()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var bot = await StartBotAsync(stop);
        await using var playground = await Playground.StartAsync(new Uri($"{bot.Urls.Single()}/api/messages"), stop);

        await playground.SendAsync("good evening", stop);
        var reply = await playground.NextReplyAsync(stop);

        reply.Text.ShouldBe("good evening");
    }

    [Fact]
    public async Task PressAsync_ButtonOfACard_BotGetsItsData()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var bot = await StartBotAsync(stop);
        await using var playground = await Playground.StartAsync(new Uri($"{bot.Urls.Single()}/api/messages"), stop);

        await playground.SendAsync("card", stop);
        var card = await playground.NextReplyAsync(stop);
        card.Buttons.ShouldBe(["Done", "Skip"]);
        await playground.PressAsync(card, "Skip", stop);

        (await playground.NextReplyAsync(stop)).Text.ShouldBe("""{"step":"mask"}""");
    }

    /// <summary>Repeats a text, or the value of a pressed button; "card" is answered with two buttons.</summary>
    private static async Task<WebApplication> StartBotAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var bot = builder.Build();
        bot.Urls.Add($"http://127.0.0.1:{LoopbackPort.Next()}");
        var client = new HttpClient();
        bot.Lifetime.ApplicationStopped.Register(client.Dispose);
        bot.MapPost("/api/messages", async (JsonObject activity, CancellationToken stop) =>
        {
            if ((string?)activity["type"] != "message") return Results.Ok();
            var text = (string?)activity["text"] ?? activity["value"]!.ToJsonString();
            var reply = new JsonObject
            {
                ["type"] = "message",
                ["from"] = activity["recipient"]!.DeepClone(),
                ["recipient"] = activity["from"]!.DeepClone(),
                ["replyToId"] = (string?)activity["id"],
            };
            if (text == "card") reply["attachments"] = new JsonArray(Card());
            else reply["text"] = text;
            var conversation = Uri.EscapeDataString((string)activity["conversation"]!["id"]!);
            using var sent = await client.PostAsJsonAsync(
                $"{(string)activity["serviceUrl"]!}/v3/conversations/{conversation}/activities", reply, stop);
            return Results.StatusCode((int)sent.StatusCode);
        });
        await bot.StartAsync(cancellationToken);
        return bot;
    }

    private static JsonObject Card() => new()
    {
        ["contentType"] = "application/vnd.microsoft.card.adaptive",
        ["content"] = JsonNode.Parse("""
            {
              "type": "AdaptiveCard", "version": "1.5",
              "body": [ { "type": "TextBlock", "text": "Tonight's step" } ],
              "actions": [
                { "type": "Action.Submit", "title": "Done", "data": { "step": "cleanse" } },
                { "type": "Action.Submit", "title": "Skip", "data": { "step": "mask" } }
              ]
            }
            """),
    };
}
