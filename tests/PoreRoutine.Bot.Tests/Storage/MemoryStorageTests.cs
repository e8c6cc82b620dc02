using BotFramework;

namespace PoreRoutine.Bot.Tests.Storage;

public sealed class MemoryStorageTests : TransactionalStorageContract
{
    public MemoryStorageTests() => Storage = new MemoryStorage(Options, Clock);

    protected override IDueStorage Storage { get; }
}
