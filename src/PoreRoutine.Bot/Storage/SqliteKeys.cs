using System.Runtime.CompilerServices;

namespace PoreRoutine.Bot.Storage;

/// <summary>Lists what an SQLite file holds.</summary>
internal static class SqliteKeys
{
    /// <summary>How many are read at once: such a read is over before it is in anybody's way.</summary>
    private const int Page = 1000;

    /// <summary>The keys of all items of <see cref="SqliteStorage"/>, in order, expired ones among them.</summary>
    public static async IAsyncEnumerable<string> ListAsync(SqliteFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<string> page = [];
        var after = "";
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            page.Clear();
            file.Read(session =>
            {
                using var reader = session.Command($"SELECT key FROM items WHERE key > $after ORDER BY key LIMIT {Page}", ("$after", after)).ExecuteReader();
                while (reader.Read())
                {
                    page.Add(reader.GetString(0));
                }

                return page;
            });
            foreach (var key in page)
            {
                yield return key;
                after = key;
            }

            // Reading needs no waiting: who lists for long lets others have the thread between two pages.
            await Task.Yield();
        }
        while (page.Count == Page);
    }
}
