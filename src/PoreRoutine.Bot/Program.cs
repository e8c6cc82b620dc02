using PoreRoutine.Bot.Commands;

return await CommandLine.RunAsync(args);
