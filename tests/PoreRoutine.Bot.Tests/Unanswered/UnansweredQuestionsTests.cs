using System.Net.Http.Json;
using System.Text.Json;
using BotFramework;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using PoreRoutine.Bot.Commands;
using PoreRoutine.Bot.Dialogs;
using PoreRoutine.Bot.Hosting;
using PoreRoutine.Bot.Storage;
using PoreRoutine.Bot.Tests.Support;
using PoreRoutine.Bot.Unanswered;

namespace PoreRoutine.Bot.Tests.Unanswered;

/// <summary>Clients ask the real service what the content does not cover; the operator looks at what is kept of it.</summary>
public sealed class UnansweredQuestionsTests : IDisposable
{
    private const string NotCovered = "doesn't cover that";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string ConnectionString => $"Data Source={_folder["data.db"]}";

    [Fact]
    public async Task Questions_NotCovered_AreShownToTheOperatorWhileTheServiceRuns()
    {
        await using var service = await StartAsync();
        var storage = (WatchedStorage)service.Services.GetRequiredService<IConditionalStorage>();
        foreach (var text in new[] { "What's the weather like in Siobhanville tomorrow?", "whats the weather like in Kowalczyk tomorrow", "tell me a joke" })
        {
            // Each by somebody else: the last client asks for the joke.
            await ShouldNotBeCoveredAsync(await DirectLineClient.StartAsync(service, Token), text);
            await storage.WrittenAsync(Token);
        }

        (await RunCommandAsync()).ShouldMatch(
            """
            \AAsked and not covered: 3 times\. .*

            times  first       last        question
                2  (\d{4}-\d\d-\d\d)  \1  whats the weather like in … tomorrow
                1  \1  \1  tell me a joke
            \z
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Kept_OfAQuestion_IsNothingOfTheClient()
    {
        await using var service = await StartAsync();
        var client = await DirectLineClient.StartAsync(service, Token);
        await ShouldNotBeCoveredAsync(client, "My name is Siobhan, what's the weather like? Mail siobhan@example.com");
        await ((WatchedStorage)service.Services.GetRequiredService<IConditionalStorage>()).WrittenAsync(Token);

        var rows = Rows();
        rows.Keys.ShouldBe(["unanswered", rows.Keys.Last()]);
        rows.Keys.Last().ShouldMatch(@"\Aunanswered/\d{4}-\d\d-\d\d\z");
        rows.Values.Last().ShouldBe("""{"schema":1,"asked":{"my name is … whats the weather like mail …":1},"further":0}""");
        rows.Values.First().ShouldMatch("""\A\{"schema":1,"days":\["\d{4}-\d\d-\d\d"\]\}\z""");
    }

    [Fact]
    public async Task Messages_OfAnyOtherKind_AreNotKept()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var service = await StartAsync();
        var client = await DirectLineClient.StartAsync(service, Token);
        await SayInGroupAsync(service, connector, "what's the weather like tomorrow?");
        connector.Received.ShouldHaveSingleItem().Activity.GetProperty("text").GetString()!.ShouldContain(NotCovered);
        foreach (var text in new[] { "why no clay?", "walk me through tonight", "done", "skip", "why?", "stop", "thanks", "my face is burning and swollen", "my face is burning, tell me a joke", "i am pregnant, can i use the serum" })
        {
            (await client.SayAsync(text, Token)).ShouldNotContain(reply => TextOf(reply).Contains(NotCovered));
        }

        using (await client.PostAsync(new { type = "message", value = new { action = "invented" }, from = new { id = "dl_tester" } }, Token))
        {
            (await client.NewActivitiesAsync(Token)).ShouldContain(reply => TextOf(reply).Contains(NotCovered));
        }

        await ShouldNotBeCoveredAsync(client, "tell me a joke");
        await ((WatchedStorage)service.Services.GetRequiredService<IConditionalStorage>()).WrittenAsync(Token);

        Rows().Values.Last().ShouldBe("""{"schema":1,"asked":{"tell me a joke":1},"further":0}""");
    }

    [Fact]
    public async Task Questions_TwoInstancesAtOnce_AreAllCounted()
    {
        await using (var first = await StartAsync())
        await using (var second = await StartAsync())
        {
            RunningService[] services = [first, second];
            await Task.WhenAll(Enumerable.Range(0, 8).Select(async number =>
            {
                var client = await DirectLineClient.StartAsync(services[number % 2], Token);
                for (var i = 0; i < 5; i++)
                {
                    await ShouldNotBeCoveredAsync(client, "tell me a joke");
                }
            }));
        }

        (await RunCommandAsync()).ShouldContain("\n   40  ");
    }

    [Fact]
    public async Task Question_TheStoreDoesNotTakeIt_IsAnsweredAllTheSame()
    {
        await using var service = await StartAsync();
        var storage = (WatchedStorage)service.Services.GetRequiredService<IConditionalStorage>();
        storage.Refuses = true;
        var client = await DirectLineClient.StartAsync(service, Token);
        await ShouldNotBeCoveredAsync(client, "tell me a joke");
        await storage.RefusedAsync(Token);
        await ShouldNotBeCoveredAsync(client, "what's the weather like tomorrow?");

        storage.Refuses = false;
        await storage.WrittenAsync(Token);
        (await RunCommandAsync()).ShouldContain("tell me a joke");
    }

    public void Dispose() => _folder.Dispose();

    private Task<RunningService> StartAsync() => RunningService.StartAsync(
        services => services.AddSingleton<IConditionalStorage>(provider => new WatchedStorage(
            new SqliteStorage(provider.GetRequiredService<ServiceSettings>().Storage.ConnectionString!, BotJson.Storage))),
        $"--Storage:ConnectionString={ConnectionString}");

    private async Task<string> RunCommandAsync()
    {
        var (output, errors) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var exit = await UnansweredCommand.RunAsync(null, 20, ["--contentRoot", Repository.Root, $"--Storage:ConnectionString={ConnectionString}"], output, errors, Token);
        exit.ShouldBe(0, errors.ToString());
        return output.ToString();
    }

    private static async Task ShouldNotBeCoveredAsync(DirectLineClient client, string text) =>
        (await client.SayAsync(text, Token)).ShouldContain(reply => TextOf(reply).Contains(NotCovered));

    private static string TextOf(JsonElement reply) => reply.TryGetProperty("text", out var text) ? text.GetString()! : string.Empty;

    private static async Task SayInGroupAsync(RunningService service, FakeConnector connector, string text)
    {
        using var response = await service.Client.PostAsJsonAsync(
            "/api/messages",
            new TeamsActivity(connector.Address, text) { ["conversation"] = new { id = "19:group", conversationType = "groupChat", isGroup = true } },
            Token);
        response.EnsureSuccessStatusCode();
    }

    private SortedDictionary<string, string> Rows()
    {
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT key, CAST(body AS TEXT) FROM items WHERE key LIKE 'unanswered%'";
        using var reader = command.ExecuteReader();
        var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read())
        {
            // JSON is written with everything beyond ASCII escaped.
            rows[reader.GetString(0)] = reader.GetString(1).Replace(@"\u2026", "…", StringComparison.Ordinal);
        }

        return rows;
    }
}
