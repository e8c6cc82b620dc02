using System.Globalization;
using System.Text;
using Faults.Connector;
using Faults.Processes;

namespace Benchmarks;

/// <summary>How fast a bare loop posts to the connector that reminders are sent to.</summary>
internal static class RemindersRun
{
    private const int Clients = 100_000;
    private const int Parallelism = 64;

    /// <summary>About as long as a reminder with its card.</summary>
    private const int BodyLength = 2500;

    private const int Rounds = 3;

    /// <summary>Prints a line for each round; the first one is still being compiled.</summary>
    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("benchmarks-");
        await using var connector = await ConnectorProcess.StartAsync(folder.FullName, seed: 0, FaultRates.None, byEvening: false, CancellationToken.None);
        var conversations = Enumerable.Range(0, Clients).Select(number => $"a:client-{number}").ToList();
        for (var round = 0; round < Rounds; round++)
        {
            await connector.ResetAsync(faults: false, CancellationToken.None);
            var rate = await BareLoop.MeasureAsync(connector.Address, conversations, Body(), Parallelism);
            var counts = await connector.CountAsync(CancellationToken.None);
            var load = (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bare loop, {Parallelism} at a time, {Body().Length} bytes: {rate:F0} a second, {counts.Reached} reached; load of the machine {load}"));
        }

        folder.Delete(recursive: true);
    }

    private static byte[] Body()
    {
        var (head, tail) = ("""{"type":"message","text":" """, "\"}");
        return Encoding.UTF8.GetBytes(head + new string('x', BodyLength - head.Length - tail.Length) + tail);
    }
}
