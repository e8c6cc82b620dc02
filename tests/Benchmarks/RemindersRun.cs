using System.Globalization;
using Faults.Connector;
using Faults.Processes;

namespace Benchmarks;

/// <summary>
/// How fast reminders that are due at once are drained, on SQLite and with the channel's limits on, beside a bare loop that posts the same bodies
/// to the same connector, and beside that loop with the same reads and writes of the same file; and how much more memory a hundred times as many
/// clients take.
/// </summary>
internal static class RemindersRun
{
    private const int Few = 1_000;
    private const int Many = 100_000;
    private const int Tenants = 5_000;

    /// <summary>As many at once as the service's dispatcher.</summary>
    private const int Parallelism = 128;

    /// <summary>Prints the rates, their ratio and the memory.</summary>
    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("benchmarks-").FullName;
        await using var connector = await ConnectorProcess.StartAsync(folder, seed: 0, FaultRates.None, byEvening: false, CancellationToken.None);
        var few = await DrainAsync(connector, Path.Combine(folder, "few.db"), Few);
        var many = await DrainAsync(connector, Path.Combine(folder, "many.db"), Many);
        var body = await connector.SampleAsync(CancellationToken.None);
        var conversations = Enumerable.Range(0, Many).Select(number => $"a:client-{number}").ToList();

        // Twice: the first time the loop is still being compiled.
        var bare = 0.0;
        for (var round = 0; round < 2; round++)
        {
            await connector.ResetAsync(faults: false, CancellationToken.None);
            bare = await BareLoop.MeasureAsync(connector.Address, conversations, body, Parallelism);
        }

        await connector.ResetAsync(faults: false, CancellationToken.None);
        var drain = await BareDrain.MeasureAsync(connector.Address, Path.Combine(folder, "many.db"), body, Parallelism);

        Say($"reminders    {many.Rate,8:F0} a second ({Many} clients, {Tenants} tenants, {many.CpuSeconds * 1e6 / Many:F0} µs of the service's processor time each)");
        Say($"bare loop    {bare,8:F0} a second ({body.Length} bytes, {Parallelism} at a time)");
        Say($"bare drain   {drain,8:F0} a second (the same with the store's reads and writes, and nothing worked out)");
        Say($"ratio        {many.Rate / bare,8:F2} to the bare loop, {many.Rate / drain:F2} to the bare drain, which has {drain / bare:F2} itself");
        Say($"memory       {few.Peak / 1e6,8:F0} MB at most with {Few} clients, {many.Peak / 1e6:F0} MB with {Many}: {(many.Peak - few.Peak) / 1e6:F0} MB more");
        Say($"load of the machine at the end: {(await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0]}");
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<(double Rate, long Peak, double CpuSeconds)> DrainAsync(ConnectorProcess connector, string dataFile, int clients)
    {
        await ManyClients.CreateAsync(dataFile, connector, clients, Tenants);
        await connector.ResetAsync(faults: false, CancellationToken.None);
        await using var service = new ServiceProcess("reminding", Path.GetDirectoryName(dataFile)!);
        await service.StartAsync([$"--Storage:ConnectionString=Data Source={dataFile}", ManyClients.Due], CancellationToken.None);
        var counts = await ManyClients.WaitAsync(connector, clients);
        if (counts.Duplicates > 0)
        {
            Say($"{counts.Duplicates} reminders came twice");
        }

        return (clients / (counts.Last!.Value - counts.First!.Value).TotalSeconds, PeakOf(service.Id), ProcessorTimeOf(service.Id));
    }

    /// <summary>The most memory that a process had in use at a time, in bytes.</summary>
    private static long PeakOf(int processId)
    {
        var line = File.ReadLines($"/proc/{processId}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }

    private static double ProcessorTimeOf(int processId)
    {
        using var process = System.Diagnostics.Process.GetProcessById(processId);
        return process.TotalProcessorTime.TotalSeconds;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
