using System.Text.RegularExpressions;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Time.Testing;
using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Content.Cloud;
using PoreRoutine.Bot.Tests.Support;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Tests.Content.Cloud;

/// <summary>An operator's folders with few utterances, and the container that they are pushed to.</summary>
internal sealed partial class PushedFolder : IAsyncDisposable
{
    public const string Before = "Once or twice a week";

    private readonly TemporaryFolder _folder = new();
    private readonly string _connection;

    public PushedFolder(string connection)
    {
        _connection = connection;
        Blobs = new BlobContainerClient(connection, $"c{Guid.NewGuid():N}");
        Container = new ContentContainer(Blobs);
        _folder.CopyOf("seeds");
        foreach (var file in Directory.EnumerateFiles(FewUtterances.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder["dialogs"], Path.GetRelativePath(FewUtterances.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Recognizers = RecognizerStore.OfProgram(_folder["recognizer"]);
    }

    public BlobContainerClient Blobs { get; }

    public ContentContainer Container { get; }

    /// <summary>Those of the operator's machine.</summary>
    public RecognizerStore Recognizers { get; }

    public string Seeds => _folder["seeds"];

    public string Dialogs => _folder["dialogs"];

    /// <summary>The clock of the operator's machine.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 4, 20, 0, 0, TimeSpan.Zero));

    /// <summary>What the pushes have said.</summary>
    public StringWriter Output { get; } = new() { NewLine = "\n" };

    public async ValueTask DisposeAsync()
    {
        await Blobs.DeleteIfExistsAsync(cancellationToken: CancellationToken.None);
        _folder.Dispose();
    }

    /// <summary>Changes the beginning of the answer about masks, which changes nothing about how the bot hears.</summary>
    public void Answer(string start) => Edit("seeds/mask.md", text => ShortAnswer().Replace(text, $"{start}, whichever suits you."));

    /// <summary>Changes a file.</summary>
    public void Edit(string file, Func<string, string> edit) => File.WriteAllText(_folder[file], edit(File.ReadAllText(_folder[file])));

    /// <summary>Pushes, a second after the push before.</summary>
    /// <param name="through">Another way to the container, or another container; null for the own.</param>
    /// <returns>Why not.</returns>
    public Task<IReadOnlyList<string>> PushAsync(ContentContainer? through = null)
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        return new ContentPush(through ?? Container, Recognizers, Clock, Output).RunAsync(Seeds, Dialogs, TestContext.Current.CancellationToken);
    }

    /// <summary>The container behind a line that a test disturbs.</summary>
    public ContentContainer Behind(HttpMessageHandler line, int retries = 0) => new(new BlobContainerClient(
        _connection, Blobs.Name, new BlobClientOptions { Transport = new HttpClientTransport(line), Retry = { MaxRetries = retries, Delay = TimeSpan.FromMilliseconds(10) } }));

    /// <summary>How the answer about masks begins for an instance that starts now; null if there is no content.</summary>
    public async Task<string?> PushedAnswerAsync()
    {
        using var cloud = new CloudContent(Container);
        return await Container.FindCurrentAsync(null, TestContext.Current.CancellationToken) is { } current
            ? AnswerIn((await cloud.ReadAsync(current, TestContext.Current.CancellationToken)).Content!)
            : null;
    }

    public static string AnswerIn(ContentFiles content) => content.Routine.Topics["mask.how-often"].ShortAnswer;

    public async Task<List<string>> NamesAsync(string prefix)
    {
        var names = new List<string>();
        await foreach (var blob in Blobs.GetBlobsAsync(new GetBlobsOptions { Prefix = prefix }, TestContext.Current.CancellationToken))
        {
            names.Add(blob.Name);
        }

        return names;
    }

    [GeneratedRegex(@"(?<=\{#mask\.how-often\}\n\n).*")]
    private static partial Regex ShortAnswer();
}
