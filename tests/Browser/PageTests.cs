using PoreRoutine.Browser.Tools;

namespace PoreRoutine.Browser;

/// <summary>The chat page in a real browser, served by the real service.</summary>
public sealed class PageTests(Chromium chromium)
{
    [Fact]
    public async Task Get_Page_HasATitle()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var service = await ServiceProcess.StartAsync([], stop);
        await using var visitor = await chromium.NewVisitorAsync();
        var page = await visitor.NewPageAsync();

        await page.GotoAsync(service.Address.AbsoluteUri);

        (await page.TitleAsync()).ShouldNotBeEmpty();
    }
}
