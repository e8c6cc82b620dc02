using BotFramework;

namespace PoreRoutine.Bot.Tests.Storage;

/// <summary>What a store promises that has transactions.</summary>
public abstract class TransactionalStorageContract : StorageContract
{
    [Fact]
    public async Task WriteAsync_OneConflictAmongMany_WritesNone()
    {
        await Storage.WriteAsync("taken", new Note { Text = "kept" }, Token);
        await Should.ThrowAsync<ETagConflictException>(() => Storage.WriteAsync(
            new Dictionary<string, object> { ["a"] = new Note { Text = "a" }, ["taken"] = new Note { Text = "lost" }, ["b"] = new Note { Text = "b" } },
            Token));
        (await Storage.ReadAsync(["a", "b"], Token)).ShouldBeEmpty();
    }
}
