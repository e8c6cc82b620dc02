using BotFramework.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using PoreRoutine.Bot.Hosting;

namespace PoreRoutine.Bot.Tests.Hosting;

public sealed class ServiceSettingsTests
{
    [Fact]
    public void Read_WithoutSettings_HasTheDefaults()
    {
        var (settings, faults) = Read("Production");
        faults.ShouldBeEmpty();
        settings.SeedsFolder.ShouldBe(Path.Combine(Path.GetTempPath(), "seeds"));
        settings.StorageConnectionString.ShouldBe("Data Source=data/pore-routine.db");
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
