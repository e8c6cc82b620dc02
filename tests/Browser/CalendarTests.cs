using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using PoreRoutine.Browser.Tools;

namespace PoreRoutine.Browser;

/// <summary>A client's calendar, subscribed to by the address from the chat and read by <c>ical.js</c>.</summary>
public sealed partial class CalendarTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Sixty evenings with a change of the clocks among them; the reminder is never at a time that they jump over.</summary>
    [Theory]
    [InlineData("America/New_York", "2026-02-20T17:00:00Z", "21:00")]
    [InlineData("America/New_York", "2026-10-05T16:00:00Z", "00:30")]
    [InlineData("Asia/Beirut", "2026-03-10T10:00:00Z", "21:00")]
    [InlineData("Asia/Beirut", "2026-10-05T09:00:00Z", "22:45")]
    [InlineData("Pacific/Easter", "2026-03-10T17:00:00Z", "20:15")]
    [InlineData("Pacific/Easter", "2026-08-20T18:00:00Z", "21:00")]
    [InlineData("Antarctica/Troll", "2026-03-10T12:00:00Z", "21:00")]
    [InlineData("Antarctica/Troll", "2026-10-05T10:00:00Z", "21:00")]
    public async Task Address_FromTheChat_IsACalendarThatAParserReadsAtLocalTimes(string zone, string start, string at)
    {
        await using var service = await ServiceProcess.StartAsync([$"--Clock:Start={start}"], Stop);
        using var client = new HttpClient { BaseAddress = service.Address };
        var activities = await OpenAsync(client);
        await SayAsync(client, activities, zone, $"remind me at {at}");
        var said = await SayAsync(client, activities, zone, "can I get this in google calendar?");
        var address = AddressPattern().Match(said).Groups[1].Value;
        address.ShouldStartWith(service.Address.AbsoluteUri);
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "evenings.ics");
        await File.WriteAllBytesAsync(file, await client.GetByteArrayAsync(address, Stop), Stop);

        var read = JsonElement.Parse(await ChildProcess.RunAsync("node", [Path.Combine("Tools", "read-calendar.mjs"), file, zone], Path.Combine(Repository.Root, "tests", "Browser"), null, Stop));

        read.GetProperty("faults").EnumerateArray().Select(fault => fault.GetString()).ShouldBeEmpty();
        var first = DateOnly.ParseExact(start[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var date = at.StartsWith("00", StringComparison.Ordinal) ? first.AddDays(1) : first;
        var events = read.GetProperty("events").EnumerateArray().ToList();
        events.Select(each => each.GetProperty("wall").GetString())
            .ShouldBe(Enumerable.Range(0, 60).Select(day => $"{date.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} {at}:00"));
        for (var day = 0; day < 60; day++)
        {
            var summary = events[day].GetProperty("summary").GetString()!;
            summary.ShouldContain("Double cleanse");
            summary.Contains("Pore-refining mask", StringComparison.Ordinal).ShouldBe(first.AddDays(day).DayOfWeek == DayOfWeek.Wednesday);
            summary.Contains("Double exfoliation", StringComparison.Ordinal).ShouldBe(first.AddDays(day).DayOfWeek == DayOfWeek.Sunday);
            events[day].GetProperty("description").GetString()!.ShouldContain("\n");
        }
    }

    /// <summary>Opens a visitor's conversation; what the client calls from then on, it calls as that visitor.</summary>
    private static async Task<string> OpenAsync(HttpClient client)
    {
        var grant = await ReadAsync(await client.PostAsync("webchat/token", null, Stop));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", grant.GetProperty("token").GetString());
        var conversation = $"v3/directline/conversations/{grant.GetProperty("conversationId").GetString()}";
        await ReadAsync(await client.GetAsync(conversation, Stop));
        return $"{conversation}/activities";
    }

    private static async Task<string> SayAsync(HttpClient client, string activities, string zone, string text)
    {
        (await client.PostAsJsonAsync(activities, new { type = "message", text, localTimezone = zone }, Stop)).EnsureSuccessStatusCode();
        var log = await ReadAsync(await client.GetAsync(activities, Stop));
        return log.GetProperty("activities").EnumerateArray().Last().GetProperty("text").GetString()!;
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response) => JsonElement.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Stop));

    [GeneratedRegex(@"\((http[^)]+\.ics)\)")]
    private static partial Regex AddressPattern();
}
