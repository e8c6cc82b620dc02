using Azure.Identity;
using BotFramework.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using PoreRoutine.Bot.Hosting;
using PoreRoutine.Bot.Storage;

namespace PoreRoutine.Bot.Tests.Hosting;

public sealed class ServiceSettingsTests
{
    private const string Account = "DefaultEndpointsProtocol=https;AccountName=coach;AccountKey=c2VjcmV0;EndpointSuffix=core.windows.net";

    [Fact]
    public void Read_WithoutSettings_HasTheDefaults()
    {
        var (settings, faults) = Read("Production");
        faults.ShouldBeEmpty();
        settings.SeedsFolder.ShouldBe(Path.Combine(Path.GetTempPath(), "seeds"));
        settings.Storage.ConnectionString.ShouldBe("Data Source=data/pore-routine.db");
        settings.Channels.ShouldBeNull();
        settings.PublicOrigin.ShouldBe(new Uri("http://localhost:3978"));
        settings.ClockStart.ShouldBeNull();
    }

    [Fact]
    public void Read_ManyFaults_NamesThemAllAtOnce()
    {
        var (_, faults) = Read("Development", ("DirectLine:Secret", "short"), ("Clock:Start", "yesterday"), ("Clock:Speed", "-1"), ("Storage:Provider", "Paper"));
        faults.Count.ShouldBe(4);
        faults.ShouldContain(fault => fault.Contains("DirectLine:Secret", StringComparison.Ordinal));
        faults.ShouldContain(fault => fault.Contains("Clock:Start", StringComparison.Ordinal));
        faults.ShouldContain(fault => fault.Contains("Clock:Speed", StringComparison.Ordinal));
        faults.ShouldContain(fault => fault.Contains("Storage:Provider", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Clock:Start", "2026-03-04T20:00:00-05:00")]
    [InlineData("Clock:Speed", "60")]
    public void Read_AMovedClockOutsideOfDevelopment_IsRefused(string key, string value)
    {
        Read("Development", (key, value)).Faults.ShouldBeEmpty();
        Read("Production", (key, value)).Faults.ShouldHaveSingleItem().ShouldContain("Development");
    }

    [Theory]
    [InlineData("https://chat.example.com", 0)]
    [InlineData("https://chat.example.com/", 0)]
    [InlineData("http://10.0.0.1:8080", 0)]
    [InlineData("chat.example.com", 1)]
    [InlineData("https://chat.example.com/bot", 1)]
    [InlineData("https://chat.example.com?a=b", 1)]
    [InlineData("ftp://chat.example.com", 1)]
    public void Read_APublicOrigin_IsAnAddressWithoutAPath(string origin, int faults) =>
        Read("Production", ("Web:PublicOrigin", origin)).Faults.Count(fault => fault.Contains("Web:PublicOrigin", StringComparison.Ordinal)).ShouldBe(faults);

    [Fact]
    public void Read_AStart_IsTheInstantItNames()
    {
        Read("Development", ("Clock:Start", "2026-03-04T20:00:00-05:00")).Settings.ClockStart!.Value.UtcDateTime.ShouldBe(new DateTime(2026, 3, 5, 1, 0, 0, DateTimeKind.Utc));
    }

    [Fact]
    public void Read_ASingleTenantBot_IsTheOneItNames()
    {
        var (settings, faults) = Read("Production", ("MicrosoftAppType", "SingleTenant"), ("MicrosoftAppId", "id"), ("MicrosoftAppPassword", "secret"), ("MicrosoftAppTenantId", "tenant"));
        faults.ShouldBeEmpty();
        settings.Channels.ShouldBe(new AuthenticationConfiguration { AppType = MicrosoftAppTypes.SingleTenant, AppId = "id", AppPassword = "secret", TenantId = "tenant" });
        settings.Channels!.ToString().ShouldNotContain("secret");
    }

    [Fact]
    public void Read_AManagedIdentity_NeedsNoPassword()
    {
        var (settings, faults) = Read("Production", ("MicrosoftAppType", "UserAssignedMSI"), ("MicrosoftAppId", "id"), ("MicrosoftAppTenantId", "tenant"));
        faults.ShouldBeEmpty();
        settings.Channels!.AppType.ShouldBe(MicrosoftAppTypes.UserAssignedMsi);
    }

    [Theory]
    [InlineData("SingleTenant", "id", "", "tenant", "MicrosoftAppPassword")]
    [InlineData("SingleTenant", "id", "secret", "", "MicrosoftAppTenantId")]
    [InlineData("SingleTenant", "", "secret", "tenant", "MicrosoftAppId")]
    [InlineData("UserAssignedMSI", "", "", "tenant", "MicrosoftAppId")]
    [InlineData("UserAssignedMSI", "id", "", "", "MicrosoftAppTenantId")]
    [InlineData("", "id", "secret", "tenant", "MicrosoftAppType")]
    [InlineData("MultiTenant", "id", "secret", "tenant", "MicrosoftAppType is 'MultiTenant'")]
    public void Read_HalfABot_NamesWhatIsMissingAndHowToMendIt(string type, string id, string password, string tenant, string fault)
    {
        var (settings, faults) = Read("Development", ("MicrosoftAppType", type), ("MicrosoftAppId", id), ("MicrosoftAppPassword", password), ("MicrosoftAppTenantId", tenant));
        faults.ShouldHaveSingleItem().ShouldStartWith(fault);
        faults[0].ShouldContain(": ");
        settings.Channels.ShouldBeNull();
    }

    [Theory]
    [InlineData("ToBotFromChannelOpenIdMetadataUrl", "http://keys.example.com/")]
    [InlineData("ToBotFromChannelOpenIdMetadataUrl", "keys")]
    [InlineData("ToChannelFromBotLoginUrl", "http://127.0.0.1/")]
    public void Read_AnAddressInTheClear_IsRefused(string key, string value) =>
        Read("Production", ("MicrosoftAppType", "UserAssignedMSI"), ("MicrosoftAppId", "id"), ("MicrosoftAppTenantId", "tenant"), (key, value))
            .Faults.ShouldHaveSingleItem().ShouldStartWith(key);

    [Theory]
    [InlineData("https://coach.blob.core.windows.net", "https://coach.queue.core.windows.net/")]
    [InlineData("https://coach.z01.blob.storage.azure.net/", "https://coach.z01.queue.storage.azure.net/")]
    [InlineData("https://127.0.0.1:10000/devstoreaccount1", "https://127.0.0.1:10001/devstoreaccount1")]
    public void Read_AnAzureStorageAccountByAddress_HasItsQueuesBesideItsBlobs(string blobs, string queues)
    {
        var (settings, faults) = Read("Production", ("Storage:Provider", "azurestorage"), ("Storage:ServiceUri", blobs));
        faults.ShouldBeEmpty();
        settings.Storage.Provider.ShouldBe(StorageProvider.AzureStorage);
        settings.Storage.ServiceUri.ShouldBe(new Uri(blobs));
        settings.Storage.QueueServiceUri.ShouldBe(new Uri(queues));
    }

    [Fact]
    public void Read_AnAzureStorageAccountByAddress_IsEnteredAsTheBotsManagedIdentityOrTheMachines()
    {
        (string, string)[] account = [("Storage:Provider", "AzureStorage"), ("Storage:ServiceUri", "https://coach.blob.core.windows.net")];
        var bot = Read("Production", [.. account, ("MicrosoftAppType", "UserAssignedMSI"), ("MicrosoftAppId", "id"), ("MicrosoftAppTenantId", "tenant")]).Settings.Storage;
        (bot.IdentityClientId, bot.AllowsDeveloper).ShouldBe(("id", false));
        bot.Credential.ShouldBeOfType<ManagedIdentityCredential>();
        var tenant = Read("Production", [.. account, ("MicrosoftAppType", "SingleTenant"), ("MicrosoftAppId", "id"), ("MicrosoftAppPassword", "secret"), ("MicrosoftAppTenantId", "tenant")]).Settings.Storage;
        tenant.IdentityClientId.ShouldBeNull();
        tenant.Credential.ShouldBeOfType<ManagedIdentityCredential>();
        Read("Development", account).Settings.Storage.Credential.ShouldBeOfType<DefaultAzureCredential>();
    }

    [Fact]
    public void Read_AnAzureStorageAccountByConnectionString_IsTaken()
    {
        var (settings, faults) = Read("Production", ("Storage:Provider", "AzureStorage"), ("Storage:ConnectionString", Account));
        faults.ShouldBeEmpty();
        settings.Storage.ConnectionString.ShouldBe(Account);
    }

    [Theory]
    [InlineData("Sqlite", "", "https://coach.blob.core.windows.net", "Storage:ServiceUri")]
    [InlineData("Sqlite", Account, "", "Storage:ConnectionString")]
    [InlineData("Sqlite", "Mode=ReadOnly", "", "Storage:ConnectionString")]
    [InlineData("AzureStorage", "", "", "both empty")]
    [InlineData("AzureStorage", Account, "https://coach.blob.core.windows.net", "both set")]
    [InlineData("AzureStorage", "Data Source=data/pore-routine.db", "", "Storage:ConnectionString")]
    [InlineData("AzureStorage", "", "coach", "Storage:ServiceUri is 'coach'")]
    [InlineData("AzureStorage", "", "http://coach.blob.core.windows.net", "Storage:ServiceUri")]
    [InlineData("AzureStorage", "", "https://coach.queue.core.windows.net", "Storage:ServiceUri")]
    [InlineData("AzureStorage", "", "https://coach.blob.core.windows.net/container", "Storage:ServiceUri")]
    [InlineData("AzureStorage", "", "https://coach.blob.core.windows.net?sig=secret", "Storage:ServiceUri")]
    [InlineData("AzureStorage", "", "http://127.0.0.1:10000/devstoreaccount1", "Storage:ServiceUri")]
    public void Read_AStoreThatDoesNotFitItsProvider_IsRefused(string provider, string connection, string service, string fault)
    {
        var faults = Read("Production", ("Storage:Provider", provider), ("Storage:ConnectionString", connection), ("Storage:ServiceUri", service)).Faults;
        faults.ShouldHaveSingleItem().ShouldContain(fault);
        faults[0].ShouldContain(": ");
        faults[0].ShouldNotContain("c2VjcmV0");
        faults[0].ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("Clock:Start", "2026-03-04T20:00:00-05:00")]
    [InlineData("Clock:Speed", "60")]
    public void Read_AMovedClockWithAzureStorage_IsRefused(string key, string value) =>
        Read("Development", ("Storage:Provider", "AzureStorage"), ("Storage:ConnectionString", Account), (key, value)).Faults.ShouldHaveSingleItem().ShouldContain("Sqlite");

    [Fact]
    public void Read_AContainerForTheContent_IsTaken()
    {
        var (settings, faults) = Read("Production", ("Content:Source", "pore-routine-content"), ("Storage:Provider", "AzureStorage"), ("Storage:ConnectionString", Account));
        faults.ShouldBeEmpty();
        settings.ContentContainer.ShouldBe("pore-routine-content");
        Read("Production").Settings.ContentContainer.ShouldBeNull();
    }

    [Theory]
    [InlineData("AzureStorage", "Content")]
    [InlineData("AzureStorage", "co")]
    [InlineData("AzureStorage", "content--")]
    [InlineData("AzureStorage", "https://coach.blob.core.windows.net/content")]
    [InlineData("AzureStorage", "pore-routine")]
    [InlineData("Sqlite", "pore-routine-content")]
    public void Read_AContentSourceThatIsNoContainerForContent_IsRefused(string provider, string source)
    {
        var (settings, faults) = Read("Production", ("Content:Source", source), ("Storage:Provider", provider), ("Storage:ConnectionString", provider == "Sqlite" ? "" : Account));
        faults.ShouldHaveSingleItem().ShouldStartWith("Content:Source ");
        settings.ContentContainer.ShouldBeNull();
    }

    [Theory]
    [InlineData("Storage:Provder", "Storage:Provider")]
    [InlineData("Storage:Conection", "Storage:ConnectionString")]
    [InlineData("DirectLine:Secrt", "DirectLine:Secret")]
    [InlineData("Content:Sources", "Content:Source")]
    [InlineData("Web:Origin", "Web:PublicOrigin")]
    [InlineData("Clock:speeed", "Clock:Speed")]
    [InlineData("MicrosoftAppTennantId", "MicrosoftAppTenantId")]
    [InlineData("Storge:Provider", "Storage:Provider")]
    [InlineData("Direct-Line:Secret", "DirectLine:Secret")]
    public void Read_ANameWithASlip_IsNamedWithTheOneThatWasMeant(string name, string meant)
    {
        var fault = Read("Production", (name, "hidden hidden hidden")).Faults.ShouldHaveSingleItem();
        fault.ShouldStartWith(name);
        fault.ShouldContain($"write {meant} ");
        fault.ShouldNotContain("hidden");
    }

    [Theory]
    [InlineData("web:publicorigin", "https://chat.example.com")]
    [InlineData("STORAGE:CONNECTIONSTRING", "Data Source=data/other.db")]
    [InlineData("Logging:LogLevel:Default", "Debug")]
    [InlineData("Lock:Size", "3")]
    [InlineData("MicrosoftAppType", "")]
    public void Read_ANameOfItsOwnOrOfSomebodyElse_IsNoFault(string name, string value) => Read("Production", (name, value)).Faults.ShouldBeEmpty();

    [Theory]
    [InlineData("MicrosoftAppPassword")]
    [InlineData("MicrosoftAppTenantId")]
    public void Read_ABotWithoutAnId_IsMissed(string key)
    {
        var fault = Read("Production", (key, "hidden")).Faults.ShouldHaveSingleItem();
        fault.ShouldStartWith("MicrosoftAppId is empty");
        fault.ShouldContain(key);
        fault.ShouldNotContain("hidden");
    }

    [Fact]
    public void Read_AFolderThatIsNotThere_IsNamedUnlessAContainerHasTheContent()
    {
        Read("Production", ("Content:Seeds", "nowhere/seeds")).Faults.ShouldHaveSingleItem().ShouldStartWith("Content:Seeds is 'nowhere/seeds'");
        Read("Production", ("Content:Seeds", "nowhere/seeds"), ("Content:Source", "content"), ("Storage:Provider", "AzureStorage"), ("Storage:ConnectionString", Account)).Faults.ShouldBeEmpty();
    }

    [Fact]
    public void Read_APublicOriginWithAPassword_DoesNotShowIt() =>
        Read("Production", ("Web:PublicOrigin", "https://me:hidden@chat.example.com/?t=hidden")).Faults.ShouldHaveSingleItem().ShouldNotContain("hidden");

    private static (ServiceSettings Settings, IReadOnlyList<string> Faults) Read(string environment, params (string Key, string Value)[] settings) => ServiceSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build(),
        new Environment(environment));

    private sealed class Environment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "tests";

        public string ContentRootPath { get; set; } = Path.GetTempPath();

        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get; set; } = new Microsoft.Extensions.FileProviders.NullFileProvider();
    }
}
