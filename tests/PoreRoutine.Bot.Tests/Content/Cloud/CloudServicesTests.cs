using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PoreRoutine.Bot.Commands;
using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Content.Cloud;
using PoreRoutine.Bot.Tests.Storage.Azurite;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Content.Cloud;

/// <summary>Two instances of the whole service, and an operator who pushes.</summary>
public sealed class CloudServicesTests(AzuriteFixture azurite) : IDisposable
{
    private const string Question = "how often do i mask";

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly LogLines _log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Push_AChangedAnswer_IsGivenByEveryInstanceAndAFaultyOneByNone()
    {
        _folder.CopyOf("seeds");
        _folder.CopyOf("dialogs");
        string[] settings = ["--Storage:Provider=AzureStorage", $"--Storage:ConnectionString={await azurite.StartedAsync()}", $"--Content:Source=c{Guid.NewGuid():N}"];

        // Before the first push there is nothing but the app's own folders.
        await using var first = await StartAsync(settings);
        var here = await DirectLineClient.StartAsync(first, Token);
        (await AskAsync(here)).ShouldStartWith("Once or twice a week");
        _log.All.ShouldContain(line => line.Contains("has no content yet: the app's own folders are in force", StringComparison.Ordinal));

        Answer("Twice a week at most");
        (await PushAsync(settings)).Exit.ShouldBe(0);
        await TakenAsync(first);
        (await AskAsync(here)).ShouldStartWith("Twice a week at most");

        // One that starts later has it from its first answer on.
        await using var second = await StartAsync(settings);
        var there = await DirectLineClient.StartAsync(second, Token);
        (await AskAsync(there)).ShouldStartWith("Twice a week at most");

        Answer("Every fourth evening");
        File.WriteAllText(_folder["dialogs/page.en.yaml"], File.ReadAllText(_folder["dialogs/page.en.yaml"]).Replace("book: Book a visit", "book: Come and see me", StringComparison.Ordinal));
        var (exit, output, _) = await PushAsync(settings);
        (exit, output.Contains("Instances take it within half a minute.", StringComparison.Ordinal)).ShouldBe((0, true), output);
        await TakenAsync(first, second);
        (await AskAsync(here)).ShouldStartWith("Every fourth evening");
        (await AskAsync(there)).ShouldStartWith("Every fourth evening");
        (await second.Client.GetStringAsync("/", Token)).ShouldContain("Come and see me");

        Answer("");
        (exit, output, var errors) = await PushAsync(settings);
        (exit, output).ShouldBe((1, ""));
        errors.ShouldContain("seeds/mask.md:");
        errors.ShouldEndWith("Nothing was pushed.\n");
        (await PushedAsync(settings)).ShouldStartWith("Every fourth evening");
    }

    private static async Task<string> AskAsync(DirectLineClient client) => (await client.SayAsync(Question, Token))[^1].GetProperty("text").GetString()!;

    private static async Task<string> PushedAsync(string[] settings)
    {
        using var cloud = new CloudContent(new ContentContainer(new Azure.Storage.Blobs.BlobContainerClient(settings[1].Split('=', 2)[1], settings[2].Split('=')[1])));
        return PushedFolder.AnswerIn((await cloud.StartAsync(TextWriter.Null, _ => { }, Token)).ShouldNotBeNull());
    }

    private Task<RunningService> StartAsync(string[] settings) => RunningService.StartAsync(
        services => services.AddSingleton(provider => new ContentPoller(provider.GetRequiredService<CloudContent>(), provider.GetRequiredService<ContentSource>(), _clock, _log.Of<ContentPoller>())),
        settings);

    /// <summary>Waits until instances have taken what was pushed, from one look on.</summary>
    private async Task TakenAsync(params RunningService[] services)
    {
        var taken = services.Select(service =>
        {
            var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            service.Services.GetRequiredService<ContentSource>().Changed += (_, _) => changed.TrySetResult();
            return changed.Task.WaitAsync(TimeSpan.FromSeconds(60), Token);
        }).ToList();
        _clock.Advance(ContentPoller.Interval);
        await Task.WhenAll(taken);
    }

    private void Answer(string start)
    {
        var path = _folder["seeds/mask.md"];
        var lines = File.ReadAllLines(path);
        var heading = Array.FindIndex(lines, line => line.Contains("{#mask.how-often}", StringComparison.Ordinal));
        lines[heading + 2] = start.Length == 0 ? "See also: [Nothing](#mask.no-such-topic)" : $"{start}, whichever suits you.";
        File.WriteAllLines(path, lines);
    }

    private async Task<(int Exit, string Output, string Errors)> PushAsync(string[] settings)
    {
        var (output, errors) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        string[] args = ["--contentRoot", Repository.Root, $"--Content:Seeds={_folder["seeds"]}", $"--Content:Dialogs={_folder["dialogs"]}", .. settings];
        var exit = await ContentPushCommand.RunAsync(args, output, errors, Token);
        return (exit, output.ToString(), errors.ToString());
    }
}
