using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using BotFramework.Connector.Authentication;
using Microsoft.Data.Sqlite;

namespace PoreRoutine.Bot.Storage;

/// <summary>The settings that begin with <c>Storage:</c>.</summary>
internal sealed record StorageSettings
{
    private const string DefaultFile = "Data Source=data/pore-routine.db";

    private StorageSettings()
    {
    }

    public required StorageProvider Provider { get; init; }

    /// <summary>An SQLite connection string, or one of an Azure storage account; null where <see cref="ServiceUri"/> says.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The blob address of an Azure storage account.</summary>
    public Uri? ServiceUri { get; init; }

    /// <summary>The managed identity that has access to <see cref="ServiceUri"/>; null for the one that the machine itself has.</summary>
    public string? IdentityClientId { get; init; }

    /// <summary>Whether a developer's own identities will do for <see cref="ServiceUri"/>.</summary>
    public bool AllowsDeveloper { get; init; }

    /// <summary>The queue address of the account: beside that of its blobs. Azurite has it one port up.</summary>
    public Uri QueueServiceUri => ServiceUri!.IsLoopback
        ? new UriBuilder(ServiceUri) { Port = ServiceUri.Port + 1 }.Uri
        : new UriBuilder(ServiceUri) { Host = ServiceUri.Host.Replace(".blob.", ".queue.", StringComparison.OrdinalIgnoreCase) }.Uri;

    /// <summary>Where the data is, to tell an operator: the file, or the account's address. Holds no secret.</summary>
    public string Place => Provider == StorageProvider.Sqlite
        ? new SqliteConnectionStringBuilder(ConnectionString).DataSource
        : (ServiceUri ?? new BlobServiceClient(ConnectionString).Uri).GetLeftPart(UriPartial.Path);

    /// <summary>Who the service is to <see cref="ServiceUri"/>.</summary>
    public TokenCredential Credential => AllowsDeveloper
        ? new DefaultAzureCredential()
        : new ManagedIdentityCredential(IdentityClientId is null ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(IdentityClientId));

    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">Where they come from.</param>
    /// <param name="environment">Says what is allowed.</param>
    /// <param name="channels">Who the bot is to channels; null if there are none.</param>
    /// <param name="faults">Gets one line for each fault: what is wrong and how to mend it.</param>
    public static StorageSettings Read(IConfiguration configuration, IHostEnvironment environment, AuthenticationConfiguration? channels, List<string> faults)
    {
        var (provider, connection, service) = (Value("Storage:Provider") ?? nameof(StorageProvider.Sqlite), Value("Storage:ConnectionString"), Value("Storage:ServiceUri"));
        if (provider.Equals(nameof(StorageProvider.AzureStorage), StringComparison.OrdinalIgnoreCase))
        {
            return ReadAzure(connection, service, environment, channels, faults);
        }

        if (!provider.Equals(nameof(StorageProvider.Sqlite), StringComparison.OrdinalIgnoreCase))
        {
            faults.Add($"Storage:Provider is '{provider}': this version knows Sqlite and AzureStorage");
        }
        else if (service is not null)
        {
            faults.Add("Storage:ServiceUri is an Azure storage account, but Storage:Provider is Sqlite: write AzureStorage, or empty Storage:ServiceUri");
        }
        else if (connection is not null && !IsFile(connection))
        {
            faults.Add("Storage:ConnectionString names no SQLite file: write one such as Data Source=data/pore-routine.db, or AzureStorage as Storage:Provider");
        }

        return new StorageSettings { Provider = StorageProvider.Sqlite, ConnectionString = connection ?? DefaultFile };

        string? Value(string key) => string.IsNullOrWhiteSpace(configuration[key]) ? null : configuration[key]!.Trim();
    }

    private static StorageSettings ReadAzure(string? connection, string? service, IHostEnvironment environment, AuthenticationConfiguration? channels, List<string> faults)
    {
        Uri? address = null;
        if (connection is null == service is null)
        {
            faults.Add($"Storage:ConnectionString and Storage:ServiceUri are both {(connection is null ? "empty" : "set")}: AzureStorage needs one of them, the account's connection string, or its address for access by a managed identity");
        }
        else if (connection is not null && !IsAccount(connection))
        {
            faults.Add("Storage:ConnectionString is none of an Azure storage account: write it as the account's access keys show it, or use Storage:ServiceUri");
        }
        else if (service is not null && (!Uri.TryCreate(service, UriKind.Absolute, out address) || !IsService(address)))
        {
            // What follows a question mark may be a secret.
            faults.Add($"Storage:ServiceUri is '{service.Split('?')[0]}': write the account's blob address, such as https://NAME.blob.core.windows.net, and nothing behind it");
        }

        return new StorageSettings
        {
            Provider = StorageProvider.AzureStorage,
            ConnectionString = connection,
            ServiceUri = address,
            IdentityClientId = channels?.AppType == MicrosoftAppTypes.UserAssignedMsi ? channels.AppId : null,
            AllowsDeveloper = environment.IsDevelopment(),
        };
    }

    private static bool IsFile(string connection)
    {
        try
        {
            return new SqliteConnectionStringBuilder(connection).DataSource.Length > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool IsAccount(string connection)
    {
        try
        {
            return new BlobServiceClient(connection).Uri is not null && new QueueServiceClient(connection).Uri is not null;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Identities show themselves over https alone, on this machine too. Azurite's address names the account in its path.</summary>
    private static bool IsService(Uri address) => address.Scheme == Uri.UriSchemeHttps
        && address is { Query: "", Fragment: "", UserInfo: "" }
        && (address.IsLoopback || (address.AbsolutePath == "/" && address.Host.IndexOf(".blob.", StringComparison.OrdinalIgnoreCase) > 0));
}
