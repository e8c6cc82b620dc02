namespace PoreRoutine.Bot.Tests.Reminders;

public sealed class SqliteReminderDispatcherTests : ReminderDispatcherContract
{
    private protected override Task<RemindedStore> OpenStoreAsync() => Task.FromResult<RemindedStore>(new SqliteRemindedStore());
}
