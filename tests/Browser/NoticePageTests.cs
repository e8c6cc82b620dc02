using Microsoft.Playwright;
using PoreRoutine.Browser.Tools;

namespace PoreRoutine.Browser;

/// <summary>The privacy notice and the terms of use, as a client reads them.</summary>
public sealed class NoticePageTests(Chromium chromium, PageTests.Service shared) : IClassFixture<PageTests.Service>
{
    [Theory]
    [InlineData("privacy", "Privacy")]
    [InlineData("terms", "Terms of use")]
    public async Task Get_OnAPhone_IsReadToItsEndAndLeadsBackToTheChat(string path, string heading)
    {
        await using var visitor = await chromium.NewVisitorAsync(360, 740);
        var page = await visitor.NewPageAsync();
        var faults = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") faults.Add(message.Text);
        };

        await page.GotoAsync(new Uri(shared.Process.Address, path).AbsoluteUri);

        (await page.Locator("h1").InnerTextAsync()).ShouldBe(heading);
        (await page.TitleAsync()).ShouldBe($"{heading} · Your Esthetician");
        (await page.EvaluateAsync<int>("document.scrollingElement.scrollWidth")).ShouldBe(360);
        (await page.Locator("main p").First.EvaluateAsync<float>("text => parseFloat(getComputedStyle(text).fontSize)")).ShouldBeGreaterThanOrEqualTo(16);
        var last = page.Locator("main > :last-child");
        await last.ScrollIntoViewIfNeededAsync();
        (await last.EvaluateAsync<bool>("text => text.getBoundingClientRect().bottom <= innerHeight")).ShouldBeTrue();
        var back = page.GetByRole(AriaRole.Link, new() { Name = "To the chat" });
        (await back.BoundingBoxAsync())!.Height.ShouldBeGreaterThanOrEqualTo(44);
        faults.ShouldBeEmpty();

        await back.ClickAsync();
        (await page.TitleAsync()).ShouldBe("Your Esthetician · Evening routine coach");
    }
}
