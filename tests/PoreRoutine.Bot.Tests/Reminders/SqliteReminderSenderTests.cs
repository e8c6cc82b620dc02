namespace PoreRoutine.Bot.Tests.Reminders;

public sealed class SqliteReminderSenderTests : ReminderSenderContract
{
    private protected override Task<RemindedStore> OpenStoreAsync() => Task.FromResult<RemindedStore>(new SqliteRemindedStore());
}
