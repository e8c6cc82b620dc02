using BotFramework;
using CounterBot;
using PoreRoutine.Bot.Commands;

// The real service but for its bot: what tests learn of turns, stores and channels here holds there.
await using var service = await ServeCommand.BuildAsync(args, Console.Error, configure: services => services.AddSingleton<IBot, CountingBot>());
if (service is null)
{
    return 1;
}

await service.RunAsync();
return 0;
