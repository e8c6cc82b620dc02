using BotFramework.Connector;
using BotFramework.Integration;
using BotFramework.Schema;
using BotFramework.Turns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace BotFramework.Tests.Connector;

/// <summary>A connector and the library's way to it, less patient than in service.</summary>
public abstract class ConnectorFixture : IAsyncLifetime
{
    private readonly List<ServiceProvider> _providers = [];

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected static TimeSpan ATurn => TurnPipeline.TimeLimit;

    private protected ScriptedConnector Channel { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Channel = await ScriptedConnector.StartAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _providers.ForEach(provider => provider.Dispose());
        await Channel.DisposeAsync();
    }

    private protected static TimeSpan Between(ScriptedConnector.Call first, ScriptedConnector.Call second) => TimeProvider.System.GetElapsedTime(first.At, second.At);

    /// <summary>A service's parts.</summary>
    /// <param name="timing">How patient the client is; null for less than in service.</param>
    /// <param name="limits">Rate limits; null for those of the service, counted anew.</param>
    private protected IServiceProvider Parts(ConnectorTiming? timing = null, ConnectorLimits? limits = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddConnector(BotFrameworkJson.Default, timing ?? new ConnectorTiming { Pause = TimeSpan.FromMilliseconds(20) });
        if (limits is not null)
        {
            services.AddSingleton(_ => limits);
        }

        var provider = services.BuildServiceProvider();
        _providers.Add(provider);
        return provider;
    }

    private protected IActivitySender Sender(ConnectorTiming? timing = null, ConnectorLimits? limits = null) => Parts(timing, limits).GetRequiredService<IActivitySender>();

    private protected CloudAdapter Adapter(IStorage storage) => new(new TurnPipeline(storage, BotFrameworkJson.Default, NullLogger<TurnPipeline>.Instance), [Sender()]);

    private protected Activity Message(string text, string? replyToId = null) => new(ActivityTypes.Message)
    {
        Id = text,
        Text = text,
        ReplyToId = replyToId,
        ChannelId = "msteams",
        ServiceUrl = Channel.Address,
        From = new ChannelAccount("28:bot"),
        Recipient = new ChannelAccount("29:user"),
        Conversation = new ConversationAccount { Id = "a:personal-1", TenantId = "tenant-1" },
    };

    private protected OutgoingActivity[] Sends(params string[] texts) => [.. texts.Select(text => OutgoingActivity.Of(OutgoingOperation.Send, Message(text)))];
}
