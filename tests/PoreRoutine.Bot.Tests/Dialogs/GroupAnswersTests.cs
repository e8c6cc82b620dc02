using System.Net;
using System.Net.Http.Json;
using Microsoft.Data.Sqlite;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Dialogs;

/// <summary>Group chats and channels, as Teams brings them to the service.</summary>
public sealed class GroupAnswersTests : IAsyncLifetime
{
    private RunningService _service = null!;
    private FakeConnector _connector = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _service = await RunningService.StartAsync();
        _connector = await FakeConnector.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _connector.DisposeAsync();
    }

    [Theory]
    [InlineData("groupChat", "19:group@thread.v2")]
    [InlineData("channel", "19:channel@thread.tacv2;messageid=1795376297517")]
    public async Task Messages_OfAnyKind_LeaveNothingOfWhoSpokeInTheStore(string type, string id)
    {
        await PostAsync(type, id, new(_connector.Address) { ["type"] = "installationUpdate", ["action"] = "add" });
        await PostAsync(type, id, new(_connector.Address) { ["type"] = "conversationUpdate", ["membersAdded"] = new[] { new { id = "29:newcomer", name = "Newcomer" } } });
        foreach (var text in new[] { "why cleanse twice?", "remind me at 9", "i live in Tokyo", "my face burns and is swollen", "is quixotry good for me?" })
        {
            await PostAsync(type, id, new(_connector.Address, $"<at>Pore Routine</at> {text}")
            {
                ["entities"] = new object[]
                {
                    new { type = "mention", mentioned = new { id = "28:bot", name = "Pore Routine" }, text = "<at>Pore Routine</at>" },
                    new { type = "clientInfo", timezone = "Europe/Berlin" },
                },
            });
        }

        var replies = _connector.Received.Select(received => received.Activity).ToList();
        replies.Count.ShouldBe(7);
        replies[2].GetProperty("text").GetString()!.ShouldContain("makeup");
        replies[3].GetProperty("text").GetString()!.ShouldContain("no personal data");
        replies[3].GetProperty("attachments")[0].GetProperty("content").GetProperty("actions")[0].GetProperty("url").GetString().ShouldBe("https://teams.microsoft.com/l/chat/0/0?users=28:bot");

        var stored = Stored();
        stored.ShouldContain(id.Split(';')[0].Split('@')[0]);
        foreach (var personal in new[] { "29:", "Zoe", "33333333", "Berlin", "Tokyo", "newcomer", "quixotry", "reminder\"", "plan\"", "client\"", "export", "calendar" })
        {
            stored.ShouldNotContain(personal, Case.Insensitive);
        }
    }

    [Fact]
    public async Task Reply_ThatCouldNotBeSentYet_IsStoredWithoutWhoAsked()
    {
        _connector.Status = 503;
        await PostAsync("groupChat", "19:group@thread.v2", new(_connector.Address, "why cleanse twice?"), HttpStatusCode.BadGateway);
        var stored = Stored();
        stored.ShouldContain("makeup");
        stored.ShouldNotContain("29:user");
        stored.ShouldNotContain("Zoe");
    }

    private async Task PostAsync(string conversationType, string id, TeamsActivity activity, HttpStatusCode status = HttpStatusCode.OK)
    {
        activity["from"] = new { id = "29:user", name = "Zoe", aadObjectId = "33333333-3333-3333-3333-333333333333" };
        activity["localTimezone"] = "Europe/Berlin";
        activity["conversation"] = new { id, conversationType, isGroup = true };
        activity["channelData"] = new { tenant = new { id = "11111111-1111-1111-1111-111111111111" } };
        using var response = await _service.Client.PostAsJsonAsync("/api/messages", activity, Token);
        response.StatusCode.ShouldBe(status);
    }

    /// <summary>All that the store has, but what it has of the service itself.</summary>
    private string Stored()
    {
        using var connection = new SqliteConnection(_service.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT key || ' ' || CAST(body AS TEXT) FROM items WHERE key NOT LIKE 'signing-key%'";
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return string.Join('\n', rows);
    }
}
