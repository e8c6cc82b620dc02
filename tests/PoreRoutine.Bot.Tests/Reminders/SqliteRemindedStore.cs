using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Reminders;

/// <summary>An SQLite file.</summary>
internal sealed class SqliteRemindedStore : RemindedStore
{
    private readonly TemporaryFolder _folder = new();

    /// <inheritdoc/>
    public override IReadOnlyList<string> Settings => [$"--Storage:ConnectionString={ConnectionString}"];

    private string ConnectionString => $"Data Source={_folder["data.db"]};Pooling=False";

    /// <inheritdoc/>
    public override IReadOnlyList<string> CommandSettings(DateTimeOffset now) => [.. Settings, $"--Clock:Start={now.ToString("O", CultureInfo.InvariantCulture)}"];

    /// <inheritdoc/>
    /// <remarks>It does already.</remarks>
    public override void Configure(IServiceCollection services, TimeProvider clock)
    {
    }

    /// <inheritdoc/>
    public override Task<int> LoseWakeUpsAsync() => ExecuteAsync("DELETE FROM wakeups", command => command.ExecuteNonQueryAsync());

    /// <inheritdoc/>
    /// <remarks>They run on the machine's clock.</remarks>
    public override Task EndPausesAsync() => ExecuteAsync("UPDATE wakeups SET hidden = 0 WHERE hidden IS NOT NULL", command => command.ExecuteNonQueryAsync());

    /// <inheritdoc/>
    public override async Task<byte[]> ReplaceAsync(string key, byte[] json)
    {
        var before = await ExecuteAsync("SELECT body FROM items WHERE key = $key", async command => (byte[])(await command.ExecuteScalarAsync())!, ("$key", key));
        (await ExecuteAsync("UPDATE items SET body = $json WHERE key = $key", command => command.ExecuteNonQueryAsync(), ("$key", key), ("$json", json))).ShouldBe(1);
        return before;
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<T> ExecuteAsync<T>(string sql, Func<SqliteCommand, Task<T>> execute, params (string Name, object Value)[] parameters)
    {
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddRange(parameters.Select(parameter => new SqliteParameter(parameter.Name, parameter.Value)));
        return await execute(command);
    }
}
