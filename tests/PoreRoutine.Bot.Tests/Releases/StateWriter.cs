using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using PoreRoutine.Bot.Clock;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Releases;

/// <summary>
/// Has the service of this checkout live through an evening, and takes what it stored. It uses nothing of the service that another version may not
/// have, so that it can be copied into a checkout of that.
/// </summary>
internal static partial class StateWriter
{
    /// <summary>Wednesday 4 March 2026, 20:00 in New York.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 4, 20, 0, 0, TimeSpan.FromHours(-5));

    /// <summary>When it ends: reminders of 21:00 were sent.</summary>
    public static readonly DateTimeOffset End = Start.AddMinutes(70);

    /// <summary>Lives through the evening.</summary>
    public static async Task<ReleasedState> WriteAsync(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var file = $"Data Source={folder["data.db"]};Pooling=False";
        var clock = new FakeTimeProvider(Start);
        await using var connector = await FakeConnector.StartAsync();
        (string Calendar, string Link, JsonWebToken Cookie, JsonWebToken Token) given;
        await using (var service = await RunningService.StartAsync(services => services.AddSingleton(new ProductClock(clock, null, 1)), $"--Storage:ConnectionString={file}"))
        {
            var teams = new TeamsClients(service.Client, connector.Address);
            var (page, cookie, token) = await OpenPageAsync(service, cancellationToken);
            await page.SayAsync("exfoliate sundays, mask wednesdays and saturdays, remind me at 9pm", cancellationToken);
            await TellAsync(teams, "one", "exfoliate mondays, mask fridays, remind me every evening at 9pm", cancellationToken);
            await TellAsync(teams, "one", "i did my cleanse yesterday", cancellationToken);
            await TellAsync(teams, "one", "i did the mask on sunday", cancellationToken);
            await TellAsync(teams, "aside", "remind me every evening at 9pm", cancellationToken);

            // Data that cannot be read set a client aside; they are mended before anybody looks again.
            StateDump.Execute(file, "CREATE TABLE kept AS SELECT key, body FROM items WHERE key = 'msteams/conversations/aside'");
            StateDump.Execute(file, "UPDATE items SET body = CAST('{\"schema\":99}' AS BLOB) WHERE key = 'msteams/conversations/aside'");
            clock.SetUtcNow(Start.AddHours(1).ToUniversalTime());
            await UntilAsync(clock, connector, async () => connector.Received.Any(post => post.Activity.TryGetProperty("expiration", out _))
                && StateDump.Ask(file, "SELECT 1 FROM items WHERE key = 'reminders/set-aside/msteams/aside'") is not null
                && (await page.NewActivitiesAsync(cancellationToken)).Any(activity => activity.TryGetProperty("expiration", out _)), cancellationToken);
            StateDump.Execute(file, "UPDATE items SET body = (SELECT body FROM kept) WHERE key = 'msteams/conversations/aside'; DROP TABLE kept");

            clock.SetUtcNow(End.ToUniversalTime());
            given = (Calendar().Match(await AskAsync(page, "add to my calendar", cancellationToken)).Groups[1].Value, Link().Match(await AskAsync(page, "download my data", cancellationToken)).Groups[1].Value, cookie, token);
            await page.SayAsync("walk me through tonight", cancellationToken);
            await page.SayAsync("done", cancellationToken);

            connector.Status = 500;
            using var unsent = await teams.SayAsync("unsent", "i did my serum", cancellationToken);
            unsent.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        }

        var key = JsonElement.Parse((string)StateDump.Ask(file, "SELECT CAST(body AS TEXT) FROM items WHERE key = 'signing-key'")!).GetProperty("keys")[0];
        var secrets = new StateSecrets(connector.Address, given.Calendar, given.Link, key.GetProperty("secret").GetString()!);
        return new ReleasedState(
            secrets.Hide(StateDump.Write(file)),
            new StateFacts(TimeProvider.System.GetUtcNow(), given.Cookie.Kid, ClaimsOf(given.Cookie), ClaimsOf(given.Token)));
    }

    private static async Task<(DirectLineClient Page, JsonWebToken Cookie, JsonWebToken Token)> OpenPageAsync(RunningService service, CancellationToken cancellationToken)
    {
        using var response = await service.Client.PostAsync("/webchat/token", null, cancellationToken);
        var cookie = response.Headers.GetValues("Set-Cookie").Single().Split(';')[0].Split('=', 2)[1];
        var grant = await DirectLineClient.ReadAsync(response, cancellationToken);
        var token = grant.GetProperty("token").GetString()!;
        var page = new DirectLineClient(service.Client, token, grant.GetProperty("conversationId").GetString()!);
        using var started = await page.SendAsync(HttpMethod.Post, "/v3/directline/conversations", null, cancellationToken);
        started.EnsureSuccessStatusCode();
        return (page, new JsonWebToken(cookie), new JsonWebToken(token));
    }

    private static async Task TellAsync(TeamsClients teams, string client, string text, CancellationToken cancellationToken)
    {
        using var response = await teams.SayAsync(client, text, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    private static async Task<string> AskAsync(DirectLineClient page, string text, CancellationToken cancellationToken) =>
        (await page.SayAsync(text, cancellationToken))[^1].GetProperty("text").GetString()!;

    /// <summary>Lets the product's seconds go by until something holds: whoever sends reminders asks every second.</summary>
    public static async Task UntilAsync(FakeTimeProvider clock, FakeConnector connector, Func<Task<bool>> holds, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (!await holds())
        {
            clock.Advance(TimeSpan.FromMilliseconds(250));
            await connector.WaitAsync(TimeSpan.FromMilliseconds(25), limit.Token);
        }
    }

    private static JsonObject ClaimsOf(JsonWebToken token) => JsonNode.Parse(Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Decode(token.EncodedPayload))!.AsObject();

    [GeneratedRegex(@"/calendar/([\w-]{43})\.ics")]
    private static partial Regex Calendar();

    [GeneratedRegex(@"/export/([\w-]{43})")]
    private static partial Regex Link();
}
