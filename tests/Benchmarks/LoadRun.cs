using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;

namespace Benchmarks;

/// <summary>Many conversations at once with a service in a process of its own, over HTTP, replies to a connector in this one.</summary>
internal static class LoadRun
{
    private const int Conversations = 32;

    /// <summary>Long enough for the compiler to be done with what is hot.</summary>
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_measured = TimeSpan.FromSeconds(8);

    /// <summary>Prints a line for each bot and store.</summary>
    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("benchmarks-");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var connector = builder.Build();
        var replies = 0L;
        connector.MapPost("/v3/conversations/{id}/activities/{replyTo?}", async (HttpRequest request) =>
        {
            await request.Body.CopyToAsync(Stream.Null);
            return Results.Json(new { id = $"{Interlocked.Increment(ref replies)}" });
        });
        await connector.StartAsync();
        Console.WriteLine("bot      store   turns/s   CPU s per 1,000 turns   MB");
        foreach (var (bot, store) in (IEnumerable<(string, string)>)[("echo", "memory"), ("prompts", "memory"), ("echo", "SQLite"), ("prompts", "SQLite")])
        {
            var (turns, cpu, megabytes) = await MeasureAsync(bot, store == "memory" ? store : Path.Combine(folder.FullName, $"{bot}.db"), connector.Urls.Single());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bot,-8} {store,-7} {turns / s_measured.TotalSeconds,7:F0}   {cpu.TotalSeconds * 1000 / turns,21:F2}   {megabytes,3}"));
        }

        folder.Delete(recursive: true);
    }

    private static async Task<(long Turns, TimeSpan Cpu, long Megabytes)> MeasureAsync(string bot, string store, string connector)
    {
        using var service = Process.Start(new ProcessStartInfo("dotnet", [typeof(LoadRun).Assembly.Location, "serve", bot, store]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        try
        {
            var address = (await service.StandardOutput.ReadLineAsync())!.Trim();
            using var client = new HttpClient { BaseAddress = new Uri(address) };
            using var over = new CancellationTokenSource();
            var turns = 0L;
            var talking = Task.WhenAll(Enumerable.Range(0, Conversations).Select(number => Task.Run(async () =>
            {
                for (var message = 0; !over.IsCancellationRequested; message++)
                {
                    using var response = await client.PostAsJsonAsync("/api/messages", Message(number, message, connector));
                    response.EnsureSuccessStatusCode();
                    Interlocked.Increment(ref turns);
                }
            })));
            await Task.Delay(s_warmUp);
            service.Refresh();
            var (turnsBefore, cpuBefore) = (Interlocked.Read(ref turns), service.TotalProcessorTime);
            await Task.Delay(s_measured);
            service.Refresh();
            var result = (Interlocked.Read(ref turns) - turnsBefore, service.TotalProcessorTime - cpuBefore, service.WorkingSet64 >> 20);
            await over.CancelAsync();
            await talking;
            return result;
        }
        finally
        {
            service.Kill();
        }
    }

    private static object Message(int conversation, int message, string connector) => new
    {
        type = "message",
        id = $"{message}",
        text = ThreePromptsBot.Round[message % ThreePromptsBot.Round.Length],
        channelId = "msteams",
        serviceUrl = connector,
        from = new { id = $"29:{conversation}" },
        recipient = new { id = "28:bot" },
        conversation = new { id = $"a:{conversation}", conversationType = "personal" },
    };
}
