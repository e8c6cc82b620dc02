using BotFramework;

namespace PoreRoutine.Bot.Tests.Storage;

public sealed class MemoryStorageTests : StorageContract
{
    protected override IStorage Storage { get; } = new MemoryStorage(Options);
}
