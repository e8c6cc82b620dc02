using Faults.Clients;
using Faults.Connector;
using Faults.Processes;
using Microsoft.Data.Sqlite;

namespace Benchmarks;

/// <summary>
/// A data file with as many clients as wanted, all due at one instant: the first one asks the service for it, in words, and what the service
/// kept is put in again for each of the others, under their names.
/// </summary>
internal static class ManyClients
{
    private const string Zone = "America/New_York";

    /// <summary>An hour before they are due, where they are.</summary>
    private const string Before = "2026-03-04T20:00:00-05:00";

    /// <summary>A setting of a service that finds them all due.</summary>
    public const string Due = "--Clock:Start=2026-03-04T21:00:01-05:00";

    /// <summary>When those who were reminded are due again, at the latest.</summary>
    public static readonly DateTimeOffset NextEvening = new(2026, 3, 5, 21, 0, 1, TimeSpan.FromHours(-5));

    /// <summary>Makes the file.</summary>
    /// <param name="dataFile">Its path.</param>
    /// <param name="connector">Where replies go.</param>
    /// <param name="clients">How many clients.</param>
    /// <param name="tenants">In how many tenants.</param>
    public static async Task CreateAsync(string dataFile, ConnectorProcess connector, int clients, int tenants)
    {
        await using (var service = new ServiceProcess("asked", Path.GetDirectoryName(dataFile)!))
        using (var channel = new Channel(connector.Address))
        {
            await service.StartAsync([$"--Storage:ConnectionString=Data Source={dataFile}", $"--Clock:Start={Before}"], CancellationToken.None);
            await channel.SayAsync([new Client(0, 0, Zone, "")], _ => "remind me every evening at 9pm", [service.Address], CancellationToken.None);
        }

        using var connection = new SqliteConnection($"Data Source={dataFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            BEGIN;
            CREATE TEMP TABLE numbers AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $clients) SELECT i FROM n;
            INSERT INTO items (key, etag, body, expires, due)
                SELECT replace(key, 'client-0', 'client-' || i), etag,
                    CAST(replace(replace(CAST(body AS TEXT), 'client-0"', 'client-' || i || '"'), '-8000-000000000000"', printf('-8000-%012d"', i % $tenants)) AS BLOB), expires, due
                FROM items, numbers WHERE key = 'msteams/conversations/a:client-0';
            INSERT INTO wakeups (channel, conversation, due) SELECT channel, replace(conversation, 'client-0', 'client-' || i), due FROM wakeups, numbers;
            COMMIT
            """;
        command.Parameters.AddWithValue("$clients", clients);
        command.Parameters.AddWithValue("$tenants", tenants);
        command.ExecuteNonQuery();
    }

    /// <summary>Waits until every client was reached.</summary>
    /// <returns>What the connector saw.</returns>
    public static async Task<ConnectorCounts> WaitAsync(ConnectorProcess connector, int clients)
    {
        while (true)
        {
            var counts = await connector.CountAsync(CancellationToken.None);
            if (counts.Reached >= clients)
            {
                return counts;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
    }
}
