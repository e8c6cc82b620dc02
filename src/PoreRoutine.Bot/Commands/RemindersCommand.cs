using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using PoreRoutine.Bot.Clock;
using PoreRoutine.Bot.Hosting;
using PoreRoutine.Bot.Reminders;
using PoreRoutine.Bot.Storage;

namespace PoreRoutine.Bot.Commands;

/// <summary>Shows the operator which reminders are due, late and set aside. Works beside a running service.</summary>
internal static class RemindersCommand
{
    /// <summary>How far ahead it looks.</summary>
    private static readonly TimeSpan s_ahead = TimeSpan.FromDays(1);

    /// <summary>What is overdue by less is being sent.</summary>
    private static readonly TimeSpan s_late = TimeSpan.FromMinutes(1);

    /// <summary>How many clients are named in a list.</summary>
    private const int MostNamed = 50;

    /// <summary>Prints the counts, and who is late or set aside.</summary>
    /// <param name="args">The settings.</param>
    /// <param name="output">Where the report goes.</param>
    /// <param name="errors">Where faults go.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>0; 1 if the settings or the data are at fault.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var builder = ServiceHost.CreateBuilder(args);
        var (settings, faults) = ServiceSettings.Read(builder.Configuration, builder.Environment);
        if (faults.Count > 0)
        {
            return CheckCommand.Print(faults, [], errors);
        }

        try
        {
            Print(await ReadAsync(settings, cancellationToken), output);
            return 0;
        }
        catch (Exception exception) when (StoreFault.Is(exception))
        {
            return StoreFault.Print(exception, settings.Storage, errors);
        }
    }

    /// <summary>Where there is no data yet, nobody is to be reminded, and none is made.</summary>
    private static async Task<ReminderReport> ReadAsync(ServiceSettings settings, CancellationToken cancellationToken)
    {
        var clock = new ProductClock(TimeProvider.System, settings.ClockStart, settings.ClockSpeed);
        if (!await Stores.ExistAsync(settings.Storage, cancellationToken))
        {
            return new ReminderReport(clock.GetUtcNow(), 0, null, [], []);
        }

        using var stores = new Stores(settings.Storage, clock, NullLoggerFactory.Instance);
        return await ReminderReport.ReadAsync(stores.Items, clock.GetUtcNow(), s_ahead, s_late, cancellationToken);
    }

    private static void Print(ReminderReport report, TextWriter output)
    {
        output.WriteLine($"Reminders at {Say(report.At)}");
        output.WriteLine($"  due within a day  {report.Due}{(report.Next is { } next ? $", the next at {Say(next)}" : "")}");
        output.WriteLine($"  late              {report.Late.Count}{(report.Late.Count > 0 ? ", sent or skipped when they are taken up; the hourly sweep finds what was lost" : "")}");
        output.WriteLine($"  set aside         {report.SetAside.Count}{(report.SetAside.Count > 0 ? ", tried again every hour" : "")}");
        Print("late, since", report.Late.Select(client => $"{Say(client.Due)}  {client.Conversation}"), report.Late.Count, output);
        Print("set aside, since", report.SetAside.Select(client => $"{Say(client.At)}  {client.ChannelId}/{client.ConversationId}: {client.Reason}"), report.SetAside.Count, output);
    }

    private static void Print(string heading, IEnumerable<string> lines, int count, TextWriter output)
    {
        if (count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(heading);
        foreach (var line in lines.Take(MostNamed))
        {
            output.WriteLine($"  {line}");
        }

        if (count > MostNamed)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {count - MostNamed} more"));
        }
    }

    private static string Say(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
