using BotFramework;
using BotFramework.Integration;
using BotFramework.Turns;
using Microsoft.Extensions.Logging.Abstractions;

namespace Benchmarks;

/// <summary>Puts the bots on a store and a channel.</summary>
internal static class Bots
{
    public static (CloudAdapter Adapter, IBot Bot) Create(bool echo, IStorage storage, IActivitySender channel)
    {
        var state = new ConversationState(storage);
        var adapter = new CloudAdapter(new TurnPipeline(storage, BotFrameworkJson.Default, NullLogger<TurnPipeline>.Instance), [channel]);
        adapter.Use(new AutoSaveStateMiddleware(state));
        return (adapter, echo ? new EchoBot() : new ThreePromptsBot(state));
    }
}
