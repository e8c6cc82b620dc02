using Microsoft.Extensions.Time.Testing;
using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Content.Cloud;
using PoreRoutine.Bot.Tests.Storage.Azurite;

namespace PoreRoutine.Bot.Tests.Content.Cloud;

public sealed class ContentPollerTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Phrase = "frobnicate the gizmo quux";

    private readonly FakeTimeProvider _clock = new();
    private readonly LogLines _log = new();
    private PushedFolder _folder = null!;
    private ContentPoller? _poller;
    private ContentSource _source = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _folder = new PushedFolder(await azurite.StartedAsync());
        await _folder.PushAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_poller is not null)
        {
            await _poller.StopAsync(CancellationToken.None);
            _poller.Dispose();
        }

        await _folder.DisposeAsync();
    }

    [Fact]
    public async Task Poll_ChangedUtterances_TheNewOnesAreHeardWithoutTraining()
    {
        await StartAsync(_folder.Container);
        Teach();
        await _folder.PushAsync();

        await NextAsync("is in force, pushed at");

        _source.Current.Recognizer.Recognize(Phrase).Label.ShouldBe("mask.products");
        _log.Count("learning").ShouldBe(0);
    }

    [Fact]
    public async Task Poll_ChangedUtterancesThatNobodyHasLearnt_TheOlderContentStaysUntilTheyAreAndTheNextInstanceNeedNotLearn()
    {
        await StartAsync(_folder.Container);
        var first = _source.Current;
        var during = new List<bool>();
        _log.OnLine = line =>
        {
            if (line.Contains("learning", StringComparison.Ordinal))
            {
                during.Add(ReferenceEquals(_source.Current, first) && PushedFolder.AnswerIn(_source.Current).StartsWith(PushedFolder.Before, StringComparison.Ordinal));
            }
        };
        Teach();
        _folder.Answer("Every other evening");
        await PutAsync(ContentArchive.Pack(_folder.Seeds, _folder.Dialogs));

        var shared = _log.NextAsync("no other instance has to train it");
        await NextAsync("is in force, pushed at");

        during.ShouldNotBeEmpty();
        during.ShouldAllBe(good => good);
        PushedFolder.AnswerIn(_source.Current).ShouldStartWith("Every other evening");
        _source.Current.Recognizer.Recognize(Phrase).Label.ShouldBe("mask.products");

        await shared;
        using var next = new CloudContent(_folder.Container);
        var progress = 0;
        var content = (await next.StartAsync(TextWriter.Null, _ => Interlocked.Increment(ref progress), Token)).ShouldNotBeNull();
        content.Recognizer.Recognize(Phrase).Label.ShouldBe("mask.products");
        progress.ShouldBe(0);
    }

    [Fact]
    public async Task Poll_AVersionOfAnotherProgram_KeepsTheLastGoodAndNamesTheFaultsOnce()
    {
        await StartAsync(_folder.Container);
        var first = _source.Current;
        _folder.Edit("dialogs/lines.en.yaml", text => text + "a-line-that-this-program-does-not-know: text\n");
        await PutAsync(ContentArchive.Pack(_folder.Seeds, _folder.Dialogs));

        await NextAsync("cannot be taken by this program, so the last good one stays");

        _source.Current.ShouldBeSameAs(first);
        _log.All.ShouldContain(line => line.StartsWith("Error: ", StringComparison.Ordinal) && line.Contains("dialogs/lines.en.yaml:", StringComparison.Ordinal));
        _folder.Edit("dialogs/lines.en.yaml", text => text.Replace("a-line-that-this-program-does-not-know: text\n", "", StringComparison.Ordinal));
        _folder.Answer("Every other evening");
        await _folder.PushAsync();
        await NextAsync("is in force, pushed at");
        PushedFolder.AnswerIn(_source.Current).ShouldStartWith("Every other evening");
        _log.Count("cannot be taken by this program").ShouldBe(1);
    }

    [Fact]
    public async Task Poll_ADamagedVersion_KeepsTheLastGood()
    {
        await StartAsync(_folder.Container);
        var first = _source.Current;
        await PutAsync(ContentArchive.Pack(_folder.Seeds, _folder.Dialogs) with { Zip = BinaryData.FromString("no archive"), Hash = "another" });

        await NextAsync("is damaged, so the last good one stays");

        _source.Current.ShouldBeSameAs(first);
    }

    [Fact]
    public async Task Poll_ThePointerIsGone_KeepsTheLastGoodUntilTheNextPush()
    {
        await StartAsync(_folder.Container);
        await _folder.Blobs.GetBlobClient("current").DeleteAsync(cancellationToken: Token);
        await NextAsync("does not say which content is in force");
        PushedFolder.AnswerIn(_source.Current).ShouldStartWith(PushedFolder.Before);
        _folder.Answer("Every other evening");
        await _folder.PushAsync();
        await NextAsync("is in force, pushed at");
        PushedFolder.AnswerIn(_source.Current).ShouldStartWith("Every other evening");
    }

    [Fact]
    public async Task Poll_TheAccountIsSilent_KeepsTheLastGoodIsToldOnceAndTakesTheNextPush()
    {
        var isSilent = false;
        var (settled, asked) = (new TaskCompletionSource(), new SemaphoreSlim(0));
        using var line = new DisturbedLine(request =>
        {
            Settle(request, settled);
            if (!isSilent)
            {
                return Task.CompletedTask;
            }

            asked.Release();
            throw new HttpRequestException("There is no such host.");
        });
        await StartAsync(_folder.Behind(line));
        await settled.Task.WaitAsync(TimeSpan.FromSeconds(60), Token);
        var first = _source.Current;
        isSilent = true;
        await NextAsync("does not say which content is in force");
        (await asked.WaitAsync(TimeSpan.FromSeconds(60), Token)).ShouldBeTrue();
        _clock.Advance(ContentPoller.Interval);
        (await asked.WaitAsync(TimeSpan.FromSeconds(60), Token)).ShouldBeTrue();
        _source.Current.ShouldBeSameAs(first);

        _folder.Answer("Every other evening");
        await _folder.PushAsync();
        isSilent = false;
        await NextAsync("is in force, pushed at");

        PushedFolder.AnswerIn(_source.Current).ShouldStartWith("Every other evening");
        _log.Count("does not say which content is in force").ShouldBe(1);
    }

    [Fact]
    public async Task Poll_NothingNew_AsksForNoMoreThanThat()
    {
        var requests = new List<string>();
        var (settled, asked) = (new TaskCompletionSource(), new SemaphoreSlim(0));
        using var line = new DisturbedLine(request =>
        {
            if (settled.Task.IsCompleted)
            {
                requests.Add($"{request.Method} {request.RequestUri!.Segments[^1]} {request.Headers.IfNoneMatch}");
                asked.Release();
            }

            Settle(request, settled);
            return Task.CompletedTask;
        });
        await StartAsync(_folder.Behind(line));
        await settled.Task.WaitAsync(TimeSpan.FromSeconds(60), Token);
        for (var i = 0; i < 3; i++)
        {
            _clock.Advance(ContentPoller.Interval);
            (await asked.WaitAsync(TimeSpan.FromSeconds(60), Token)).ShouldBeTrue();
        }

        var current = (await _folder.Container.FindCurrentAsync(null, Token))!;
        requests.ShouldBe(Enumerable.Repeat($"GET current {current.ETag.ToString("H")}", 3));
    }

    /// <summary>That it marks its recogniser as used is the last thing an instance does before its first look.</summary>
    private static void Settle(HttpRequestMessage request, TaskCompletionSource settled)
    {
        if (request.Method == HttpMethod.Put && request.RequestUri!.AbsolutePath.EndsWith(".recognizer", StringComparison.Ordinal))
        {
            settled.TrySetResult();
        }
    }

    private void Teach() => _folder.Edit("dialogs/utterances/mask.products.txt", text => text + $"{Phrase}\n");

    /// <summary>An instance that has started on what the container holds.</summary>
    private async Task StartAsync(ContentContainer container)
    {
        var cloud = new CloudContent(container);
        var content = (await cloud.StartAsync(TextWriter.Null, _ => { }, Token)).ShouldNotBeNull();
        _source = new ContentSource(content, cloud.Recognizers, _log.Of<ContentSource>());
        _poller = new ContentPoller(cloud, _source, _clock, _log.Of<ContentPoller>());
        var started = _log.NextAsync("is in force, pushed at");
        await _poller.StartAsync(Token);
        await started;
    }

    /// <summary>Waits for what the instance says at its next look.</summary>
    private Task NextAsync(string part)
    {
        var said = _log.NextAsync(part);
        _clock.Advance(ContentPoller.Interval);
        return said;
    }

    /// <summary>Puts a version in force unchecked and without a recogniser, as a program of another version does.</summary>
    private async Task PutAsync(ContentArchive archive)
    {
        var version = Guid.NewGuid().ToString("N");
        await _folder.Container.UploadAsync(version, archive, Token);
        var next = new ContentPointer { Version = version, Hash = archive.Hash, Files = archive.Files, Pushed = _clock.GetUtcNow() };
        (await _folder.Container.PointAsync(next, await _folder.Container.FindCurrentAsync(null, Token), Token)).ShouldBeTrue();
    }
}
