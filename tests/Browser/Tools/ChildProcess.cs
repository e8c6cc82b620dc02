using System.Diagnostics;
using System.Text;

namespace PoreRoutine.Browser.Tools;

/// <summary>A program that a test started. It ends with this object, or with the test process. Thread-safe.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly EventHandler killAtExit;

    private ChildProcess(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        killAtExit = (_, _) => Kill();
        AppDomain.CurrentDomain.ProcessExit += killAtExit;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Whether the program has ended.</summary>
    public bool HasExited => process.HasExited;

    /// <summary>What the program has written so far, standard output and error in the order it came.</summary>
    public string Output
    {
        get
        {
            lock (output) return output.ToString();
        }
    }

    /// <summary>Starts <paramref name="program"/>, found on PATH where it is no path.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no such program.</exception>
    public static ChildProcess Start(
        string program,
        IEnumerable<string> arguments,
        string workingFolder,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = workingFolder };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return new ChildProcess(start);
    }

    /// <summary>Runs a program to its end and returns what it wrote.</summary>
    /// <exception cref="InvalidOperationException">It ended with another code than 0; the message holds its output.</exception>
    public static async Task<string> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string workingFolder,
        IReadOnlyDictionary<string, string>? environment,
        CancellationToken cancellationToken)
    {
        await using var child = Start(program, arguments, workingFolder, environment);
        await child.process.WaitForExitAsync(cancellationToken);
        return child.process.ExitCode == 0
            ? child.Output
            : throw new InvalidOperationException($"{program} ended with {child.process.ExitCode}:\n{child.Output}");
    }

    /// <summary>Asks again and again, every 50 ms, until <paramref name="ready"/> says yes.</summary>
    /// <exception cref="TimeoutException">It did not within <paramref name="limit"/>, or the program ended first.</exception>
    public async Task WaitUntilAsync(
        Func<CancellationToken, Task<bool>> ready,
        TimeSpan limit,
        CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(limit);
        try
        {
            while (!await ready(timeout.Token))
            {
                if (HasExited) throw new TimeoutException($"The program ended before it was ready:\n{Output}");
                await Task.Delay(PollInterval, timeout.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The program was not ready within {limit}:\n{Output}");
        }
    }

    /// <summary>Sends it a signal by its name, such as TERM, STOP or CONT.</summary>
    public async Task SignalAsync(string name)
    {
        // By the shell, which knows the signals' names: their numbers differ between systems.
        using var shell = Process.Start("sh", ["-c", $"kill -{name} {process.Id}"]);
        await shell.WaitForExitAsync();
    }

    /// <summary>Waits until it has ended by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> WaitForExitAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }

    /// <summary>Ends the program and what it started at once (SIGKILL), and returns when it is gone.</summary>
    public void Kill()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= killAtExit;
        Kill();
        process.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (output) output.AppendLine(line);
    }
}
