using PoreRoutine.Bot.Tests.Storage.Azurite;

namespace PoreRoutine.Bot.Tests.Reminders;

public sealed class AzureReminderSenderTests(AzuriteFixture azurite) : ReminderSenderContract
{
    private protected override Task<RemindedStore> OpenStoreAsync() => AzureRemindedStore.OpenAsync(azurite);
}
