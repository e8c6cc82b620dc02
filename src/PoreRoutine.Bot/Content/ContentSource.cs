using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;
using PoreRoutine.Bot.Hosting;
using PoreRoutine.Knowledge;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Content;

/// <summary>The content in force. Reads it again when its files change, and keeps the last good one until the new one is ready. Thread-safe.</summary>
internal sealed partial class ContentSource : IDisposable
{
    /// <summary>How long the files must be still before they are read again: an editor saves in several strokes.</summary>
    private static readonly TimeSpan s_quiet = TimeSpan.FromMilliseconds(300);

    private readonly ServiceSettings _settings;
    private readonly RecognizerStore _recognizers;
    private readonly ILogger<ContentSource> _logger;
    private readonly List<IDisposable> _watches = [];
    private readonly ITimer _reload;
    private readonly Lock _progress = new();
    private volatile BotContent _current;

    /// <summary>How many edits were not read to the end yet.</summary>
    private int _edits;
    private int _quarter;

    /// <summary>Starts from content that was read, and watches its folders.</summary>
    public ContentSource(BotContent content, ServiceSettings settings, RecognizerStore recognizers, ILogger<ContentSource> logger)
    {
        _current = content;
        _settings = settings;
        _recognizers = recognizers;
        _logger = logger;
        _reload = TimeProvider.System.CreateTimer(_ => new Thread(Reload) { IsBackground = true }.Start(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        foreach (var folder in new[] { settings.SeedsFolder, settings.DialogsFolder })
        {
            var files = new PhysicalFileProvider(folder);
            _watches.Add(ChangeToken.OnChange(() => files.Watch("**/*"), () => _reload.Change(s_quiet, Timeout.InfiniteTimeSpan)));
            _watches.Add(files);
        }
    }

    /// <summary>Told after new content came into force.</summary>
    public event EventHandler? Changed;

    /// <summary>Told after new content was found at fault, and the last good one kept.</summary>
    public event EventHandler? Refused;

    /// <summary>The content in force.</summary>
    public BotContent Current => _current;

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
            Read();
        }
        while (Interlocked.Add(ref _edits, -seen) > 0);
    }

    private void Read()
    {
        try
        {
            _quarter = -1;
            var read = ContentReader.Read(_settings.SeedsFolder, _settings.DialogsFolder, _recognizers, LearnProgress);
            if (read.IsSound)
            {
                _current = read.Content;
                LogReloaded(read.Content.Routine.Topics.Count);
                Changed?.Invoke(this, EventArgs.Empty);

                // Learning takes a few hundred megabytes that nothing needs any more; they would stay with the process until the next edit and longer.
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                return;
            }

            foreach (var fault in read.Faults)
            {
                LogFault(fault.ToString());
            }
        }
        catch (Exception exception)
        {
            // An edit must never end the service, whatever a parser makes of it.
            LogUnreadable(exception);
        }

        Refused?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Tells of the beginning and of each quarter.</summary>
    private void LearnProgress(double done)
    {
        lock (_progress)
        {
            var quarter = (int)(done * 4);
            if (quarter <= _quarter)
            {
                return;
            }

            _quarter = quarter;
            LogLearning(25 * quarter);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The content changed; learning to hear by it, {Percent} % done")]
    private partial void LogLearning(int percent);

    [LoggerMessage(Level = LogLevel.Information, Message = "The content changed and is in force: {Topics} topics")]
    private partial void LogReloaded(int topics);

    [LoggerMessage(Level = LogLevel.Error, Message = "The content changed and cannot be read, so the last good one stays in force")]
    private partial void LogUnreadable(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The content changed and has a fault, so the last good one stays in force: {Fault}")]
    private partial void LogFault(string fault);
}
