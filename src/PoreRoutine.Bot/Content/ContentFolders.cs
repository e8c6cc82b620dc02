using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;
using PoreRoutine.Bot.Hosting;

namespace PoreRoutine.Bot.Content;

/// <summary>Watches the content's folders from its creation on, and reads them again when a file changes.</summary>
internal sealed class ContentFolders : IDisposable
{
    /// <summary>How long the files must be still before they are read again: an editor saves in several strokes.</summary>
    private static readonly TimeSpan s_quiet = TimeSpan.FromMilliseconds(300);

    private readonly ServiceSettings _settings;
    private readonly ContentSource _source;
    private readonly List<IDisposable> _watches = [];
    private readonly ITimer _reload;

    /// <summary>How many edits were not read to the end yet.</summary>
    private int _edits;

    /// <summary>Watches the folders that the settings name, from which the content in force was read.</summary>
    public ContentFolders(ServiceSettings settings, ContentSource source)
    {
        (_settings, _source) = (settings, source);
        _reload = TimeProvider.System.CreateTimer(_ => new Thread(Reload) { IsBackground = true }.Start(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        foreach (var folder in new[] { settings.SeedsFolder, settings.DialogsFolder })
        {
            var files = new PhysicalFileProvider(folder);
            _watches.Add(ChangeToken.OnChange(() => files.Watch("**/*"), () => _reload.Change(s_quiet, Timeout.InfiniteTimeSpan)));
            _watches.Add(files);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _watches.ForEach(watch => watch.Dispose());
        _reload.Dispose();
    }

    /// <summary>Reads one edit after the other, on a thread of its own: it may have to learn for half a minute. Those that come while another is learnt are read together, by whoever learns it.</summary>
    private void Reload()
    {
        if (Interlocked.Increment(ref _edits) > 1)
        {
            return;
        }

        int seen;
        do
        {
            seen = Volatile.Read(ref _edits);
            _source.Take(() => ContentReader.ReadFiles(_settings.SeedsFolder, _settings.DialogsFolder));
        }
        while (Interlocked.Add(ref _edits, -seen) > 0);
    }
}
