using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Hosting;
using PoreRoutine.Bot.Tests.Support;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Tests.Content;

/// <summary>What the operator's edits of how the bot hears come to, while it runs. A few utterances are enough for that.</summary>
public sealed class UtteranceEditTests : IDisposable
{
    private const string Phrase = "frobnicate the gizmo quux";
    private const string OtherPhrase = "wibble my blorptastic snark";

    private readonly TemporaryFolder _folder = new();
    private readonly BotContent _first;
    private readonly ContentSource _source;
    private readonly ContentFolders _folders;
    private readonly ConcurrentQueue<string> _log = new();
    private Action<string> _onLog = _ => { };

    public UtteranceEditTests()
    {
        _folder.CopyOf("seeds");
        foreach (var file in Directory.EnumerateFiles(FewUtterances.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder["dialogs"], Path.GetRelativePath(FewUtterances.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var recognizers = RecognizerStore.OfProgram(_folder["recognizer"]);
        var (settings, _) = ServiceSettings.Read(
            new ConfigurationBuilder().AddInMemoryCollection([new("Content:Seeds", _folder["seeds"]), new("Content:Dialogs", _folder["dialogs"])]).Build(),
            Microsoft.AspNetCore.Builder.WebApplication.CreateSlimBuilder().Environment);
        _first = ContentReader.Read(settings.SeedsFolder, settings.DialogsFolder, recognizers, _ => { }).Content!;
        _source = new ContentSource(_first, recognizers, new Listener(this));
        _folders = new ContentFolders(settings, _source);
    }

    public void Dispose()
    {
        _folders.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task ANewLine_WhileItIsLearnt_TheLastGoodModelAnswersAndThenTheNewOne()
    {
        var hearing = _first.Recognizer.Recognize(Phrase);
        hearing.Label.ShouldNotBe("mask.products");
        var during = new ConcurrentQueue<bool>();
        _onLog = line =>
        {
            if (line.Contains("learning", StringComparison.Ordinal))
            {
                during.Enqueue(ReferenceEquals(_source.Current, _first) && _source.Current.Recognizer.Recognize(Phrase).Confidence == hearing.Confidence);
            }
        };

        await WaitAsync(source => source.Recognizer.Recognize(Phrase).Label == "mask.products", () => Add("mask.products", Phrase));

        during.ShouldNotBeEmpty();
        during.ShouldAllBe(good => good);
        var shown = _log.Where(line => line.Contains("learning", StringComparison.Ordinal)).Select(line => int.Parse(line.Split(' ')[^3], CultureInfo.InvariantCulture)).ToList();
        shown.ShouldBeInOrder(SortDirection.Ascending);
        shown.ShouldBeUnique();
        shown[^1].ShouldBe(100);
    }

    [Fact]
    public async Task AnotherLine_WhileOneIsLearnt_IsNotLost()
    {
        var added = 0;
        _onLog = line =>
        {
            if (line.Contains("learning", StringComparison.Ordinal) && Interlocked.Exchange(ref added, 1) == 0)
            {
                Add("serum.products", OtherPhrase);
            }
        };

        await WaitAsync(source => source.Utterances.Any(line => line.Text == OtherPhrase), () => Add("mask.products", Phrase));

        _source.Current.Recognizer.Recognize(Phrase).Label.ShouldBe("mask.products");
        _source.Current.Recognizer.Recognize(OtherPhrase).Label.ShouldBe("serum.products");
    }

    [Fact]
    public async Task AFault_KeepsTheLastGoodModelAndNamesTheFault()
    {
        var refused = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _source.Refused += (_, _) => refused.TrySetResult();

        File.WriteAllText(_folder["dialogs/utterances/no.such-topic.txt"], Phrase);

        await refused.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        _source.Current.ShouldBeSameAs(_first);
        _log.ShouldContain(line => line.Contains("dialogs/utterances/no.such-topic.txt:1: ", StringComparison.Ordinal));
        _log.ShouldNotContain(line => line.Contains("learning", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnEdit_ByASubscriberThatThrows_DoesNotEndTheWatching()
    {
        EventHandler thrower = (_, _) => throw new InvalidOperationException("a fault of the subscriber");
        var refused = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _source.Changed += thrower;
        _source.Refused += (_, _) => refused.TrySetResult();
        Add("mask.products", Phrase);
        await refused.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        _source.Changed -= thrower;

        await WaitAsync(source => source.Utterances.Any(line => line.Text == OtherPhrase), () => Add("serum.products", OtherPhrase));
    }

    private void Add(string label, string phrase) => File.AppendAllText(_folder[$"dialogs/utterances/{label}.txt"], string.Concat(Enumerable.Repeat(phrase + "\n", 3)));

    private async Task WaitAsync(Func<BotContent, bool> there, Action edit)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void OnChanged(object? sender, EventArgs args)
        {
            if (there(_source.Current))
            {
                seen.TrySetResult();
            }
        }

        _source.Changed += OnChanged;
        edit();
        await seen.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        _source.Changed -= OnChanged;
    }

    private sealed class Listener(UtteranceEditTests test) : ILogger<ContentSource>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var line = formatter(state, exception);
            test._log.Enqueue(line);
            test._onLog(line);
        }
    }
}
