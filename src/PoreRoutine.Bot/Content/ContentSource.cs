using PoreRoutine.Knowledge;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Content;

/// <summary>The content in force: the last good one, until what is new has been learnt. Thread-safe.</summary>
/// <param name="content">What is in force at first.</param>
/// <param name="recognizers">Gives recognisers, or trains them.</param>
/// <param name="logger">Told what came into force, and what did not.</param>
internal sealed partial class ContentSource(BotContent content, RecognizerStore recognizers, ILogger<ContentSource> logger)
{
    private readonly Lock _progress = new();
    private volatile BotContent _current = content;
    private int _quarter;

    /// <summary>Told after new content came into force.</summary>
    public event EventHandler? Changed;

    /// <summary>Told after new content was found at fault, and the last good one kept.</summary>
    public event EventHandler? Refused;

    /// <summary>The content in force.</summary>
    public BotContent Current => _current;

    /// <summary>Puts content in force once it was learnt, which may take minutes, or keeps the last good one. One call at a time.</summary>
    /// <param name="read">Reads it. What is thrown here counts as a fault: nothing that anybody writes is to end the service.</param>
    /// <returns>Whether it is in force.</returns>
    public bool Take(Func<ContentResult<ContentFiles>> read)
    {
        try
        {
            _quarter = -1;
            var files = read();
            if (files.IsSound)
            {
                _current = new BotContent(files.Content, recognizers.Find(files.Content.Routine, files.Content.Utterances, LearnProgress));
                LogReloaded(files.Content.Routine.Topics.Count);
                Changed?.Invoke(this, EventArgs.Empty);

                // Learning takes a few hundred megabytes that nothing needs any more; they would stay with the process until the next edit and longer.
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                return true;
            }

            foreach (var fault in files.Faults)
            {
                LogFault(fault.ToString());
            }
        }
        catch (Exception exception)
        {
            LogUnreadable(exception);
        }

        Refused?.Invoke(this, EventArgs.Empty);
        return false;
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
