using System.Diagnostics;

namespace Faults.Processes;

/// <summary>A program that was started from here and ends with this object, or with this program. What it writes goes to a file. Thread-safe.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_pollInterval = TimeSpan.FromMilliseconds(50);

    private readonly Process _process;
    private readonly string _logFile;
    private readonly EventHandler _killAtExit;
    private readonly TaskCompletionSource<string> _firstLine = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProcess(ProcessStartInfo start, string logFile)
    {
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        _process = new Process { StartInfo = start };
        _logFile = logFile;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _killAtExit = (_, _) => Kill();
        AppDomain.CurrentDomain.ProcessExit += _killAtExit;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>The first line that it writes.</summary>
    public Task<string> FirstLine => _firstLine.Task;

    /// <summary>Bytes of memory that it has in use now.</summary>
    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts a program, found on PATH where it is no path.</summary>
    public static ChildProcess Start(string program, IEnumerable<string> arguments, string logFile, params ReadOnlySpan<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Repository.Root };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new ChildProcess(start, logFile);
    }

    /// <summary>Asks every 50 ms until the answer is yes.</summary>
    /// <exception cref="TimeoutException">It was not within the limit, or the program ended first.</exception>
    public async Task WaitUntilAsync(Func<CancellationToken, Task<bool>> isReady, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(limit);
        try
        {
            while (!await isReady(timeout.Token))
            {
                if (HasExited)
                {
                    throw new TimeoutException($"The program ended before it was ready: see {_logFile}.");
                }

                await Task.Delay(s_pollInterval, timeout.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The program was not ready within {limit}: see {_logFile}.");
        }
    }

    /// <summary>Stops it where it stands (SIGSTOP), until <see cref="ContinueAsync"/>.</summary>
    public Task StopAsync() => SignalAsync("STOP");

    /// <summary>Lets it go on (SIGCONT).</summary>
    public Task ContinueAsync() => SignalAsync("CONT");

    /// <summary>Ends it at once (SIGKILL), and returns when it is gone.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= _killAtExit;
        Kill();
        _process.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>By the shell, which knows the signals' names: their numbers differ between systems.</summary>
    private async Task SignalAsync(string signal)
    {
        using var shell = Process.Start("sh", ["-c", $"kill -{signal} {Id}"]);
        await shell.WaitForExitAsync();
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        _firstLine.TrySetResult(line);
        lock (_killAtExit)
        {
            File.AppendAllText(_logFile, line + Environment.NewLine);
        }
    }
}
