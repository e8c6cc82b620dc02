using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using PoreRoutine.Bot.Tests.DirectLine;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.ClientData;

public sealed class DeletionTests : DirectLineTest
{
    private const string Deleted = "Everything I kept about you is deleted";

    /// <summary>Words that the client said and nobody else did, and what plan and diary made of them.</summary>
    private static readonly string[] s_traces = ["zebra", "exfoliate", "monday", "Mondays", "21:30", "data.export"];

    [Fact]
    public async Task Delete_OnDirectLine_LeavesNoTraceOfWhatWasSaidBefore()
    {
        await TellAsync();
        var before = Items();
        foreach (var trace in s_traces)
        {
            before.Values.ShouldContain(body => body.Contains(trace, StringComparison.Ordinal), trace);
        }

        await DeleteAsync();

        // Nothing but an empty conversation, by ids that say nothing, and what was said last.
        var after = Items();
        after.Keys.Where(key => key.Contains(Client.ConversationId, StringComparison.Ordinal)).ShouldBe(
            [$"directline/conversations/{Client.ConversationId}", $"directline/{Client.ConversationId}", $"directline/{Client.ConversationId}/transcript"], ignoreOrder: true);
        after.Values.ShouldAllBe(body => !s_traces.Any(trace => body.Contains(trace, StringComparison.OrdinalIgnoreCase)));
        var document = JsonElement.Parse(after[$"directline/conversations/{Client.ConversationId}"]);
        document.GetProperty("states").EnumerateObject().ShouldBeEmpty();
        document.TryGetProperty("reference", out _).ShouldBeFalse();
        after.Keys.ShouldNotContain(key => key.StartsWith("export/", StringComparison.Ordinal));
        ExpiresInADay($"directline/conversations/{Client.ConversationId}").ShouldBeTrue();
    }

    [Fact]
    public async Task Delete_ThenAReload_ShowsOnlyTheAnswerAndItsConfirmation()
    {
        await TellAsync();
        await DeleteAsync();

        var shown = (await new DirectLineClient(Service.Client, Client.BearerToken, Client.ConversationId).NewActivitiesAsync(Token)).Select(TextOf).ToList();
        shown.Count.ShouldBe(2);
        shown[0].ShouldBe("yes");
        shown[1].ShouldStartWith(Deleted);

        // The page reconnects: it is not greeted like somebody who just came, as there is something to show.
        using (var reconnected = await Client.SendAsync(HttpMethod.Get, $"/v3/directline/conversations/{Client.ConversationId}", null, Token))
        {
            reconnected.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await Client.SayAsync("what's my plan?", Token)).Select(TextOf).First().ShouldStartWith("You haven't chosen a plan yet");
    }

    [Fact]
    public async Task Delete_WithTheStreamOpen_ItShowsTheConfirmationAndWhatComes()
    {
        await TellAsync();
        var watermark = await WatermarkAsync();
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(
            new Uri($"ws://{Service.Address.Authority}/v3/directline/conversations/{Client.ConversationId}/stream?watermark={watermark}&t={Client.BearerToken}"), Token);
        await Client.SayAsync("delete my data", Token);
        await Client.SayAsync("yes", Token);
        await Client.SayAsync("thanks", Token);

        var texts = new List<string>();
        while (texts.Count < 6)
        {
            texts.AddRange((await ReceiveAsync(socket)).GetProperty("activities").EnumerateArray().Select(TextOf));
        }

        texts[0].ShouldBe("delete my data");
        texts[2].ShouldBe("yes");
        texts[3].ShouldStartWith(Deleted);
        texts[4].ShouldBe("thanks");
    }

    [Fact]
    public async Task Delete_ItsActivityAgain_RunsNothing()
    {
        await TellAsync();
        await Client.SayAsync("delete my data", Token);
        var yes = new { type = "message", text = "yes", from = new { id = "dl_tester" }, channelData = new { clientActivityID = "the yes" } };
        (await PostAsync(yes)).Dispose();
        await Client.SayAsync("put my masks on tuesdays", Token);
        await Client.NewActivitiesAsync(Token);

        using var repeated = await PostAsync(yes);

        repeated.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Client.NewActivitiesAsync(Token)).ShouldBeEmpty();
        (await Client.SayAsync("what's my plan?", Token)).Select(TextOf).First().ShouldContain("Tuesday");
    }

    [Fact]
    public async Task Delete_AskedBeforeTheBotGreetsAgain_IsNotWhatAYesIsFor()
    {
        await TellAsync();
        await Client.SayAsync("delete my data", Token);

        // Ninety days later: the log is gone, the record is not, and the page opens on a greeting.
        using (var connection = new SqliteConnection(Service.ConnectionString))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE items SET expires = 1 WHERE key LIKE '%/transcript'";
            command.ExecuteNonQuery().ShouldBe(1);
        }

        (await Client.SendAsync(HttpMethod.Get, $"/v3/directline/conversations/{Client.ConversationId}", null, Token)).Dispose();
        (await Client.SayAsync("yes", Token)).Select(TextOf).ShouldNotContain(text => text.Contains("deleted", StringComparison.Ordinal));
        (await Client.SayAsync("what's my plan?", Token)).Select(TextOf).First().ShouldContain("Mondays");
    }

    [Fact]
    public async Task Delete_OnTeams_LeavesNothingButTheIdsOfActivities()
    {
        await using var connector = await FakeConnector.StartAsync();
        string[] said = ["put my exfoliation on mondays", "I did my mask", "export my data", "delete my data", "yes"];
        for (var number = 0; number < said.Length; number++)
        {
            (await TellTeamsAsync($"m{number}", said[number])).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        connector.Received.Last().Activity.GetProperty("text").GetString()!.ShouldStartWith(Deleted);
        var (key, body) = Items().Single(item => item.Key.Contains("a:personal", StringComparison.Ordinal) || item.Value.Contains("29:user", StringComparison.Ordinal));
        key.ShouldBe("msteams/conversations/a:personal");
        var left = JsonElement.Parse(body);
        left.EnumerateObject().Where(property => property.Name is not ("schema" or "seen")).ShouldAllBe(property => property.Value.ToString() == "[]" || property.Value.ToString() == "{}");

        // The channel brings the yes once more, and then the client comes back.
        var sent = connector.Received.Count;
        await TellTeamsAsync("m4", "yes");
        connector.Received.Count.ShouldBe(sent);
        await TellTeamsAsync("m5", "what's my plan?");
        connector.Received.Last().Activity.GetProperty("summary").GetString()!.ShouldStartWith("You haven't chosen a plan yet");

        async Task<HttpResponseMessage> TellTeamsAsync(string id, string text) => await Service.Client.PostAsJsonAsync(
            "/api/messages",
            new TeamsActivity(connector.Address, text, id)
            {
                ["from"] = new { id = "29:user", name = "A name" },
                ["conversation"] = new { id = "a:personal", conversationType = "personal" },
            },
            Token);
    }

    private static string TextOf(JsonElement activity) => activity.GetProperty("text").GetString()!;

    private async Task TellAsync()
    {
        await Client.SayAsync("put my exfoliation on mondays", Token);
        await Client.SayAsync("I did my exfoliation", Token);
        await Client.SayAsync("remind me at 21:30", Token);
        await Client.SayAsync("does my zebra need a serum?", Token);
        await Client.SayAsync("what's my plan?", Token);
        await Client.SayAsync("export my data", Token);
    }

    private async Task DeleteAsync()
    {
        await Client.SayAsync("delete my data", Token);
        (await Client.SayAsync("yes", Token)).Select(TextOf).ShouldHaveSingleItem().ShouldStartWith(Deleted);
    }

    private async Task<string> WatermarkAsync()
    {
        using var response = await Client.SendAsync(HttpMethod.Get, $"/v3/directline/conversations/{Client.ConversationId}/activities", null, Token);
        return (await DirectLineClient.ReadAsync(response, Token)).GetProperty("watermark").GetString()!;
    }

    /// <summary>All that the file holds, by key; the questions that were not covered, which name no client, and the signing keys aside.</summary>
    private Dictionary<string, string> Items()
    {
        using var connection = new SqliteConnection(Service.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT key, CAST(body AS TEXT) FROM items WHERE key NOT LIKE 'unanswered%'";
        using var reader = command.ExecuteReader();
        var items = new Dictionary<string, string>();
        while (reader.Read())
        {
            items[reader.GetString(0)] = reader.GetString(1);
        }

        return items;
    }

    private bool ExpiresInADay(string key)
    {
        using var connection = new SqliteConnection(Service.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT expires - unixepoch() BETWEEN 1 AND 86400 FROM items WHERE key = $key";
        command.Parameters.AddWithValue("$key", key);
        return command.ExecuteScalar() is 1L;
    }
}
