namespace BotFramework.Tests.Turns;

/// <summary>Where the turns of one test are stored: in memory. The bot's tests have another of this name, on which the same tests run again.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    private TestStore(TimeProvider clock) => Storage = new MemoryStorage(timeProvider: clock);

    public IDueStorage Storage { get; }

    /// <summary>A store that is empty.</summary>
    /// <param name="clock">Says when items expire.</param>
    public static Task<TestStore> OpenAsync(TimeProvider clock) => Task.FromResult(new TestStore(clock));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
