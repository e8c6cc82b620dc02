using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PoreRoutine.Bot.ClientData;
using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Tests.Support;
using PoreRoutine.Bot.Unanswered;
using PoreRoutine.Routine;

namespace PoreRoutine.Bot.Tests.WebChat;

public sealed partial class NoticePagesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/privacy", "<h1>Privacy</h1>")]
    [InlineData("/terms", "<h1>Terms of use</h1>")]
    public async Task Get_AsShipped_IsAPageInTheOperatorsNameThatRunsNothing(string path, string heading)
    {
        await using var service = await RunningService.StartAsync();
        using var answer = await service.Client.GetAsync(path, Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        var page = await answer.Content.ReadAsStringAsync(Token);
        page.ShouldContain(heading);
        page.ShouldContain(RealContent.Value.Operator.Name);
        page.ShouldContain(RealContent.Value.Operator.Contact);
        page.ShouldNotContain("{{");
        page.ShouldNotContain("<script");
        page.ShouldNotContain("no legal advice");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'none'; ");
        policy.ShouldNotContain("script-src");
        policy.ShouldNotContain("unsafe");
        Style().Count(page).ShouldBe(2);
        Style().Matches(page).ShouldAllBe(style => policy.Contains(style.Groups[1].Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_ThePrivacyNotice_TellsTheTimesThatHold()
    {
        await using var service = await RunningService.StartAsync();
        var page = await service.Client.GetStringAsync("/privacy", Token);
        page.ShouldContain($"good for {ExportLinks.Lifetime.TotalMinutes:0} minutes");
        page.ShouldContain($"kept for {UnansweredStore.Kept.TotalDays:0} days");
        page.ShouldContain($"the last {Diary.EveningsInDetail} evenings");
        page.ShouldContain($"up to {RealContent.Value.Operator.BackupDays} days");
    }

    [Fact]
    public async Task Get_OwnAddresses_LeadsThereFromThePageAndFromTheMenu()
    {
        var own = RealContent.Value.Operator with { Privacy = "https://salon.example/privacy?a=1&b=2", Terms = "https://salon.example/terms" };
        await using var service = await RunningService.StartAsync(services => services.AddSingleton(new BotContent(RealContent.Value with { Operator = own }, RealContent.Value.Recognizer)));
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = service.Address };
        using var privacy = await client.GetAsync("/privacy", Token);
        privacy.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        privacy.Headers.Location!.OriginalString.ShouldBe(own.Privacy);
        using var terms = await client.GetAsync("/terms", Token);
        terms.Headers.Location!.OriginalString.ShouldBe(own.Terms);
        var menu = await client.GetStringAsync("/", Token);
        menu.ShouldContain("href=\"https://salon.example/privacy?a=1&amp;b=2\"");
        menu.ShouldContain($"href=\"{own.Terms}\"");
    }

    [Fact]
    public async Task Get_NoOwnAddresses_TheMenuLeadsToTheServicesPages()
    {
        await using var service = await RunningService.StartAsync();
        var menu = await service.Client.GetStringAsync("/", Token);
        menu.ShouldContain("href=\"/privacy\"");
        menu.ShouldContain("href=\"/terms\"");
    }

    [Fact]
    public async Task Head_IsAnsweredLikeGet()
    {
        await using var service = await RunningService.StartAsync();
        using var answer = await service.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/terms"), Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public void Read_AnOperatorWithMarkupInTheName_IsShownAsText()
    {
        var faults = new List<PoreRoutine.Knowledge.ContentFault>();
        var notice = Notice.Read(Repository.Folder("dialogs"), "privacy.md", RealContent.Value.Operator with { Name = "<b>Ann</b> & 'Co'", BackupDays = 0 }, faults);
        faults.ShouldBeEmpty();
        notice.Html.ShouldContain("&lt;b&gt;Ann&lt;/b&gt; &amp; 'Co'");
        notice.Html.ShouldNotContain("<b>");
        notice.Html.ShouldNotContain("A backup may");
    }

    [GeneratedRegex("<(?:style|link rel=\"stylesheet\")[^>]* nonce=\"([^\"]+)\"")]
    private static partial Regex Style();
}
