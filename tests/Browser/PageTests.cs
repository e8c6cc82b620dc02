using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PoreRoutine.Browser.Tools;

namespace PoreRoutine.Browser;

/// <summary>The page itself: how it is served, how it looks, what it does when the line is bad.</summary>
public sealed partial class PageTests(Chromium chromium, PageTests.Service shared) : IClassFixture<PageTests.Service>
{
    /// <summary>How long something may take to show, in milliseconds: these tests share their machine.</summary>
    private const float Patience = 30_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Uri Address => shared.Process.Address;

    [Fact]
    public async Task Get_Page_GreetsWithNothingFromElsewhereAndNoError()
    {
        await using var visitor = await chromium.NewVisitorAsync();
        var elsewhere = new List<string>();
        visitor.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Address.AbsoluteUri, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)) elsewhere.Add(request.Url);
        };
        var chat = await ChatWindow.OpenAsync(visitor, shared.Process);

        await chat.HearsAsync("evening routine coach");

        (await chat.Page.TitleAsync()).ShouldBe("Your Esthetician · Evening routine coach");
        chat.Faults.ShouldBeEmpty();
        elsewhere.ShouldBeEmpty();
    }

    [Fact]
    public async Task Get_Page_OnAPhone_FitsAndItsButtonsTakeAThumb()
    {
        await using var visitor = await chromium.NewVisitorAsync(390, 844);
        var chat = await ChatWindow.OpenAsync(visitor, shared.Process);
        await chat.HearsAsync("evening routine coach");

        (await chat.Page.EvaluateAsync<int>("document.scrollingElement.scrollWidth")).ShouldBe(390);
        var buttons = await chat.Page.Locator("button.ac-pushButton").AllAsync();
        buttons.ShouldNotBeEmpty();
        foreach (var button in buttons)
        {
            var box = (await button.BoundingBoxAsync())!;
            box.Height.ShouldBeGreaterThanOrEqualTo(44);
            box.X.ShouldBeGreaterThanOrEqualTo(0);
            (box.X + box.Width).ShouldBeLessThanOrEqualTo(390);
        }
    }

    [Fact]
    public async Task Get_Page_OperatorWithMarkupInTheName_IsShownAsText()
    {
        using var dialogs = new TemporaryFolder();
        CopyFolder(Path.Combine(Repository.Root, "dialogs"), dialogs.Path);
        var profile = Path.Combine(dialogs.Path, "operator.yaml");
        var text = await File.ReadAllTextAsync(profile, Stop);
        await File.WriteAllTextAsync(
            profile,
            NameLine().Replace(text, """name: "<b onclick=alert(1)>Ann</b> & 'Co'" """).Replace("#2F5D57", "#8A3B12", StringComparison.OrdinalIgnoreCase),
            Stop);
        await using var service = await ServiceProcess.StartAsync([$"--Content:Dialogs={dialogs.Path}"], Stop);
        await using var visitor = await chromium.NewVisitorAsync();

        var chat = await ChatWindow.OpenAsync(visitor, service);

        (await chat.Page.Locator("h1").InnerTextAsync()).ShouldBe("<b onclick=alert(1)>Ann</b> & 'Co'");
        (await chat.Page.Locator("header .mark").EvaluateAsync<string>("mark => getComputedStyle(mark).backgroundColor")).ShouldBe("rgb(138, 59, 18)");
    }

    [Fact]
    public async Task Get_Page_EveryTime_LetsOnlyItsOwnNonceRun()
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var first = await client.GetAsync("", Stop);
        using var second = await client.GetAsync("", Stop);

        var policy = first.Headers.GetValues("Content-Security-Policy").Single();
        var nonce = Nonce().Match(policy).Groups[1].Value;
        policy.ShouldContain("default-src 'none'");
        policy.ShouldNotContain("unsafe");
        Script().Matches(await first.Content.ReadAsStringAsync(Stop)).ShouldAllBe(script => script.Value.Contains($"nonce=\"{nonce}\"", StringComparison.Ordinal));
        second.Headers.GetValues("Content-Security-Policy").Single().ShouldNotContain(nonce);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("identity")]
    public async Task Get_WebChat_InEachEncoding_IsTheSameFileAndMayBeKept(string encoding)
    {
        using var client = new HttpClient { BaseAddress = Address };
        var path = WebChatPath().Match(await client.GetStringAsync("", Stop)).Value;
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept-Encoding", encoding } } };
        using var answer = await client.SendAsync(request, Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentEncoding.ShouldBe(encoding == "identity" ? [] : [encoding]);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        answer.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
        var sent = await answer.Content.ReadAsByteArrayAsync(Stop);
        if (encoding != "identity") sent.Length.ShouldBeLessThan(1_000_000);
        using var plain = new StreamReader(encoding switch
        {
            "br" => new BrotliStream(new MemoryStream(sent), CompressionMode.Decompress),
            "gzip" => new GZipStream(new MemoryStream(sent), CompressionMode.Decompress),
            _ => new MemoryStream(sent),
        });
        var script = await plain.ReadToEndAsync(Stop);
        script.Length.ShouldBeGreaterThan(3_500_000);
        script.ShouldContain("renderWebChat");
    }

    [Fact]
    public async Task Get_Asset_OfAnEarlierVersion_IsTodaysAndIsNotKept()
    {
        using var client = new HttpClient { BaseAddress = Address };

        using var earlier = await client.GetAsync("assets/0000000000000000/page.css", Stop);
        using var unknown = await client.GetAsync("assets/0000000000000000/other.css", Stop);

        earlier.StatusCode.ShouldBe(HttpStatusCode.OK);
        earlier.Headers.CacheControl!.ToString().ShouldBe("no-cache");
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Open_NoTokenAtFirst_SaysSoAndOpensByItself()
    {
        await using var visitor = await chromium.NewVisitorAsync();
        var refuse = true;
        await visitor.RouteAsync("**/webchat/token", route => Volatile.Read(ref refuse)
            ? route.FulfillAsync(new RouteFulfillOptions { Status = 503 })
            : route.ContinueAsync());
        var chat = await ChatWindow.OpenAsync(visitor, shared.Process);

        await Assertions.Expect(chat.Page.Locator("#opening")).ToContainTextAsync("I’ll keep trying", new() { Timeout = Patience });
        Volatile.Write(ref refuse, false);
        await chat.HearsAsync("evening routine coach");

        (await chat.Page.Locator("#opening").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Send_WhileTheServiceIsDown_GoesOutOnceWhenItIsBack()
    {
        await using var service = await ServiceProcess.StartAsync([], Stop);
        await using var visitor = await chromium.NewVisitorAsync();
        var chat = await ChatWindow.OpenAsync(visitor, service);
        await chat.HearsAsync("evening routine coach");

        service.Kill();
        await Assertions.Expect(chat.Page.Locator("#notice")).ToBeVisibleAsync(new() { Timeout = Patience });
        await chat.SaysAsync("why not a clay mask?");
        await Assertions.Expect(chat.Page.GetByText("Sending", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = Patience });
        await service.StartAgainAsync([], Stop);

        await chat.HearsAsync("Clay and mud masks");
        await Assertions.Expect(chat.Page.Locator("#notice")).ToBeHiddenAsync(new() { Timeout = Patience });
        (await chat.Page.Locator(".webchat__bubble--from-user").CountAsync()).ShouldBe(1);
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    [GeneratedRegex("^name:.*$", RegexOptions.Multiline)]
    private static partial Regex NameLine();

    [GeneratedRegex("script-src 'nonce-([^']+)'")]
    private static partial Regex Nonce();

    [GeneratedRegex("<(script|style)[^>]*>")]
    private static partial Regex Script();

    [GeneratedRegex("assets/[0-9a-f]+/webchat\\.js")]
    private static partial Regex WebChatPath();

    /// <summary>One service for the tests that leave it as it is.</summary>
    public sealed class Service : IAsyncLifetime
    {
        private ServiceProcess? process;

        /// <summary>The running service.</summary>
        public ServiceProcess Process => process ?? throw new InvalidOperationException("The service has not been started.");

        /// <inheritdoc />
        public async ValueTask InitializeAsync() => process = await ServiceProcess.StartAsync([], Stop);

        /// <inheritdoc />
        public async ValueTask DisposeAsync()
        {
            if (process is not null) await process.DisposeAsync();
        }
    }
}
