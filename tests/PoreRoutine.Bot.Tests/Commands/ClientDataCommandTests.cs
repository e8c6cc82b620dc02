using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BotFramework;
using Microsoft.Extensions.DependencyInjection;
using PoreRoutine.Bot.Commands;
using PoreRoutine.Bot.Reminders;
using PoreRoutine.Bot.Storage;
using PoreRoutine.Bot.Tests.Storage.Azurite;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Commands;

/// <summary>What an operator does for clients who cannot do it in the chat, beside a service that runs.</summary>
public sealed class ClientDataCommandTests(AzuriteFixture azurite)
{
    private const string Sqlite = nameof(Sqlite);
    private const string AzureStorage = nameof(AzureStorage);

    private readonly string _conversation = $"a:{Guid.NewGuid():N}";
    private readonly string _user = $"29:{Guid.NewGuid():N}";
    private readonly string _objectId = Guid.NewGuid().ToString();

    /// <summary>With a letter that JSON writes in figures.</summary>
    private readonly string _name = $"Clïent {Guid.NewGuid():N}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Sqlite)]
    [InlineData(AzureStorage)]
    public async Task Delete_OfSomebodyInTeams_LeavesTheIdsOfActivitiesForADayAndNothingElse(string provider)
    {
        await using var service = await StartAsync(provider);
        await using var connector = await FakeConnector.StartAsync();
        string[] said = ["put my exfoliation on mondays", "I did my mask", "remind me at 21:30", "export my data", "add it to my calendar"];
        await TellAsync(service, connector, said);
        var calendar = connector.Received.Select(call => call.Activity.GetRawText()).Last(text => text.Contains("/calendar/", StringComparison.Ordinal));
        calendar = calendar[calendar.IndexOf("/calendar/", StringComparison.Ordinal)..(calendar.IndexOf(".ics", StringComparison.Ordinal) + 4)];
        await service.Services.GetRequiredService<SetAsideClients>().AddAsync(new SetAsideClient { ChannelId = "msteams", ConversationId = _conversation, Reason = "A fault.", At = TimeProvider.System.GetUtcNow() }, Token);
        (await ItemsAsync(service)).Count.ShouldBe(5);

        var (exit, output, errors) = await RunAsync(service, provider, ["msteams", _conversation]);

        (exit, errors).ShouldBe((0, ""));
        output.ShouldStartWith($"Deleted: msteams {_conversation}.");
        var (key, left) = (await ItemsAsync(service)).ShouldHaveSingleItem();
        key.ShouldBe($"msteams/conversations/{_conversation}");
        JsonElement.Parse(left).EnumerateObject().Where(property => property.Name is not ("schema" or "seen")).ShouldAllBe(property => property.Value.ToString() == "[]" || property.Value.ToString() == "{}");
        (await service.Client.GetAsync(calendar, Token)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await RunAsync(service, provider, ["msteams", _conversation])).ShouldBe((1, "", $"Nothing is stored of msteams {_conversation}: look for it with client-data find.\n"));

        // A repeat of the channel's runs nothing; the client who comes back is new.
        var sent = connector.Received.Count;
        await BringAsync(service, connector, $"m{said.Length - 1}", said[^1]);
        connector.Received.Count.ShouldBe(sent);
        await BringAsync(service, connector, "back", "what's my plan?");
        connector.Received.Last().Activity.GetProperty("summary").GetString()!.ShouldStartWith("You haven't chosen a plan yet");
    }

    [Theory]
    [InlineData(Sqlite)]
    [InlineData(AzureStorage)]
    public async Task Delete_OfAVisitorOfThePage_LeavesAnEmptyConversationThatGoesOn(string provider)
    {
        await using var service = await StartAsync(provider);
        var client = await DirectLineClient.StartAsync(service, Token);
        foreach (var text in (string[])["put my exfoliation on mondays", "does my zebra need a serum?", "export my data"])
        {
            await client.SayAsync(text, Token);
        }

        (await RunAsync(service, provider, ["directline", client.ConversationId])).Exit.ShouldBe(0);

        var left = await ItemsAsync(service, client.ConversationId);
        left.Keys.ShouldBe([$"directline/conversations/{client.ConversationId}", $"directline/{client.ConversationId}", $"directline/{client.ConversationId}/transcript"], ignoreOrder: true);
        left.Values.ShouldAllBe(body => !body.Contains("zebra", StringComparison.Ordinal) && !body.Contains("mondays", StringComparison.OrdinalIgnoreCase));
        JsonElement.Parse(left[$"directline/{client.ConversationId}/transcript"]).GetProperty("activities").GetArrayLength().ShouldBe(0);
        (await client.SayAsync("what's my plan?", Token))[0].GetProperty("text").GetString()!.ShouldStartWith("You haven't chosen a plan yet");
    }

    [Theory]
    [InlineData(Sqlite)]
    [InlineData(AzureStorage)]
    public async Task Find_ByNameObjectIdOrConversation_ShowsWhoseItIs(string provider)
    {
        await using var service = await StartAsync(provider);
        await using var connector = await FakeConnector.StartAsync();
        await TellAsync(service, connector, "put my exfoliation on mondays");
        await DirectLineClient.StartAsync(service, Token);
        var record = JsonElement.Parse((await ItemsAsync(service))[$"msteams/conversations/{_conversation}"]).GetProperty("states").GetProperty($"msteams/users/{_user}").GetProperty("client");

        foreach (var text in (string[])[_name, _name.ToUpperInvariant(), _objectId, _conversation[2..20]])
        {
            var (exit, output, errors) = await FindAsync(service, provider, text);
            (exit, errors).ShouldBe((0, ""));
            output.ShouldStartWith($"msteams  {_conversation}  {record.GetProperty("lastSeen").GetString()}   {_name}\n\nChannel, conversation, last message, name. 1 of ");
        }

        (await RunAsync(service, provider, ["msteams", _conversation])).Exit.ShouldBe(0);
        (await FindAsync(service, provider, _conversation)).Output.ShouldMatch($"^None of \\d+ conversations has \"{_conversation}\" in it\\.\n$");
    }

    [Fact]
    public async Task Find_AmongManyConversations_SaysHowFarItIs()
    {
        await using var service = await StartAsync(Sqlite);
        var storage = service.Services.GetRequiredService<IStorage>();
        var client = new SetAsideClient { ChannelId = "c", ConversationId = "c", Reason = "r", At = default };
        await storage.WriteAsync(Enumerable.Range(0, 2100).ToDictionary(number => $"msteams/conversations/{number}", object (_) => client), Token);

        var (exit, output, errors) = await FindAsync(service, Sqlite, "nobody");

        (exit, errors).ShouldBe((0, "1024 conversations looked at so far.\n2048 conversations looked at so far.\n"));
        output.ShouldBe("None of 2100 conversations has \"nobody\" in it.\n");
    }

    [Fact]
    public async Task Delete_Asked_DeletesAfterAYesAlone()
    {
        await using var service = await StartAsync(Sqlite);
        await using var connector = await FakeConnector.StartAsync();
        await TellAsync(service, connector, "put my exfoliation on mondays");
        string[] address = ["msteams", _conversation];

        (await RunAsync(service, Sqlite, address, isSure: false)).ShouldBe((1, "", "Nothing was deleted: nobody is there to be asked, so say --yes.\n"));
        foreach (var answer in (string[])["", "no\n", "yes please\n"])
        {
            var (exit, output, errors) = await RunAsync(service, Sqlite, address, isSure: false, answer);
            (exit, errors).ShouldBe((1, "Nothing was deleted.\n"));
            output.ShouldStartWith($"msteams {_conversation}: {_name}, last message 20");
        }

        (await ItemsAsync(service)).Values.ShouldContain(body => body.Contains("exfoliate", StringComparison.Ordinal));
        (await RunAsync(service, Sqlite, address, isSure: false, "yes\n")).Exit.ShouldBe(0);
        (await ItemsAsync(service)).Values.ShouldNotContain(body => body.Contains("exfoliate", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_NoDataYet_SaysSoAndMakesNone()
    {
        using var folder = new TemporaryFolder();
        var (output, errors) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        string[] settings = ["--contentRoot", Repository.Root, "--environment", "Development", $"--Storage:ConnectionString=Data Source={folder["data.db"]}"];
        (await ClientDataCommand.FindAsync("a name", settings, output, errors, Token)).ShouldBe(0);
        (await ClientDataCommand.DeleteAsync("msteams", "a:1", true, settings, null, output, errors, Token)).ShouldBe(1);
        output.ToString().ShouldBe("None of 0 conversations has \"a name\" in it.\n");
        errors.ToString().ShouldBe("Nothing is stored of msteams a:1: look for it with client-data find.\n");
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    /// <summary>A setting in an argument's place would be what is looked for, in a store that nobody named. Ids of the page may begin with dashes.</summary>
    [Theory]
    [InlineData(1, "find", "--Storage:Provider=Sqlite", "a name")]
    [InlineData(1, "find", " ")]
    [InlineData(1, "delete", "webchat", "--Storage:Provider=Sqlite", "--yes")]
    [InlineData(1, "delete", "webchat", "--yes")]
    [InlineData(0, "find", "-name")]
    [InlineData(0, "find", "--1B2CjJYfyXNvzZ5ArtIJ")]
    public async Task CommandLine_Arguments_AreNoSettings(int exit, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        (await CommandLine.RunAsync(["client-data", .. arguments, $"--Storage:ConnectionString=Data Source={folder["data.db"]}"])).ShouldBe(exit);
    }

    private async Task<RunningService> StartAsync(string provider) => await RunningService.StartAsync(await SettingsAsync(provider));

    private async Task<string[]> SettingsAsync(string provider) =>
        provider == Sqlite ? [] : [$"--Storage:Provider={provider}", $"--Storage:ConnectionString={await azurite.StartedAsync()}"];

    private async Task<(int Exit, string Output, string Errors)> FindAsync(RunningService service, string provider, string text) =>
        await RunAsync(service, provider, (settings, output, errors) => ClientDataCommand.FindAsync(text, settings, output, errors, Token));

    private async Task<(int Exit, string Output, string Errors)> RunAsync(RunningService service, string provider, string[] address, bool isSure = true, string? answer = null) =>
        await RunAsync(service, provider, (settings, output, errors) =>
            ClientDataCommand.DeleteAsync(address[0], address[1], isSure, settings, answer is null ? null : new StringReader(answer), output, errors, Token));

    private async Task<(int Exit, string Output, string Errors)> RunAsync(RunningService service, string provider, Func<string[], TextWriter, TextWriter, Task<int>> run)
    {
        var (output, errors) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        string[] settings = ["--contentRoot", Repository.Root, "--environment", "Development", $"--Storage:ConnectionString={service.ConnectionString}", .. await SettingsAsync(provider)];
        var exit = await run(settings, output, errors);
        return (exit, output.ToString(), errors.ToString());
    }

    private async Task TellAsync(RunningService service, FakeConnector connector, params string[] said)
    {
        foreach (var (number, text) in said.Index())
        {
            await BringAsync(service, connector, $"m{number}", text);
        }
    }

    private async Task BringAsync(RunningService service, FakeConnector connector, string id, string text)
    {
        using var response = await service.Client.PostAsJsonAsync(
            "/api/messages",
            new TeamsActivity(connector.Address, text, id)
            {
                ["from"] = new { id = _user, name = _name, aadObjectId = _objectId },
                ["conversation"] = new { id = _conversation, conversationType = "personal" },
                ["localTimezone"] = "America/New_York",
            },
            Token);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private Task<Dictionary<string, string>> ItemsAsync(RunningService service) => ItemsAsync(service, _conversation);

    /// <summary>All items of the store that have a conversation's id in their key or body: others share the store.</summary>
    private static async Task<Dictionary<string, string>> ItemsAsync(RunningService service, string conversation)
    {
        var stores = service.Services.GetRequiredService<Stores>();
        var found = new Dictionary<string, string>();
        await foreach (var key in stores.ListKeysAsync(Token))
        {
            if ((await stores.Items.ReadAsync([key], Token)).TryGetValue(key, out var item)
                && Encoding.UTF8.GetString(((StoredJson)item).Utf8.Span) is var body
                && (key.Contains(conversation, StringComparison.Ordinal) || body.Contains(conversation, StringComparison.Ordinal)))
            {
                found[key] = body;
            }
        }

        return found;
    }
}
