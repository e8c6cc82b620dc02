namespace PoreRoutine.Bot.Content.Cloud;

/// <summary>Takes what was pushed to the content's container. Whatever goes wrong with it, the last good content stays in force.</summary>
/// <param name="cloud">What was taken at the start; ends with this object.</param>
/// <param name="source">The content in force.</param>
/// <param name="clock">Says when to look; the machine's.</param>
/// <param name="logger">Told what was taken, and what not.</param>
internal sealed partial class ContentPoller(CloudContent cloud, ContentSource source, TimeProvider clock, ILogger<ContentPoller> logger) : BackgroundService
{
    /// <summary>How long a push may wait for being noticed.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(20);

    private readonly PeriodicTimer _timer = new(Interval, clock);

    /// <summary>Whether the last look was in vain, which was told.</summary>
    private bool _isTold;

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _timer.Dispose();
        cloud.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        LogStart();
        await ShareRecognizerAsync(stoppingToken);
        while (await IsTimeAsync(stoppingToken))
        {
            try
            {
                await PollAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                if (!_isTold)
                {
                    LogSilence(exception, cloud.Name);
                }

                _isTold = true;
            }
        }
    }

    /// <summary>Waits until it is time to look.</summary>
    /// <returns>False if it is time to end.</returns>
    private async Task<bool> IsTimeAsync(CancellationToken stoppingToken)
    {
        try
        {
            return await _timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task PollAsync(CancellationToken stoppingToken)
    {
        var current = await cloud.FindCurrentAsync(stoppingToken);
        if (current is null && cloud.Seen is not null)
        {
            throw new InvalidDataException("Which version is in force has been deleted from the container.");
        }

        if (current is not null && current != cloud.Seen)
        {
            await TakeAsync(current, stoppingToken);
            cloud.Seen = current;
        }

        if (_isTold)
        {
            LogBack(cloud.Name);
        }

        _isTold = false;
    }

    private async Task TakeAsync(ContentPointer version, CancellationToken stoppingToken)
    {
        if (version.Hash == cloud.Taken?.Hash)
        {
            cloud.Taken = version;
            return;
        }

        try
        {
            var read = await cloud.ReadAsync(version, stoppingToken);

            // On a thread of its own, as it may have to learn; it does not keep the process from ending.
            if (await Task.Factory.StartNew(() => source.Take(() => read), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).WaitAsync(stoppingToken))
            {
                cloud.Taken = version;
                LogTaken(version.Version, version.Pushed);
                await ShareRecognizerAsync(stoppingToken);
                return;
            }
        }
        catch (InvalidDataException exception)
        {
            LogDamaged(exception, version.Version);
            return;
        }

        LogRefused(version.Version);
    }

    /// <summary>Where that fails, the next one trains again, and no more is lost.</summary>
    private async Task ShareRecognizerAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (await cloud.ShareRecognizerAsync(source.Current, stoppingToken))
            {
                LogShared(cloud.Name);
            }
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            LogNotShared(exception, cloud.Name);
        }
    }

    private void LogStart()
    {
        if (cloud.Taken is { } taken)
        {
            LogTaken(taken.Version, taken.Pushed);
        }
        else if (cloud.Seen is null && cloud.Faults.Count == 0)
        {
            LogEmpty(cloud.Name);
        }
        else
        {
            foreach (var fault in cloud.Faults)
            {
                LogFault(fault);
            }

            LogOwn(cloud.Seen?.Version, cloud.Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Content version {Version} is in force, pushed at {Pushed:u}")]
    private partial void LogTaken(string version, DateTimeOffset pushed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The container {Container} has no content yet: the app's own folders are in force until the first push")]
    private partial void LogEmpty(string container);

    [LoggerMessage(Level = LogLevel.Error, Message = "The content in the container has a fault: {Fault}")]
    private partial void LogFault(string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Version {Version} in the container {Container} cannot be taken by this program, so the app's own folders are in force: push the content again with a program of this version")]
    private partial void LogOwn(string? version, string container);

    [LoggerMessage(Level = LogLevel.Error, Message = "Content version {Version} cannot be taken by this program, so the last good one stays in force: push the content again with a program of this version")]
    private partial void LogRefused(string version);

    [LoggerMessage(Level = LogLevel.Error, Message = "Content version {Version} is damaged, so the last good one stays in force: push the content again")]
    private partial void LogDamaged(Exception exception, string version);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The container {Container} does not say which content is in force; the last good one stays, and it is asked again and again")]
    private partial void LogSilence(Exception exception, string container);

    [LoggerMessage(Level = LogLevel.Information, Message = "The container {Container} says again which content is in force")]
    private partial void LogBack(string container);

    [LoggerMessage(Level = LogLevel.Information, Message = "The recogniser that was trained here is in the container {Container}, so that no other instance has to train it")]
    private partial void LogShared(string container);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The recogniser that was trained here could not be put into the container {Container}: others train it too")]
    private partial void LogNotShared(Exception exception, string container);
}
