using PoreRoutine.Bot.Calendar;
using PoreRoutine.Bot.Reminders;

namespace PoreRoutine.Bot.ClientData;

/// <summary>The list of what is kept about clients beside their conversations' documents: whoever copies or deletes a client's data goes by it.</summary>
internal static class ClientDataStores
{
    /// <summary>Adds each <see cref="IClientDataStore"/>. Needs the stores of items and Direct Line.</summary>
    public static void AddClientDataStores(this IServiceCollection services)
    {
        services.AddSingleton<ExportLinks>();
        services.AddSingleton<IClientDataStore>(provider => provider.GetRequiredService<ExportLinks>());
        services.AddSingleton<CalendarFeeds>();
        services.AddSingleton<IClientDataStore>(provider => provider.GetRequiredService<CalendarFeeds>());
        services.AddSingleton<IClientDataStore, ConversationLog>();
        services.AddSingleton<SetAsideClients>();
        services.AddSingleton<IClientDataStore>(provider => provider.GetRequiredService<SetAsideClients>());
    }
}
