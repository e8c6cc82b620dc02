using System.Net.Http.Headers;
using System.Net.Http.Json;
using BotFramework.Connector;
using BotFramework.Connector.Authentication;
using BotFramework.Http;
using BotFramework.Integration;
using BotFramework.Schema;
using BotFramework.Turns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BotFramework.Tests.Connector.Authentication;

/// <summary>A bot on loopback that counts its turns, answers each message, and believes one authority.</summary>
internal sealed class ChannelBot : IBot, IAsyncDisposable
{
    private readonly HttpClient _client = new();
    private WebApplication? _app;
    private int _turns;

    public int Turns => _turns;

    public IServiceProvider Services => _app!.Services;

    public static AuthenticationConfiguration Configuration(TokenAuthority authority) => new()
    {
        AppType = MicrosoftAppTypes.SingleTenant,
        AppId = TokenAuthority.AppId,
        AppPassword = TokenAuthority.Password,
        TenantId = TokenAuthority.TenantId,
        OpenIdMetadataAddress = authority.MetadataAddress,
        LoginAddress = authority.LoginAddress,
    };

    /// <summary>Clients for the authority's certificate, which nobody signed.</summary>
    public static void TrustCertificate(IServiceCollection services) => services.AddHttpClient(nameof(MicrosoftAppCredentials)).ConfigurePrimaryHttpMessageHandler(() =>
        new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator });

    public static async Task<ChannelBot> StartAsync(TokenAuthority authority, IStorage? storage = null)
    {
        var bot = new ChannelBot();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(storage ?? new MemoryStorage());
        builder.Services.AddSingleton(provider => new TurnPipeline(provider.GetRequiredService<IStorage>(), BotFrameworkJson.Default, provider.GetRequiredService<ILogger<TurnPipeline>>()));
        builder.Services.AddConnector(BotFrameworkJson.Default);
        builder.Services.AddSingleton<CloudAdapter>();
        builder.Services.AddChannelAuthentication(Configuration(authority));
        TrustCertificate(builder.Services);
        bot._app = builder.Build();
        bot._app.MapPost("/api/messages", async (HttpContext context, ChannelAuthentication authentication, CloudAdapter adapter) =>
            await adapter.ProcessAsync(await authentication.ReadActivityAsync(context.Request, context.RequestAborted), bot, context.RequestAborted)).WithProtocolErrors();
        await bot._app.StartAsync();
        bot._client.BaseAddress = new Uri(bot._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return bot;
    }

    public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _turns);
        await turnContext.SendActivityAsync("heard", cancellationToken: cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app!.DisposeAsync();
    }

    /// <summary>Posts a message as Teams does.</summary>
    /// <param name="serviceUrl">The activity's service address.</param>
    /// <param name="authorization">The <c>Authorization</c> header; null for none.</param>
    /// <param name="channelId">The activity's channel.</param>
    public async Task<HttpResponseMessage> PostAsync(Uri serviceUrl, string? authorization, string channelId = "msteams")
    {
        var activity = new Activity(ActivityTypes.Message)
        {
            Id = Guid.NewGuid().ToString("N"),
            ChannelId = channelId,
            ServiceUrl = serviceUrl.AbsoluteUri,
            Text = "hello",
            From = new ChannelAccount { Id = "29:user" },
            Recipient = new ChannelAccount { Id = "28:bot" },
            Conversation = new ConversationAccount { Id = "a:personal-1" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = JsonContent.Create(activity, BotFrameworkJsonContext.Default.Activity) };
        request.Headers.Authorization = authorization is null ? null : AuthenticationHeaderValue.Parse(authorization);
        return await _client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
