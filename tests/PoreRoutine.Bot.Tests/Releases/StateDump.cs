using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace PoreRoutine.Bot.Tests.Releases;

/// <summary>An SQLite file as text, and back.</summary>
internal static class StateDump
{
    /// <summary>All tables and rows of a file that nobody writes to.</summary>
    public static string Write(string connectionString)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        var text = new StringBuilder();
        foreach (var (_, sql) in Masters(connection, "table"))
        {
            text.Append(sql).Append(";\n");
        }

        foreach (var (table, _) in Masters(connection, "table"))
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table} ORDER BY 1";
            using var row = command.ExecuteReader();
            while (row.Read())
            {
                text.Append(CultureInfo.InvariantCulture, $"INSERT INTO {table} VALUES ({string.Join(", ", Enumerable.Range(0, row.FieldCount).Select(column => Literal(row.GetValue(column))))});\n");
            }
        }

        foreach (var (_, sql) in Masters(connection, "index"))
        {
            text.Append(sql).Append(";\n");
        }

        return text.ToString();
    }

    /// <summary>Runs SQL on a file, which is made if it is not there.</summary>
    /// <returns>How many rows it changed.</returns>
    public static int Execute(string connectionString, string sql)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    /// <summary>Asks a file for one value; null if there is none.</summary>
    public static object? Ask(string connectionString, string sql)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() is not DBNull and var value ? value : null;
    }

    private static List<(string Name, string Sql)> Masters(SqliteConnection connection, string type)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT name, sql FROM sqlite_master WHERE type = '{type}' AND sql IS NOT NULL ORDER BY name";
        using var reader = command.ExecuteReader();
        var all = new List<(string, string)>();
        while (reader.Read())
        {
            all.Add((reader.GetString(0), reader.GetString(1)));
        }

        return all;
    }

    private static string Literal(object value) => value switch
    {
        DBNull => "NULL",
        long number => number.ToString(CultureInfo.InvariantCulture),
        byte[] json => $"CAST({Quoted(Encoding.UTF8.GetString(json))} AS BLOB)",
        string text => Quoted(text),
        _ => throw new NotSupportedException($"A state has no {value.GetType().Name}."),
    };

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
