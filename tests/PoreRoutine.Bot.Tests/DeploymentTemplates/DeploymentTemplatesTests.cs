using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Azure.Identity;
using BotFramework.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using PoreRoutine.Bot.Hosting;
using PoreRoutine.Bot.Storage;
using PoreRoutine.Bot.Tests.StandIn;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.DeploymentTemplates;

/// <summary>What the templates make in Azure, as far as the compiled templates tell.</summary>
public sealed partial class DeploymentTemplatesTests(CompiledTemplates compiled) : IClassFixture<CompiledTemplates>
{
    private const string IdentityId = "resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', 'pore-routine')";
    private const string BlobDataContributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";
    private const string QueueDataContributor = "974c5e8b-45b9-4653-ba55-5f855dd0fb88";

    private TemplateResource Account => compiled.Single("Microsoft.Storage/storageAccounts");

    private TemplateResource Site => compiled.Single("Microsoft.Web/sites");

    private TemplateResource Bot => compiled.Single("Microsoft.BotService/botServices");

    private IReadOnlyDictionary<string, string> Settings => compiled.Single("Microsoft.Web/sites/config").Values("properties");

    [Fact]
    public void Lint_AllTemplates_FindsNothing() => compiled.LintOutput.ShouldBeEmpty();

    [Fact]
    public void Storage_Account_TakesNoKeysAndShowsNothingInPublic()
    {
        Account["properties/allowSharedKeyAccess"].ShouldBe("false");
        Account["properties/allowBlobPublicAccess"].ShouldBe("false");
        Account["properties/minimumTlsVersion"].ShouldBe("TLS1_2");
        Account["properties/supportsHttpsTrafficOnly"].ShouldBe("true");
    }

    [Fact]
    public void Storage_Deletion_CanBeUndoneForNoLongerThanClientsAreTold()
    {
        var blobs = compiled.Single("Microsoft.Storage/storageAccounts/blobServices");
        foreach (var policy in new[] { "deleteRetentionPolicy", "containerDeleteRetentionPolicy" })
        {
            blobs[$"properties/{policy}/enabled"].ShouldBe("true");
            blobs[$"properties/{policy}/days"].ShouldBe("[14]");
        }

        RealContent.Value.Operator.BackupDays.ShouldBeGreaterThanOrEqualTo(14);
    }

    [Fact]
    public void Storage_Roles_AreTheServicesAndTheOperatorsOnThisAccountAlone()
    {
        var roles = compiled.Resources.Where(resource => resource.Type == "Microsoft.Authorization/roleAssignments").ToList();
        roles.ShouldAllBe(role => role["scope"] == $"[resourceId('Microsoft.Storage/storageAccounts', {Account.Name.Trim('[', ']')})]");
        roles.Select(role => (Who: role["properties/principalId"], Role: RoleId().Match(role["properties/roleDefinitionId"]).Value)).ShouldBe(
            [
                ("[reference('identity').principalId]", BlobDataContributor),
                ("[reference('identity').principalId]", QueueDataContributor),
                ("[deployer().objectId]", BlobDataContributor),
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void WebApp_Front_IsHttpsOfToday()
    {
        Site["properties/httpsOnly"].ShouldBe("true");
        Site["properties/siteConfig/minTlsVersion"].ShouldBe("1.2");
        Site["properties/siteConfig/scmMinTlsVersion"].ShouldBe("1.2");
        Site["properties/siteConfig/ftpsState"].ShouldBe("Disabled");
        var passwords = compiled.Resources.Where(resource => resource.Type == "Microsoft.Web/sites/basicPublishingCredentialsPolicies").ToList();
        passwords.Count.ShouldBe(2);
        passwords.ShouldAllBe(password => password["properties/allow"] == "false");
    }

    [Fact]
    public void WebApp_Instances_AreTwoAtLeastAndEqual()
    {
        var plan = compiled.Single("Microsoft.Web/serverfarms");
        plan["sku/capacity"].ShouldBe("[2]");
        compiled.Template.Parameter("instances").GetProperty("minValue").GetInt32().ShouldBe(2);
        plan["properties/reserved"].ShouldBe("true");
        Site["properties/serverFarmId"].ShouldBe($"[resourceId('Microsoft.Web/serverfarms', {plan.Name.Trim('[', ']')})]");
        Site["properties/clientAffinityEnabled"].ShouldBe("false");
        Site["properties/siteConfig/linuxFxVersion"].ShouldBe($"DOTNETCORE|{Environment.Version.ToString(2)}");
        Site["properties/siteConfig/healthCheckPath"].ShouldBe("/healthz/ready");
        Site["properties/siteConfig/alwaysOn"].ShouldBe("true");
        Site["properties/siteConfig/webSocketsEnabled"].ShouldBe("true");
    }

    [Fact]
    public void WebApp_Identity_IsTheBotsAndTheOneWithTheRoles()
    {
        var identity = compiled.Single("Microsoft.ManagedIdentity/userAssignedIdentities");
        identity.Name.ShouldBe("pore-routine");
        Site["identity/type"].ShouldBe("UserAssigned");
        Site.Values("identity/userAssignedIdentities").ShouldHaveSingleItem().Key.ShouldContain("'Microsoft.ManagedIdentity/userAssignedIdentities', parameters('identityName')");
        Bot["properties/msaAppType"].ShouldBe("UserAssignedMSI");
        Bot["properties/msaAppMSIResourceId"].ShouldBe($"[{IdentityId}]");
        Bot["properties/msaAppTenantId"].ShouldBe("[tenant().tenantId]");
        foreach (var appId in new[] { Bot["properties/msaAppId"], Settings["MicrosoftAppId"] })
        {
            appId.ShouldBe($"[reference({IdentityId}, '2023-01-31').clientId]");
        }
    }

    [Fact]
    public void WebApp_Settings_AreTakenByTheServiceAsProductions()
    {
        var (settings, faults) = Read(Settings);
        faults.ShouldBeEmpty();
        settings.Channels!.AppType.ShouldBe(MicrosoftAppTypes.UserAssignedMsi);
        settings.Storage.Provider.ShouldBe(StorageProvider.AzureStorage);
        settings.Storage.ServiceUri.ShouldBe(new Uri("https://coach.blob.core.windows.net/"));
        settings.Storage.QueueServiceUri.ShouldBe(new Uri("https://coach.queue.core.windows.net/"));
        settings.Storage.Credential.ShouldBeOfType<ManagedIdentityCredential>();
        settings.Storage.IdentityClientId.ShouldBe(settings.Channels.AppId);
        settings.PublicOrigin.ShouldBe(new Uri("https://coach.azurewebsites.net"));
        Settings["ASPNETCORE_ENVIRONMENT"].ShouldBe("Production");
        Settings["ASPNETCORE_FORWARDEDHEADERS_ENABLED"].ShouldBe("true");
        Settings["Content__Source"].ShouldBe("content");
    }

    [Fact]
    public void WebApp_Settings_HoldNoSecret()
    {
        Settings.Keys.ShouldNotContain(key => Secretive().IsMatch(key));
        Settings.Values.ShouldNotContain(value => Secretive().IsMatch(value));
        foreach (var resource in compiled.Resources)
        {
            // Functions that give keys away all begin like this.
            resource.Json.GetRawText().ShouldNotMatch(@"\blist[A-Z]\w*\(");
        }

        foreach (var module in compiled.Resources.Select(resource => resource.Scope).Append(compiled.Template).Distinct())
        {
            module.OutputNames.ShouldAllBe(name => !Secretive().IsMatch(module.Output(name)));
        }
    }

    /// <summary>What is tried out beside the templates is what they set.</summary>
    [Fact]
    public void WebApp_Settings_AreThoseOfTheStandIn()
    {
        var tried = StandInAzure.TemplateSettings(new Uri("https://coach.blob.core.windows.net"));
        tried.Keys.ShouldBe(Settings.Keys.Except(["APPLICATIONINSIGHTS_CONNECTION_STRING"]), ignoreOrder: true);
        foreach (var (name, value) in Settings.Where(setting => !setting.Value.StartsWith('[') && tried.ContainsKey(setting.Key)))
        {
            tried[name].ShouldBe(value, name);
        }
    }

    [Fact]
    public void Bot_Endpoint_IsTheWebAppsAndTeamsIsConnected()
    {
        var host = $"reference(resourceId('Microsoft.Web/sites', {Site.Name.Trim('[', ']')}), '2023-12-01').defaultHostName";
        Bot["properties/endpoint"].ShouldBe($"[format('https://{{0}}/api/messages', {host})]");
        Settings["Web__PublicOrigin"].ShouldBe($"[format('https://{{0}}', {host})]");
        var channel = compiled.Single("Microsoft.BotService/botServices/channels");
        channel.Name.ShouldEndWith(", 'MsTeamsChannel')]");
        channel["properties/channelName"].ShouldBe("MsTeamsChannel");
        channel["properties/properties/isEnabled"].ShouldBe("true");
        compiled.Template.Output("endpoint").ShouldBe($"[format('https://{{0}}', {host})]");
        compiled.Template.Output("host").ShouldBe($"[{host}]");
        compiled.Template.Output("appId").ShouldBe("[reference('identity').clientId]");
    }

    [Fact]
    public void Alerts_AboutTurnsRemindersAndReadiness_GoToTheOperator()
    {
        var group = compiled.Single("Microsoft.Insights/actionGroups");
        group["properties/emailReceivers/emailAddress"].ShouldBe(CompiledTemplates.AlertEmail);
        var counters = compiled.Single("Microsoft.Insights/scheduledQueryRules");
        counters.At("properties/scopes")[0].GetString().ShouldBe("[parameters('applicationInsightsId')]");
        counters.At("properties/actions/actionGroups")[0].GetString()!.ShouldContain("'Microsoft.Insights/actionGroups'");
        counters["properties/criteria/allOf/threshold"].ShouldBe("0");
        counters["properties/enabled"].ShouldBe("true");
        var queries = counters.Scope.Variable("counted").EnumerateArray().Select(alert => alert.GetProperty("query").GetString()!).ToList();
        queries.ShouldContain(query => query.Contains("\"turns\"", StringComparison.Ordinal) && query.Contains("\"failed\"", StringComparison.Ordinal));
        queries.ShouldContain(query => query.Contains("\"reminders.late\"", StringComparison.Ordinal) && query.Contains("\"reminders.skipped\"", StringComparison.Ordinal));
        queries.ShouldAllBe(query => query.StartsWith("customMetrics | ", StringComparison.Ordinal));
        var readiness = compiled.Single("Microsoft.Insights/metricAlerts");
        readiness["properties/criteria/allOf/metricName"].ShouldBe("HealthCheckStatus");
        readiness["properties/actions/actionGroupId"].ShouldContain("'Microsoft.Insights/actionGroups'");
    }

    [Fact]
    public async Task Alerts_Queries_AskForMetricsThatTheServiceCounts()
    {
        await using var service = await RunningService.StartAsync();
        var meters = service.Services.GetRequiredService<IMeterFactory>();
        var counted = new HashSet<string>();
        using var listener = new MeterListener
        {
            // Others that run at the same time have meters of the same names.
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Scope == meters)
                {
                    counted.Add(instrument.Name);
                }
            },
        };
        listener.Start();

        foreach (var alert in compiled.Single("Microsoft.Insights/scheduledQueryRules").Scope.Variable("counted").EnumerateArray())
        {
            var query = alert.GetProperty("query").GetString()!;
            var names = MetricNames().Match(query).Groups["name"].Captures.Select(name => name.Value).ToList();
            names.ShouldNotBeEmpty(query);
            names.ShouldBeSubsetOf(counted, query);
        }
    }

    /// <summary>The settings as the service would read them, with what only Azure knows put in.</summary>
    private static (ServiceSettings Settings, IReadOnlyList<string> Faults) Read(IReadOnlyDictionary<string, string> settings)
    {
        var values = settings.ToDictionary(
            setting => setting.Key.Replace("__", ":", StringComparison.Ordinal),
            setting => setting.Value switch
            {
                ['[', ..] value when value.EndsWith(".clientId]", StringComparison.Ordinal) => "11111111-2222-3333-4444-555555555555",
                ['[', ..] value when value.EndsWith(".primaryEndpoints.blob]", StringComparison.Ordinal) => "https://coach.blob.core.windows.net/",
                "[tenant().tenantId]" => "66666666-7777-8888-9999-000000000000",
                ['[', ..] value when value.EndsWith(".defaultHostName)]", StringComparison.Ordinal) => "https://coach.azurewebsites.net",
                ['[', ..] value when value.EndsWith(".ConnectionString]", StringComparison.Ordinal) => "InstrumentationKey=11111111-2222-3333-4444-555555555555;IngestionEndpoint=https://westeurope-5.in.applicationinsights.azure.com/",
                var value => (string?)value,
            });
        return ServiceSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), new Production());
    }

    [GeneratedRegex(@"\bname (== |in \()(""(?<name>[^""]+)""(, )?)+")]
    private static partial Regex MetricNames();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex RoleId();

    [GeneratedRegex("secret|password|accountkey|sharedaccess|[?&]sig=|sastoken|listkeys", RegexOptions.IgnoreCase)]
    private static partial Regex Secretive();

    private sealed class Production : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Production;

        public string ApplicationName { get; set; } = "PoreRoutine.Bot";

        public string ContentRootPath { get; set; } = Path.GetTempPath();

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
