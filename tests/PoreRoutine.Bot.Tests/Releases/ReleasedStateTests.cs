using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PoreRoutine.Bot.Clock;
using PoreRoutine.Bot.Tests.Calendar;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Releases;

/// <summary>
/// A deploy in the middle of an evening: what an earlier build stored is gone on with by this one. <c>docs/architecture.md</c> says how to make the
/// next state.
/// </summary>
public sealed class ReleasedStateTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(StateWriter.End.AddMinutes(20));
    private FakeConnector _connector = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string DataFile => $"Data Source={_folder["data.db"]};Pooling=False";

    public async ValueTask InitializeAsync() => _connector = await FakeConnector.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _connector.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("4666c87")]
    public Task State_OfAnEarlierBuild_IsGoneOnWith(string version) => ShouldBeGoneOnWithAsync(ReleasedState.Of(version));

    [Fact]
    public async Task State_OfThisBuild_IsGoneOnWith()
    {
        var state = await StateWriter.WriteAsync(Token);
        if (Environment.GetEnvironmentVariable("KEEP_STATE") is { Length: > 0 } version)
        {
            state.Keep(version);
        }

        await ShouldBeGoneOnWithAsync(state);
    }

    /// <summary>The last build that stored conversations in schema 1 and signed with a single key.</summary>
    [Fact]
    public async Task State_OfTheFirstSchema_IsGoneOnWith()
    {
        var state = ReleasedState.Of("0d08479");
        var (cookie, token) = state.Restore(DataFile, StateSecrets.Invent(_connector.Address));
        StoredSchema("unsent").ShouldBe(1);
        await using var service = await StartAsync();
        var page = new DirectLineClient(service.Client, token, state.Facts.PageConversation);

        (await VisitAsync(service, cookie)).ShouldBe(state.Facts.PageConversation);

        // That build had no plan yet: its step on show is none of tonight's by now, and yet the one that was done.
        (await SayAsync(page, "done")).ShouldContain("Double exfoliation: done.");
        ShouldHave(await SayAsync(page, "what did i do tonight?"), "cleanse", "exfoliation");
        var texts = await TellAsync(service, "unsent", "what did i do tonight?");
        texts[0].ShouldStartWith("**Step 1 of 4");
        texts.Count(text => text.StartsWith("**Step 2 of 4", StringComparison.Ordinal)).ShouldBe(1);
        string.Join('\n', texts.SkipWhile(text => !text.StartsWith("**Step 2 of 4", StringComparison.Ordinal)).Skip(1)).ShouldContain("Tonight, Wednesday");
        StoredSchema("unsent").ShouldBe(2);
    }

    [Theory]
    [InlineData("\"schema\":2,\"states\"", "\"schema\":3,\"states\"", HttpStatusCode.InternalServerError)]
    [InlineData("\"schema\":2,\"greeted\"", "\"schema\":3,\"greeted\"", HttpStatusCode.OK)]
    [InlineData("\"diary\":{\"schema\":2", "\"diary\":{\"schema\":3", HttpStatusCode.OK)]
    [InlineData("\"plan\":{\"schema\":1", "\"plan\":{\"schema\":2", HttpStatusCode.OK)]
    public async Task State_OfALaterBuild_IsNeitherReadNorChangedNotEvenByAReminder(string part, string later, HttpStatusCode status)
    {
        ReleasedState.Of("4666c87").Restore(DataFile, StateSecrets.Invent(_connector.Address));
        StateDump.Execute(DataFile, $"UPDATE items SET body = CAST(replace(CAST(body AS TEXT), '{part}', '{later}') AS BLOB) WHERE key = 'msteams/conversations/one' AND instr(body, '{part}') > 0").ShouldBe(1);
        var stored = StoredClient("one");
        await using var service = await StartAsync();

        using var response = await new TeamsClients(service.Client, _connector.Address).SayAsync("one", "i did my mask", Token);
        response.StatusCode.ShouldBe(status);
        Texts("one").ShouldAllBe(text => text.StartsWith("Sorry", StringComparison.Ordinal));
        StoredClient("one").ShouldBe(stored);

        _clock.SetUtcNow(StateWriter.Start.AddHours(25).ToUniversalTime());
        await UntilAsync(() => StateDump.Ask(DataFile, "SELECT 1 FROM items WHERE key = 'reminders/set-aside/msteams/one'") is not null);
        StoredClient("one").ShouldBe(stored);
    }

    private async Task ShouldBeGoneOnWithAsync(ReleasedState state)
    {
        var secrets = StateSecrets.Invent(_connector.Address);
        var (cookie, token) = state.Restore(DataFile, secrets);
        await using var service = await StartAsync();
        var page = new DirectLineClient(service.Client, token, state.Facts.PageConversation);

        // The walkthrough, by the token that an open page has, and for a page that is loaded again.
        (await VisitAsync(service, cookie)).ShouldBe(state.Facts.PageConversation);
        (await page.NewActivitiesAsync(Token))[^1].GetProperty("text").GetString()!.ShouldContain("Step 2 of 3");
        (await SayAsync(page, "done")).ShouldContain("Step 3 of 3");
        ShouldHave(await SayAsync(page, "what's my plan?"), "Sundays", "Wednesdays, Saturdays", "21:00");

        // What leaves the chat.
        WrittenCalendar.Read(await service.Client.GetStringAsync($"/calendar/{secrets.Calendar}.ics", Token)).Events.Count.ShouldBe(60);
        using var file = await service.Client.PostAsync($"/export/{secrets.Link}", null, Token);
        var evenings = (await DirectLineClient.ReadAsync(file, Token)).GetProperty("diary").EnumerateObject().ToList();
        evenings.ShouldHaveSingleItem().Value.EnumerateObject().Select(step => $"{step.Name} {step.Value}").ShouldBe(["cleanse done", "mask done"]);

        // What was said and not sent comes first.
        var texts = await TellAsync(service, "unsent", "what did i do yesterday?");
        texts.Count.ShouldBe(2);
        texts[0].ShouldContain("serum", Case.Insensitive);
        texts[1].ShouldContain("Tuesday, March 3");

        ShouldHave((await TellAsync(service, "one", "what's my plan?"))[^1], "mondays", "fridays");
        (await TellAsync(service, "one", "what did i do yesterday?"))[^1].ShouldContain("cleanse", Case.Insensitive);
        (await TellAsync(service, "one", "when did i last mask?"))[^1].ShouldContain("March 1");

        await ShouldBeRemindedAsync(service, page);
    }

    /// <summary>Each client once an evening, and then no more; nothing is left in the queue.</summary>
    private async Task ShouldBeRemindedAsync(RunningService service, DirectLineClient page)
    {
        // Who was set aside is looked at again by the sweep at the start.
        await UntilAsync(() => Reminders("aside") == 1);
        Reminders("one").ShouldBe(0);

        // The wake-up that the earlier build put in for this one is at nine.
        await TellAsync(service, "one", "remind me at 21:30 instead");
        await page.NewActivitiesAsync(Token);
        var onPage = 0;
        for (var evening = 1; evening <= 2; evening++)
        {
            _clock.SetUtcNow(StateWriter.Start.AddDays(evening).AddHours(1).ToUniversalTime());
            await UntilAsync(async () => (onPage += (await page.NewActivitiesAsync(Token)).Count(activity => activity.TryGetProperty("expiration", out _))) >= evening && Reminders("aside") > evening);
            Reminders("one").ShouldBe(evening - 1);
            _clock.SetUtcNow(StateWriter.Start.AddDays(evening).AddMinutes(90).ToUniversalTime());
            await UntilAsync(() => Reminders("one") >= evening);
            await UntilAsync(() => WakeUps() == 3);
            (onPage, Reminders("aside"), Reminders("one")).ShouldBe((evening, evening + 1, evening));
        }

        StateDump.Ask(DataFile, "SELECT 1 FROM items WHERE key LIKE 'reminders/set-aside/%'").ShouldBeNull();
        await TellAsync(service, "one", "stop the reminders");
        await TellAsync(service, "aside", "stop the reminders");
        await SayAsync(page, "stop the reminders");
        _clock.SetUtcNow(StateWriter.Start.AddDays(3).AddMinutes(90).ToUniversalTime());
        await UntilAsync(() => WakeUps() == 0);
        (Reminders("aside"), Reminders("one")).ShouldBe((3, 2));
    }

    private Task<RunningService> StartAsync() =>
        RunningService.StartAsync(services => services.AddSingleton(new ProductClock(_clock, null, 1)), $"--Storage:ConnectionString={DataFile}");

    private static async Task<string> VisitAsync(RunningService service, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webchat/token") { Headers = { { "Cookie", $"visitor={cookie}" } } };
        using var response = await service.Client.SendAsync(request, Token);
        return (await DirectLineClient.ReadAsync(response, Token)).GetProperty("conversationId").GetString()!;
    }

    /// <summary>Says something on the page, under an id that it never had before, and gives what was answered.</summary>
    private static async Task<string> SayAsync(DirectLineClient page, string text)
    {
        using var response = await page.PostAsync(new { type = "message", text, localTimezone = "America/New_York", channelData = new { clientActivityID = Guid.NewGuid().ToString("N") } }, Token);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return string.Join('\n', (await page.NewActivitiesAsync(Token)).Select(activity => activity.GetProperty("text").GetString()).Where(said => said != text));
    }

    /// <summary>Says something in Teams, and gives what came since the service was started.</summary>
    private async Task<IReadOnlyList<string>> TellAsync(RunningService service, string client, string text)
    {
        using var response = await new TeamsClients(service.Client, _connector.Address).SayAsync(client, text, Token);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return Texts(client);
    }

    private static void ShouldHave(string text, params string[] parts) => Array.ForEach(parts, part => text.ShouldContain(part, Case.Insensitive));

    /// <summary>What the channel got for a client, cards as what they show.</summary>
    private IReadOnlyList<string> Texts(string client) => [.. Posts(client).Select(ShownTexts.Of)];

    private int Reminders(string client) => Posts(client).Count(activity => activity.TryGetProperty("expiration", out _));

    private IEnumerable<JsonElement> Posts(string client) =>
        _connector.Received.Select(post => post.Activity).Where(activity => activity.GetProperty("conversation").GetProperty("id").GetString() == client);

    private long WakeUps() => (long)StateDump.Ask(DataFile, "SELECT COUNT(*) FROM wakeups")!;

    private int StoredSchema(string client) => Stored(client).GetProperty("schema").GetInt32();

    private string StoredClient(string client) => Stored(client).GetProperty("states").GetProperty($"msteams/users/{client}").GetRawText();

    private JsonElement Stored(string client) => JsonElement.Parse((string)StateDump.Ask(DataFile, $"SELECT CAST(body AS TEXT) FROM items WHERE key = 'msteams/conversations/{client}'")!);

    private Task UntilAsync(Func<bool> holds) => UntilAsync(() => Task.FromResult(holds()));

    private Task UntilAsync(Func<Task<bool>> holds) => StateWriter.UntilAsync(_clock, _connector, holds, Token);
}
