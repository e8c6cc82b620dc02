using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using NodaTime;
using PoreRoutine.Bot.Tests.DirectLine;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Calendar;

public sealed partial class CalendarEndpointTests : DirectLineTest
{
    [Fact]
    public async Task Get_TheAddressFromTheChat_IsTheClientsEvenings()
    {
        await Client.SayAsync("put my masks on tuesdays", Token);
        await Client.SayAsync("remind me at 22:15", Token);
        var path = await AddressAsync();

        using var response = await Service.Client.GetAsync(path, Token);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/calendar; charset=utf-8");
        response.Content.Headers.ContentDisposition.ShouldBeNull();
        response.Headers.CacheControl!.Private.ShouldBeTrue();
        response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        var calendar = WrittenCalendar.Read(await response.Content.ReadAsStringAsync(Token));
        calendar.Events.Count.ShouldBe(60);
        var zone = DateTimeZoneProviders.Tzdb["America/New_York"];
        calendar.Events.ShouldAllBe(each => each.Start.InZone(zone, CalendarSystem.Iso).TimeOfDay == new LocalTime(22, 15));
        calendar.Events.ShouldAllBe(each => each.Summary.Contains("mask") == (each.Start.InZone(zone, CalendarSystem.Iso).DayOfWeek == IsoDayOfWeek.Tuesday));
    }

    [Fact]
    public async Task Head_HasTheHeadersAndNoBody()
    {
        var path = await AddressAsync();
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var response = await Service.Client.SendAsync(request, Token);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        response.Content.Headers.ContentLength!.Value.ShouldBeGreaterThan(10_000);
        response.Headers.ETag.ShouldNotBeNull();
        (await response.Content.ReadAsByteArrayAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Get_WithTheTagOfWhatItHas_Is304UntilThePlanChanges()
    {
        var path = await AddressAsync();
        using var first = await Service.Client.GetAsync(path, Token);
        using var same = await GetAsync(path, first.Headers.ETag!);
        same.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await same.Content.ReadAsByteArrayAsync(Token)).ShouldBeEmpty();

        await Client.SayAsync("put my exfoliation on mondays", Token);

        using var other = await GetAsync(path, first.Headers.ETag!);
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
        other.Headers.ETag.ShouldNotBe(first.Headers.ETag);
    }

    [Fact]
    public async Task Get_AfterAskingAgain_OnlyTheNewAddressIsGood()
    {
        var first = await AddressAsync();
        var second = await AddressAsync();
        await ShouldBeGoneAsync(first);
        using var response = await Service.Client.GetAsync(second, Token);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("stop the calendar link")]
    [InlineData("delete my data", "yes")]
    public async Task Get_AfterItsEnd_IsNotThereAndLeavesNothing(params string[] said)
    {
        var path = await AddressAsync();
        Keys("%calendar%").Count.ShouldBe(2);
        foreach (var text in said)
        {
            await Client.SayAsync(text, Token);
        }

        await ShouldBeGoneAsync(path);
        Keys("%calendar%").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/calendar/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics")]
    [InlineData("/calendar/a.ics")]
    [InlineData("/calendar/%27%3Cscript%3E.ics")]
    public Task Get_AWrongToken_IsNotThere(string path) => ShouldBeGoneAsync(path);

    [Fact]
    public async Task Post_AnAddress_IsNotAllowed()
    {
        using var response = await Service.Client.PostAsync(await AddressAsync(), null, Token);
        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task Get_OfAnotherProcess_IsTheSameCalendar()
    {
        await using var other = await RunningService.StartAsync($"--Storage:ConnectionString={Service.ConnectionString}");
        var path = await AddressAsync();
        using var response = await other.Client.GetAsync(path, Token);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Store_HasNoTokenButInWhatWasSaid()
    {
        var token = TokenPattern().Match(await AddressAsync()).Groups[1].Value;
        token.Length.ShouldBe(43);
        Keys("%", token).ShouldBe([$"directline/{Client.ConversationId}/transcript"]);
    }

    [Fact]
    public async Task Export_NamesTheCalendar()
    {
        (await ExportAsync()).TryGetProperty("calendar", out _).ShouldBeFalse();
        await AddressAsync();
        (await ExportAsync()).GetProperty("calendar").GetProperty("address").GetString()!.ShouldMatch("^calendar/[0-9a-f]{64}$");
    }

    [Fact]
    public async Task Button_DoesTheSameAsAsking()
    {
        using var pressed = await PostAsync(new { type = "message", value = new { action = "calendar" }, from = new { id = "dl_tester" } });
        pressed.EnsureSuccessStatusCode();
        var reply = (await Client.NewActivitiesAsync(Token))[^1].GetProperty("text").GetString()!;
        using var response = await Service.Client.GetAsync(LinkPattern().Match(reply).Groups[1].Value, Token);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<string> AddressAsync()
    {
        var text = (await Client.SayAsync("add to my calendar", Token))[0].GetProperty("text").GetString()!;
        return LinkPattern().Match(text).Groups[1].Value;
    }

    private async Task<HttpResponseMessage> GetAsync(string path, EntityTagHeaderValue known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { known } } };
        return await Service.Client.SendAsync(request, Token);
    }

    private async Task ShouldBeGoneAsync(string path)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            using var request = new HttpRequestMessage(method, path);
            using var response = await Service.Client.SendAsync(request, Token);
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await response.Content.ReadAsByteArrayAsync(Token)).ShouldBeEmpty();
        }
    }

    private async Task<JsonElement> ExportAsync()
    {
        var text = (await Client.SayAsync("export my data", Token))[0].GetProperty("text").GetString()!;
        using var file = await Service.Client.PostAsync(ExportPattern().Match(text).Groups[1].Value, null, Token);
        return await DirectLineClient.ReadAsync(file.EnsureSuccessStatusCode(), Token);
    }

    /// <summary>The keys that are like this, of items with a text in them.</summary>
    private List<string> Keys(string like, string text = "")
    {
        using var connection = new SqliteConnection(Service.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT key FROM items WHERE key LIKE $like AND (key || CAST(body AS TEXT)) LIKE '%' || $text || '%'";
        command.Parameters.AddWithValue("$like", like);
        command.Parameters.AddWithValue("$text", text);
        using var reader = command.ExecuteReader();
        var keys = new List<string>();
        while (reader.Read())
        {
            keys.Add(reader.GetString(0));
        }

        return keys;
    }

    [GeneratedRegex(@"\(http://localhost:3978(/calendar/[^)]+)\)")]
    private static partial Regex LinkPattern();

    [GeneratedRegex(@"/calendar/(.+)\.ics")]
    private static partial Regex TokenPattern();

    [GeneratedRegex(@"\(http://localhost:3978(/export/[^)]+)\)")]
    private static partial Regex ExportPattern();
}
