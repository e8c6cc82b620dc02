using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PoreRoutine.Bot.Tests.Content.Cloud;

/// <summary>Hears what the service's parts log, and calls a test at each line. Thread-safe.</summary>
internal sealed class LogLines
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly List<(string Part, TaskCompletionSource Seen)> _awaited = [];

    public Action<string> OnLine { get; set; } = _ => { };

    public IReadOnlyCollection<string> All => _lines;

    public int Count(string part) => _lines.Count(line => line.Contains(part, StringComparison.Ordinal));

    /// <summary>Waits for the next line that has this part.</summary>
    public Task NextAsync(string part)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_awaited)
        {
            _awaited.Add((part, seen));
        }

        return seen.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
    }

    public ILogger<T> Of<T>() => new Logger<T>(this);

    private void Add(string line)
    {
        _lines.Enqueue(line);
        OnLine(line);
        lock (_awaited)
        {
            _awaited.FindAll(awaited => line.Contains(awaited.Part, StringComparison.Ordinal)).ForEach(awaited => awaited.Seen.TrySetResult());
        }
    }

    private sealed class Logger<T>(LogLines lines) : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Add($"{logLevel}: {formatter(state, exception)}");
    }
}
