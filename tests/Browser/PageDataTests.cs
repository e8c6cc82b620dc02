using Microsoft.Playwright;
using PoreRoutine.Browser.Tools;

namespace PoreRoutine.Browser;

/// <summary>A client's own data, asked for and deleted on the page.</summary>
public sealed class PageDataTests(Chromium chromium)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Export_TheLinkInTheChat_LeadsToAButtonAndOneDownload()
    {
        await using var service = await ServiceProcess.StartAsync([], Stop);
        await service.StartAgainAsync([$"--Web:PublicOrigin={service.Address}"], Stop);
        await using var visitor = await chromium.NewVisitorAsync();
        var chat = await ChatWindow.OpenAsync(visitor, service);
        await chat.HearsAsync("evening routine coach");
        await chat.SaysAsync("put my exfoliation on mondays");
        await chat.HearsAsync("Mondays");
        await chat.SaysAsync("export my data");
        await chat.HearsAsync("Your data is here");

        var page = await visitor.RunAndWaitForPageAsync(() => chat.Page.Locator("a[href*=\"/export/\"]").ClickAsync());
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Download my data" });
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(AppContext.BaseDirectory, "screenshots", "export-1280.png") });
        var download = await page.RunAndWaitForDownloadAsync(() => button.ClickAsync());
        download.SuggestedFilename.ShouldEndWith(".json");
        (await File.ReadAllTextAsync(await download.PathAsync(), Stop)).ShouldContain("put my exfoliation on mondays");

        await page.ReloadAsync();
        (await page.GetByText("ask for your data again").CountAsync()).ShouldBe(1);
        chat.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Delete_ByTheButton_ThePageGoesOnAndAReloadShowsNothingOfBefore()
    {
        await using var service = await ServiceProcess.StartAsync([], Stop);
        await using var visitor = await chromium.NewVisitorAsync();
        var chat = await ChatWindow.OpenAsync(visitor, service);
        await chat.HearsAsync("evening routine coach");
        await chat.SaysAsync("put my exfoliation on mondays");
        await chat.HearsAsync("Mondays");
        await chat.SaysAsync("delete my data");
        await chat.HearsAsync("Delete everything?");
        await chat.PressesAsync("Yes, delete everything");
        await chat.HearsAsync("Everything I kept about you is deleted");
        await chat.SaysAsync("what's my plan?");
        await chat.HearsAsync("chosen a plan yet");
        await chat.Page.CloseAsync();

        var reloaded = await ChatWindow.OpenAsync(visitor, service);
        await reloaded.HearsAsync("Everything I kept about you is deleted");
        await reloaded.HearsAsync("chosen a plan yet");
        await reloaded.PictureAsync("deleted-1280");
        (await reloaded.CountAsync("Mondays")).ShouldBe(0);
        (await reloaded.CountAsync("evening routine coach")).ShouldBe(0);
        chat.Faults.ShouldBeEmpty();
        reloaded.Faults.ShouldBeEmpty();
    }
}
