using BotFramework;
using Microsoft.Extensions.DependencyInjection;
using PoreRoutine.Bot.Reminders;
using PoreRoutine.Bot.Storage;
using PoreRoutine.Bot.Tests.Storage.Azurite;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Hosting;

/// <summary>The whole service on an Azure storage account that is empty at first.</summary>
public sealed class AzureStorageTests(AzuriteFixture azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TwoInstances_OnOneAccount_GoOnWithEachOthersConversations()
    {
        string[] account = ["--Storage:Provider=AzureStorage", $"--Storage:ConnectionString={await azurite.StartedAsync()}"];
        var services = await Task.WhenAll(RunningService.StartAsync(account), RunningService.StartAsync(account));
        await using var first = services[0];
        await using var second = services[1];
        (await second.Client.GetStringAsync("/healthz/ready", Token)).ShouldBe("Healthy");
        first.Services.GetRequiredService<IDueStorage>().ShouldBeOfType<BlobStorage>();
        first.Services.GetRequiredService<IReminderQueue>().ShouldBeOfType<AzureReminderQueue>();

        var here = await DirectLineClient.StartAsync(first, Token);
        (await here.SayAsync("set up my plan", Token))[^1].GetProperty("text").GetString()!.ShouldContain("exfoliat", Case.Insensitive);
        var answer = new { type = "message", text = "sunday", from = new { id = "dl_tester" }, channelData = new { clientActivityID = "said there" } };
        (await here.At(second).PostAsync(answer, Token)).EnsureSuccessStatusCode().Dispose();
        var news = (await here.NewActivitiesAsync(Token)).Select(activity => activity.GetProperty("text").GetString()!).ToList();
        news.Count.ShouldBe(2);
        news[0].ShouldBe("sunday");
        news[1].ShouldContain("mask", Case.Insensitive);

        await first.Services.GetRequiredService<IReminderQueue>().PutAsync(new WakeUp("msteams", "a", TimeProvider.System.GetUtcNow()), Token);
        var taken = (await second.Services.GetRequiredService<IReminderQueue>().TakeAsync(1, TimeSpan.FromMinutes(1), Token)).ShouldHaveSingleItem();
        taken.WakeUp.ConversationId.ShouldBe("a");
    }
}
