using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using PoreRoutine.Bot.Commands;
using PoreRoutine.Bot.Content;
using PoreRoutine.Knowledge;

namespace PoreRoutine.Bot.Tests.Support;

/// <summary>The real service in this process, on a free loopback port, with a data file of its own.</summary>
public sealed class RunningService : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private WebApplication? _app;

    public Uri Address { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    public IServiceProvider Services => _app!.Services;

    public string Secret { get; } = "a secret of the tests";

    /// <summary>Where the service keeps its data.</summary>
    public string ConnectionString => $"Data Source={_folder["data.db"]}";

    public static Task<RunningService> StartAsync(params string[] settings) => StartAsync(null, settings);

    public static async Task<RunningService> StartAsync(Action<IServiceCollection>? configure, params string[] settings)
    {
        var service = new RunningService();
        await service.RunAsync(configure, settings);
        return service;
    }

    /// <summary>Stops it as SIGTERM does; what was measured and told is on its way then.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => _app!.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app!.DisposeAsync();
        _folder.Dispose();
    }

    private async Task RunAsync(Action<IServiceCollection>? configure, string[] settings)
    {
        var errors = new StringWriter();
        string[] args =
        [
            "--urls", "http://127.0.0.1:0",
            "--contentRoot", Repository.Root,
            "--environment", "Development",
            $"--Storage:ConnectionString={ConnectionString}",
            $"--DirectLine:Secret={Secret}",
            "--Logging:LogLevel:Default=Warning",
            .. settings,
        ];
        _app = await ServeCommand.BuildAsync(args, errors, _ => new ContentResult<BotContent>(RealContent.Value), configure) ?? throw new InvalidOperationException(errors.ToString());
        await _app.StartAsync();
        Address = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = Address };
    }
}
