using BenchmarkDotNet.Running;
using Benchmarks;

switch (args)
{
    case ["load"]:
        await LoadRun.RunAsync();
        break;
    case ["reminders"]:
        await RemindersRun.RunAsync();
        break;
    case ["serve", var bot, var store]:
        await LoadedService.RunAsync(bot, store);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(TurnBenchmarks).Assembly).Run(args);
        break;
}
