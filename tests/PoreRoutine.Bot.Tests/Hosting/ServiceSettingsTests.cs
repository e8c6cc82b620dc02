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
        settings.AppId.ShouldBeNull();
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

    [Fact]
    public void Read_AStart_IsTheInstantItNames()
    {
        Read("Development", ("Clock:Start", "2026-03-04T20:00:00-05:00")).Settings.ClockStart!.Value.UtcDateTime.ShouldBe(new DateTime(2026, 3, 5, 1, 0, 0, DateTimeKind.Utc));
    }

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
