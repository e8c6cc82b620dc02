using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using PoreRoutine.Bot.Tests.DirectLine;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.ClientData;

public sealed partial class ExportEndpointTests : DirectLineTest
{
    [Fact]
    public async Task Post_TheFile_HasAllThatIsStoredAsOfThatMoment()
    {
        await Client.SayAsync("put my exfoliation on mondays", Token);
        var path = await LinkAsync();
        await Client.SayAsync("I did my exfoliation", Token);

        using var response = await Service.Client.PostAsync(path, null, Token);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        response.Content.Headers.ContentDisposition.FileName.ShouldEndWith(".json");
        ShouldBeKeptNowhere(response);
        var file = await DirectLineClient.ReadAsync(response, Token);
        file.GetProperty("client").GetProperty("userId").GetString().ShouldBe("dl_tester");
        file.GetProperty("plan").GetProperty("steps").GetProperty("exfoliate").GetProperty("days")[0].GetString().ShouldBe("monday");
        var evening = file.GetProperty("diary").EnumerateObject().ShouldHaveSingleItem();
        evening.Name.ShouldMatch(@"^\d{4}-\d\d-\d\d$");
        evening.Value.GetProperty("exfoliate").GetString().ShouldBe("done");
        file.GetProperty("log").GetProperty("transcript").GetProperty("activities").EnumerateArray().Select(activity => activity.GetProperty("text").GetString())
            .ShouldContain("put my exfoliation on mondays");
        var conversation = file.GetProperty("conversation");
        conversation.GetProperty("reference").GetProperty("user").GetProperty("id").GetString().ShouldBe("dl_tester");
        conversation.GetProperty("states").GetProperty("directline/users/dl_tester").GetProperty("client").GetProperty("greeted").GetBoolean().ShouldBeTrue();
        conversation.GetProperty("seen").GetArrayLength().ShouldBe(4);
    }

    [Fact]
    public async Task GetAndHead_AsOftenAsLinksAreLookedAt_UseNothingUp()
    {
        var path = await LinkAsync();
        foreach (var method in new[] { HttpMethod.Head, HttpMethod.Get, HttpMethod.Get })
        {
            using var request = new HttpRequestMessage(method, path);
            using var page = await Service.Client.SendAsync(request, Token);
            page.StatusCode.ShouldBe(HttpStatusCode.OK);
            page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
            page.Content.Headers.ContentDisposition.ShouldBeNull();
            page.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("default-src 'none'");
            ShouldBeKeptNowhere(page);
            var html = await page.Content.ReadAsStringAsync(Token);
            html.ShouldNotContain("exfoli");
            html.Contains("<form method=\"post\">", StringComparison.Ordinal).ShouldBe(method == HttpMethod.Get);
        }

        using var file = await Service.Client.PostAsync(path, null, Token);
        file.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Post_ASecondTime_IsToldToAskAgain()
    {
        var path = await LinkAsync();
        (await Service.Client.PostAsync(path, null, Token)).Dispose();
        await ShouldBeGoneAsync(path);
    }

    [Fact]
    public async Task Post_ManyAtOnceInTwoProcesses_OneGetsTheFile()
    {
        await using var other = await RunningService.StartAsync($"--Storage:ConnectionString={Service.ConnectionString}");
        var path = await LinkAsync();
        var responses = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => (number % 2 == 0 ? Service : other).Client.PostAsync(path, null, Token)));
        responses.Select(response => response.StatusCode).Order().ShouldBe([HttpStatusCode.OK, .. Enumerable.Repeat(HttpStatusCode.NotFound, 9)]);
        Array.ForEach(responses, response => response.Dispose());
    }

    [Fact]
    public async Task Post_AfterAQuarterOfAnHour_IsToldToAskAgain()
    {
        var path = await LinkAsync();
        Execute("UPDATE items SET expires = expires - 14 * 60 WHERE key LIKE 'export/%'").ShouldBe(1);
        using (var page = await Service.Client.GetAsync(path, Token))
        {
            page.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        Execute("UPDATE items SET expires = expires - 60 WHERE key LIKE 'export/%'").ShouldBe(1);
        await ShouldBeGoneAsync(path);
    }

    [Fact]
    public async Task Post_AfterAskingAgain_OnlyTheNewLinkIsGood()
    {
        var first = await LinkAsync();
        var second = await LinkAsync();
        await ShouldBeGoneAsync(first);
        using var file = await Service.Client.PostAsync(second, null, Token);
        file.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Post_AfterEverythingWasDeleted_IsToldToAskAgain()
    {
        var path = await LinkAsync();
        await Client.SayAsync("delete my data", Token);
        await Client.SayAsync("yes", Token);
        await ShouldBeGoneAsync(path);
    }

    [Theory]
    [InlineData("/export/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/export/a")]
    [InlineData("/export/%27%3Cscript%3E")]
    public async Task Post_AWrongToken_IsToldToAskAgain(string path) => await ShouldBeGoneAsync(path);

    [Fact]
    public async Task Store_HasNoTokenButInWhatWasSaid()
    {
        var path = await LinkAsync();
        var token = path[(path.LastIndexOf('/') + 1)..];
        token.Length.ShouldBe(43);
        using var connection = new SqliteConnection(Service.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT key FROM items WHERE (key || CAST(body AS TEXT)) LIKE '%' || $token || '%'";
        command.Parameters.AddWithValue("$token", token);
        using var reader = command.ExecuteReader();
        reader.Read().ShouldBeTrue();
        reader.GetString(0).ShouldBe($"directline/{Client.ConversationId}/transcript");
        reader.Read().ShouldBeFalse();
    }

    [Fact]
    public async Task Link_BeginsWithThePublicOrigin()
    {
        await using var service = await RunningService.StartAsync("--Web:PublicOrigin=https://chat.example.com");
        var client = await DirectLineClient.StartAsync(service, Token);
        (await client.SayAsync("export my data", Token))[0].GetProperty("text").GetString()!.ShouldContain("(https://chat.example.com/export/");
    }

    private static void ShouldBeKeptNowhere(HttpResponseMessage response)
    {
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    private async Task ShouldBeGoneAsync(string path)
    {
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Get })
        {
            using var request = new HttpRequestMessage(method, path);
            using var response = await Service.Client.SendAsync(request, Token);
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            ShouldBeKeptNowhere(response);
            var html = await response.Content.ReadAsStringAsync(Token);
            html.ShouldContain("ask for your data again");
            html.ShouldNotContain("<form");
        }
    }

    /// <summary>The path of the link that the bot gives.</summary>
    private async Task<string> LinkAsync()
    {
        var text = (await Client.SayAsync("export my data", Token))[0].GetProperty("text").GetString()!;
        return LinkPattern().Match(text).Groups[1].Value;
    }

    private int Execute(string sql)
    {
        using var connection = new SqliteConnection(Service.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    [GeneratedRegex(@"\(http://localhost:3978(/export/[^)]+)\)")]
    private static partial Regex LinkPattern();
}
