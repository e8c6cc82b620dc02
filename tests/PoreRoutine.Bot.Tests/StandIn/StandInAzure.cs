using System.Net;
using BotFramework.Tests.Connector.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.StandIn;

/// <summary>
/// What the service has around it in Azure, on this machine's loopback: a storage account, a managed identity, the Bot Framework's keys and a
/// channel's connector. In it two instances of the service run in the Production environment, with the settings that the templates give them.
/// The tests that share it run one after the other.
/// </summary>
[CollectionDefinition(nameof(StandInAzure))]
public sealed class StandInAzure : ICollectionFixture<StandInAzure>, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServiceInstance?[] _instances = new ServiceInstance?[2];
    private WebApplication? _app;
    private StandInStorage? _storage;

    /// <summary>Signs what the channel says.</summary>
    internal TokenAuthority Channel { get; private set; } = null!;

    internal StandInIdentity Identity { get; } = new(TokenAuthority.AppId, TokenAuthority.TenantId);

    internal StandInConnector Connector { get; private set; } = null!;

    internal StandInStorage Storage => _storage!;

    internal ServiceInstance First => _instances[0]!;

    internal ServiceInstance Second => _instances[1]!;

    /// <summary>Where the channel takes replies.</summary>
    internal Uri ConnectorAddress => Address(Uri.UriSchemeHttps);

    public async ValueTask InitializeAsync()
    {
        var certificate = new LoopbackCertificate(_folder.Path);
        Channel = await TokenAuthority.StartAsync();
        Connector = new StandInConnector(Identity);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate.Value));
        });
        _app = builder.Build();
        Identity.Map(_app);
        Connector.Map(_app);
        await _app.StartAsync();
        _storage = await StandInStorage.StartAsync(certificate, Identity);
    }

    /// <summary>Starts those of the two instances that do not run.</summary>
    internal async Task StartInstancesAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll(Enumerable.Range(0, _instances.Length).Select(async number =>
        {
            if (_instances[number] is { } instance)
            {
                if (!instance.HasExited)
                {
                    return;
                }

                _instances[number] = null;
                await instance.DisposeAsync();
            }

            _instances[number] = await ServiceInstance.StartAsync(Settings(), cancellationToken);
        }));

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in _instances)
        {
            await (instance?.DisposeAsync() ?? ValueTask.CompletedTask);
        }

        await (_storage?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_app?.DisposeAsync() ?? ValueTask.CompletedTask);
        await Channel.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>
    /// The settings of deploymentTemplates/modules/service.bicep, with what Azure would put in. What says where telemetry goes is left out: nothing
    /// leaves this machine.
    /// </summary>
    internal static Dictionary<string, string> TemplateSettings(Uri storage) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true",
        ["MicrosoftAppType"] = "UserAssignedMSI",
        ["MicrosoftAppId"] = TokenAuthority.AppId,
        ["MicrosoftAppTenantId"] = TokenAuthority.TenantId,
        ["Storage__Provider"] = "AzureStorage",
        ["Storage__ServiceUri"] = storage.AbsoluteUri,
        ["Content__Source"] = "content",
        ["Web__PublicOrigin"] = "https://pore-routine.example.com",
        ["WEBSITE_RUN_FROM_PACKAGE"] = "1",
        ["WEBSITE_WARMUP_PATH"] = "/healthz/ready",
        ["WEBSITE_WARMUP_STATUSES"] = "200",
        ["WEBSITES_CONTAINER_START_TIME_LIMIT"] = "600",
        ["WEBSITES_CONTAINER_STOP_TIME_LIMIT"] = "60",
        ["WEBSITE_HEALTHCHECK_MAXPINGFAILURES"] = "2",
    };

    private Dictionary<string, string> Settings() => new(TemplateSettings(Storage.Address))
    {
        // App Service's own.
        ["IDENTITY_ENDPOINT"] = new Uri(Address(Uri.UriSchemeHttp), StandInIdentity.Path).AbsoluteUri,
        ["IDENTITY_HEADER"] = Identity.Header,

        // Whom a stand-in has to be believed.
        ["SSL_CERT_FILE"] = Path.Combine(_folder.Path, "certificate.pem"),
        ["ToBotFromChannelOpenIdMetadataUrl"] = Channel.MetadataAddress.AbsoluteUri,
    };

    private Uri Address(string scheme) =>
        _app!.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address)).Single(address => address.Scheme == scheme);
}
