using System.Diagnostics.Metrics;
using BotFramework.Integration;
using BotFramework.Schema;
using BotFramework.Turns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace BotFramework.Tests.Turns;

/// <summary>What an operator sees of turns.</summary>
public sealed class TurnMetricsTests : TurnPipelineFixture
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private Measurements _measured = null!;
    private CloudAdapter _adapter = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var meters = _services.GetRequiredService<IMeterFactory>();
        _measured = new Measurements(meters);
        _adapter = new CloudAdapter(new TurnPipeline(Storage, BotFrameworkJson.Default, NullLogger<TurnPipeline>.Instance, meters: meters), [Channel]);
    }

    [Fact]
    public async Task Turn_GoesWell_IsOneThatIsOkAndItsTime()
    {
        await RunOnAsync(Incoming.Message(id: "1"), CountAsync);
        _measured.Of("turns").ShouldBe([(1, "outcome=ok type=message")]);
        _measured.Of("turn.duration").ShouldHaveSingleItem().Value.ShouldBeInRange(0, 10);
        _measured.Of("conflicts").ShouldBeEmpty();
    }

    [Fact]
    public async Task Turn_Again_IsRepeated()
    {
        await RunOnAsync(Incoming.Message(id: "1"), CountAsync);
        await RunOnAsync(Incoming.Message(id: "1"), CountAsync);
        _measured.TagsOf("turns").ShouldBe(["outcome=ok type=message", "outcome=repeated type=message"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Turn_TheBotThrows_IsFailed(bool isDealtWith)
    {
        _adapter.OnTurnError = isDealtWith ? async (turn, _) => await turn.SendActivityAsync("Sorry.") : null;
        Task RunAsync() => RunOnAsync(Incoming.Message(id: "1"), (_, _) => throw new InvalidOperationException("a secret"));
        await (isDealtWith ? RunAsync() : Should.ThrowAsync<InvalidOperationException>(RunAsync));
        Channel.Taken.ShouldBe(isDealtWith ? ["Sorry."] : []);
        _measured.TagsOf("turns").ShouldBe(["outcome=failed type=message"]);
        _measured.TagsOf("turn.duration").ShouldBe(["outcome=failed type=message"]);
    }

    [Fact]
    public async Task Turn_ItsCallerLeft_IsNotCounted()
    {
        using var caller = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(_adapter.ProcessActivityAsync(Incoming.Message(id: "1"), [], async (_, token) =>
        {
            await caller.CancelAsync();
            token.ThrowIfCancellationRequested();
        }, caller.Token));
        _measured.Of("turns").ShouldBeEmpty();
    }

    [Fact]
    public async Task Turn_AnotherProcessIsQuicker_IsOneConflictAndOneTurn()
    {
        var other = Process();
        var isFirst = true;
        await RunOnAsync(Incoming.Message(id: "1"), async (turn, token) =>
        {
            if (isFirst)
            {
                isFirst = false;
                await other.ProcessActivityAsync(Incoming.Message(id: "other"), [], CountAsync, token);
            }

            await CountAsync(turn, token);
        });
        _measured.Of("conflicts").ShouldBe([(1, string.Empty)]);
        _measured.TagsOf("turns").ShouldBe(["outcome=ok type=message"]);
    }

    [Fact]
    public async Task Turn_OfATypeThatSomebodyMadeUp_IsAnother()
    {
        await RunOnAsync(new Activity("made up") { Id = "1", ChannelId = "test", Conversation = new ConversationAccount { Id = "conversation" }, From = new ChannelAccount("user"), ServiceUrl = "http://127.0.0.1" }, CountAsync);
        _measured.TagsOf("turns").ShouldBe(["outcome=ok type=other"]);
    }

    public override async ValueTask DisposeAsync()
    {
        _measured.Dispose();
        await _services.DisposeAsync();
        await base.DisposeAsync();
    }

    private Task<TurnOutcome> RunOnAsync(Activity activity, BotCallbackHandler turn) => _adapter.ProcessActivityAsync(activity, [], turn, Token);
}
