using PoreRoutine.Bot.Tests.Storage.Azurite;

namespace PoreRoutine.Bot.Tests.Reminders;

public sealed class AzureReminderDispatcherTests(AzuriteFixture azurite) : ReminderDispatcherContract
{
    private protected override Task<RemindedStore> OpenStoreAsync() => AzureRemindedStore.OpenAsync(azurite);
}
