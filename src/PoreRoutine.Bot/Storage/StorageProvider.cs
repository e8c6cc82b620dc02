namespace PoreRoutine.Bot.Storage;

/// <summary>Where the service keeps its data.</summary>
internal enum StorageProvider
{
    /// <summary>In one file, for the processes of one machine.</summary>
    Sqlite,

    /// <summary>In a storage account of Azure, for any number of machines.</summary>
    AzureStorage,
}
