using BotFramework;

namespace PoreRoutine.Bot.Tests.Storage;

public sealed class MemoryStorageTests : StorageContract
{
    protected override IConditionalStorage Storage { get; } = new MemoryStorage(Options);
}
