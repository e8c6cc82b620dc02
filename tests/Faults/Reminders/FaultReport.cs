using System.Globalization;
using Faults.Connector;

namespace Faults.Reminders;

/// <summary>What came of a run.</summary>
/// <param name="Options">What was run.</param>
/// <param name="Counts">What the connector saw.</param>
/// <param name="Kills">How many processes were killed.</param>
/// <param name="Due">When all were due.</param>
/// <param name="Strangers">How many conversations got something that were not to get anything.</param>
internal sealed record FaultReport(FaultRunOptions Options, ConnectorCounts Counts, int Kills, DateTimeOffset Due, int Strangers)
{
    /// <summary>
    /// How many may be between delivery and record when a process dies: half of what it has in hand, as of each the claim has to be stored before
    /// it is sent, too.
    /// </summary>
    public const int TwiceAKill = 64;

    public int Bound => (Kills * TwiceAKill) + Counts.DeliveredTimeouts;

    /// <summary>The promises that were broken; empty if all were kept.</summary>
    public IEnumerable<string> Broken
    {
        get
        {
            if (Counts.Reached - Strangers != Options.Clients)
            {
                yield return $"{Options.Clients - Counts.Reached + Strangers} of {Options.Clients} clients were not reminded";
            }

            if (Counts.Duplicates > Bound)
            {
                yield return $"{Counts.Duplicates} duplicates are more than {Bound}";
            }

            if (Counts.First < Due)
            {
                yield return $"the first reminder came {(Due - Counts.First).Value.TotalSeconds:F1} s too early";
            }

            if (Strangers > 0)
            {
                yield return $"{Strangers} conversations got a message that asked for none";
            }
        }
    }

    /// <summary>Prints a table, and what was broken.</summary>
    public void Print(TextWriter output)
    {
        foreach (var (name, value) in (ReadOnlySpan<(string, object)>)
            [
                ("storage", Options.OnAzurite ? $"Azurite, {Options.Services} services" : "SQLite, one service"),
                ("seed", Options.Seed),
                ("clients", Options.Clients),
                ("reminded", Counts.Reached - Strangers),
                ("duplicates", Counts.Duplicates),
                ("  allowed", $"{Bound} ({Kills} kills x {TwiceAKill} + {Counts.DeliveredTimeouts})"),
                ("kills", Kills),
                ("calls", Counts.Calls),
                ("429", Counts.TooManyRequests),
                ("502", Counts.BadGateway),
                ("time-outs", Counts.Timeouts),
                ("  delivered", Counts.DeliveredTimeouts),
                ("seconds", ((Counts.Last - Due)?.TotalSeconds ?? 0).ToString("F1", CultureInfo.InvariantCulture)),
            ])
        {
            output.WriteLine($"{name,-12} {value}");
        }

        foreach (var broken in Broken)
        {
            output.WriteLine($"BROKEN: {broken}.");
        }
    }
}
