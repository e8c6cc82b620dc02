using PoreRoutine.Bot.Content.Cloud;
using PoreRoutine.Bot.Tests.Storage.Azurite;

namespace PoreRoutine.Bot.Tests.Content.Cloud;

public sealed class ContentPushTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private PushedFolder _folder = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _folder = new PushedFolder(await azurite.StartedAsync());

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    [Fact]
    public async Task RunAsync_TheFirst_IsInForceWithItsRecogniser()
    {
        (await _folder.PushAsync()).ShouldBeEmpty();

        (await _folder.PushedAnswerAsync()).ShouldNotBeNull().ShouldStartWith(PushedFolder.Before);
        var current = (await _folder.Container.FindCurrentAsync(null, Token))!;
        (await _folder.NamesAsync("versions/")).ShouldBe([$"versions/{current.Version}.zip"]);
        (await _folder.NamesAsync("recognizers/")).ShouldHaveSingleItem();
        _folder.Output.ToString().ShouldContain($"In force: version {current.Version} ({current.Files} files, pushed at 2026-03-04 20:00:01 UTC)");
        _folder.Output.ToString().ShouldContain("100 % done");
    }

    [Fact]
    public async Task RunAsync_TheSameAgain_SaysSoAndChangesNothing()
    {
        await _folder.PushAsync();
        var before = await _folder.Container.FindCurrentAsync(null, Token);
        _folder.Output.GetStringBuilder().Clear();

        (await _folder.PushAsync()).ShouldBeEmpty();

        (await _folder.Container.FindCurrentAsync(before, Token)).ShouldBeSameAs(before);
        (await _folder.NamesAsync("versions/")).ShouldHaveSingleItem();
        _folder.Output.ToString().ShouldBe($"This content is in force already, as version {before!.Version} ({before.Files} files, pushed at 2026-03-04 20:00:01 UTC).\n");
    }

    [Fact]
    public async Task RunAsync_TheSameByAProgramThatLearnsOtherwise_BringsItsRecogniserAndChangesNoContent()
    {
        await _folder.PushAsync();
        var before = await _folder.Container.FindCurrentAsync(null, Token);
        var recognizer = (await _folder.NamesAsync("recognizers/")).Single();
        await _folder.Blobs.GetBlobClient(recognizer).DeleteAsync(cancellationToken: Token);

        (await _folder.PushAsync()).ShouldBeEmpty();

        (await _folder.NamesAsync("recognizers/")).ShouldBe([recognizer]);
        (await _folder.Container.FindCurrentAsync(before, Token)).ShouldBeSameAs(before);
    }

    [Fact]
    public async Task RunAsync_TheOlderFolder_IsTheWayBack()
    {
        await _folder.PushAsync();
        _folder.Answer("Every other evening");
        await _folder.PushAsync();
        (await _folder.PushedAnswerAsync())!.ShouldStartWith("Every other evening");
        _folder.Answer(PushedFolder.Before);

        (await _folder.PushAsync()).ShouldBeEmpty();

        (await _folder.PushedAnswerAsync())!.ShouldStartWith(PushedFolder.Before);
        (await _folder.NamesAsync("recognizers/")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task RunAsync_AFileThatWasSavedWithAFaultSinceTheCheck_ChangesNothing()
    {
        await _folder.PushAsync();
        var before = await _folder.Container.FindCurrentAsync(null, Token);
        _folder.Edit("seeds/mask.md", text => text.Replace("order: ", "odrer: ", StringComparison.Ordinal));

        (await _folder.PushAsync()).ShouldContain(fault => fault.StartsWith("seeds/mask.md:", StringComparison.Ordinal));

        (await _folder.Container.FindCurrentAsync(before, Token)).ShouldBeSameAs(before);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunAsync_EndedAtAnyPoint_LeavesTheOldContentOrTheNewInForceAndWhole(bool isAnswerLost)
    {
        await _folder.PushAsync();
        _folder.Edit("dialogs/utterances/mask.products.txt", text => text + "frobnicate the gizmo quux\n");
        _folder.Answer("Every other evening");
        var changes = 0;
        for (var last = 0; ; last++)
        {
            var requests = 0;
            var isOver = false;
            using var line = new DisturbedLine(_ => isOver || (!isAnswerLost && requests++ == last) ? throw new HttpRequestException("The process was killed.") : Task.CompletedTask)
            {
                LosesAnswer = _ => isOver = isAnswerLost && requests++ == last,
            };
            var before = await _folder.PushedAnswerAsync();
            try
            {
                await _folder.PushAsync(_folder.Behind(line));
            }
            catch (Azure.RequestFailedException)
            {
            }

            var after = (await _folder.PushedAnswerAsync())!;
            (after.StartsWith(PushedFolder.Before, StringComparison.Ordinal) || after.StartsWith("Every other evening", StringComparison.Ordinal)).ShouldBeTrue(after);
            if (after != before)
            {
                // The write of the pointer is the last that counts: what came after it only tidies up.
                changes++;
                (await _folder.NamesAsync("recognizers/")).Count.ShouldBe(2);
            }

            if (requests <= last)
            {
                break;
            }
        }

        changes.ShouldBe(1);
        (await _folder.PushedAnswerAsync())!.ShouldStartWith("Every other evening");
    }

    [Fact]
    public async Task RunAsync_WhileAnotherPushComesFirst_IsRefusedAndTheOtherStays()
    {
        await _folder.PushAsync();
        await using var other = new PushedFolder(await azurite.StartedAsync());
        other.Answer("Every third evening");
        _folder.Answer("Every other evening");
        using var line = new DisturbedLine(async request =>
        {
            if (request.Method == HttpMethod.Put && request.RequestUri!.AbsolutePath.EndsWith("/current", StringComparison.Ordinal))
            {
                (await other.PushAsync(_folder.Container)).ShouldBeEmpty();
            }
        });

        (await _folder.PushAsync(_folder.Behind(line))).ShouldHaveSingleItem().ShouldStartWith("Another push came first, with version ");

        (await _folder.PushedAnswerAsync())!.ShouldStartWith("Every third evening");
        (await _folder.PushAsync()).ShouldBeEmpty();
        (await _folder.PushedAnswerAsync())!.ShouldStartWith("Every other evening");
    }

    [Fact]
    public async Task RunAsync_ManyAtOnce_LeavesOneInForceAndTellsTheOthersSo()
    {
        var folders = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => new PushedFolder(await azurite.StartedAsync())));
        foreach (var (number, folder) in folders.Index())
        {
            folder.Answer($"Number {number}");
        }

        var refusals = await Task.WhenAll(folders.Select(folder => Task.Run(() => folder.PushAsync(_folder.Container), Token)));

        var winners = refusals.Index().Where(refusal => refusal.Item.Count == 0).Select(refusal => $"Number {refusal.Index}").ToList();
        winners.ShouldNotBeEmpty();
        var answer = (await _folder.PushedAnswerAsync())!;
        winners.ShouldContain(winner => answer.StartsWith(winner, StringComparison.Ordinal));
        foreach (var folder in folders)
        {
            await folder.DisposeAsync();
        }
    }

    [Fact]
    public async Task RunAsync_ManyVersions_KeepsAHandful()
    {
        for (var i = 0; i < ContentContainer.KeptVersions + 3; i++)
        {
            _folder.Answer($"Number {i}");
            await _folder.PushAsync();
        }

        var versions = await _folder.NamesAsync("versions/");
        versions.Count.ShouldBe(ContentContainer.KeptVersions);
        versions.ShouldContain($"versions/{(await _folder.Container.FindCurrentAsync(null, Token))!.Version}.zip");
        (await _folder.NamesAsync("recognizers/")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task RunAsync_ThePointersAnswerIsLostAndItIsSentAgain_IsNoConflictWithItself()
    {
        await _folder.PushAsync();
        _folder.Answer("Every other evening");
        var lost = 0;
        using var line = new DisturbedLine(_ => Task.CompletedTask)
        {
            LosesAnswer = request => request.Method == HttpMethod.Put && request.RequestUri!.AbsolutePath.EndsWith("/current", StringComparison.Ordinal) && lost++ == 0,
        };

        (await _folder.PushAsync(_folder.Behind(line, retries: 1))).ShouldBeEmpty();

        lost.ShouldBe(2);
        (await _folder.PushedAnswerAsync())!.ShouldStartWith("Every other evening");
    }
}
