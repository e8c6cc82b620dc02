using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using BotFramework.DirectLine;
using BotFramework.Schema;
using BotFramework.Turns;
using Microsoft.Extensions.Time.Testing;

namespace BotFramework.Tests.DirectLine;

public sealed class DirectLineStreamTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch.AddYears(56));
    private readonly MemoryStorage _storage;
    private readonly DirectLineLog _log;
    private readonly TestSocket _socket = new();
    private readonly CancellationTokenSource _stopping = new();

    public DirectLineStreamTests()
    {
        _storage = new MemoryStorage(timeProvider: _clock);
        _log = NewLog();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_WhatAnotherProcessAdds_IsSentAtTheNextTick()
    {
        var running = await RunAsync(null);
        await NewLog().AppendAsync("c", [Message("1")], Token);
        _clock.Advance(DirectLineStream.Tick);
        Ids(await _socket.NextAsync()).ShouldBe(["1"]);
        await StopAsync(running);
    }

    [Fact]
    public async Task Run_WhatThisProcessAdds_IsSentWithoutATick()
    {
        var running = await RunAsync(null);
        await _log.AppendAsync("c", [Message("1")], Token);
        Ids(await _socket.NextAsync()).ShouldBe(["1"]);
        await StopAsync(running);
    }

    [Fact]
    public async Task Run_ATypingIndicator_IsSentAtOnceAndNotKept()
    {
        var running = await RunAsync(null);
        await _log.AppendAsync("c", [Message("1")], Token);
        Ids(await _socket.NextAsync()).ShouldBe(["1"]);
        var typing = new Activity(ActivityTypes.Typing) { Id = "t", Conversation = new ConversationAccount(isGroup: null, id: "c") };
        (await new DirectLineSender(_log).SendAsync([OutgoingActivity.Of(OutgoingOperation.Send, typing)], TimeSpan.Zero, Token)).Taken.ShouldBe(1);
        var frame = await _socket.NextAsync();
        Ids(frame).ShouldBe(["t"]);
        JsonElement.Parse(frame).GetProperty("watermark").GetString().ShouldBe("1");
        (await _log.ReadAsync("c", Token)).Activities.ShouldHaveSingleItem();
        await StopAsync(running);
    }

    [Fact]
    public async Task Run_Silence_IsBrokenByAnEmptyFrameThatClientsPassOver()
    {
        var running = await RunAsync(null);
        for (var passed = TimeSpan.Zero; passed < DirectLineStream.SilenceLimit; passed += DirectLineStream.Tick)
        {
            _clock.Advance(DirectLineStream.Tick);
        }

        (await _socket.NextAsync()).ShouldBeEmpty();
        await StopAsync(running);
    }

    [Fact]
    public async Task Run_AClientThatReadsNothing_IsGivenUpAndHoldsOneFrameUntilThen()
    {
        _socket.Blocked = true;
        var running = await RunAsync(null);
        for (var i = 0; i < 50; i++)
        {
            await _log.AppendAsync("c", [Message($"{i}")], Token);
        }

        await _socket.Sending.Task.WaitAsync(Token);
        _clock.Advance(DirectLineStream.SendLimit);
        await FinishAsync(running);
        _socket.Frames.ShouldBe(1);
        _socket.State.ShouldBe(WebSocketState.Aborted);
    }

    [Fact]
    public async Task Run_TheServiceStops_ClosesWithTheCodeOnWhichClientsComeAgain()
    {
        var running = await RunAsync(null);
        await StopAsync(running);
        _socket.CloseStatus.ShouldBe(WebSocketCloseStatus.EndpointUnavailable);
    }

    [Fact]
    public async Task Run_TheClientCloses_Ends()
    {
        var running = await RunAsync(null);
        _socket.Leave();
        await FinishAsync(running);
        _socket.CloseStatus.ShouldBe(WebSocketCloseStatus.NormalClosure);
    }

    [Fact]
    public async Task Run_TheLogWasDroppedMeanwhile_SendsAllOfTheNewOneAndNothingTwice()
    {
        var running = await RunAsync(null);
        await _log.AppendAsync("c", [Message("1"), Message("2")], Token);
        Ids(await _socket.NextAsync()).ShouldBe(["1", "2"]);
        await _storage.DeleteAsync(["directline/c/transcript"], Token);
        await _log.AppendAsync("c", [Message("3")], Token);
        Ids(await _socket.NextAsync()).ShouldBe(["3"]);
        await StopAsync(running);
    }

    [Fact]
    public void Subscribe_MoreThanAConversationMayHave_IsRefusedUntilOneEnds()
    {
        var open = Enumerable.Range(0, DirectLineLog.StreamsPerConversation).Select(_ => _log.Subscribe("c").ShouldNotBeNull()).ToList();
        _log.Subscribe("c").ShouldBeNull();
        _log.Subscribe("other").ShouldNotBeNull();
        open[0].Dispose();
        _log.Subscribe("c").ShouldNotBeNull();
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _socket.Dispose();
    }

    private static Activity Message(string id) => new(ActivityTypes.Message) { Id = id, Text = "x", Conversation = new ConversationAccount(isGroup: null, id: "c") };

    private static string?[] Ids(string frame) => [.. JsonElement.Parse(frame).GetProperty("activities").EnumerateArray().Select(activity => activity.GetProperty("id").GetString())];

    private DirectLineLog NewLog() => new(_storage, BotFrameworkJson.Default, _clock);

    private async Task<Task> RunAsync(long? watermark)
    {
        await _log.CreateAsync("c", "webchat", new ChannelAccount("dl_u"), Token);
        await _log.StartAsync("c", first: true, Token);
        var subscription = _log.Subscribe("c").ShouldNotBeNull();
        return new DirectLineStream(_socket, _log, _clock).RunAsync(subscription, watermark, _stopping.Token);
    }

    private async Task StopAsync(Task running)
    {
        await _stopping.CancelAsync();
        await FinishAsync(running);
    }

    /// <summary>Waits for the stream's end, its patience with the client included.</summary>
    private async Task FinishAsync(Task running)
    {
        while (await Task.WhenAny(running, Task.Delay(10, Token)) != running)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        await running;
    }

    /// <summary>A socket whose other end is the test.</summary>
    private sealed class TestSocket : WebSocket
    {
        private readonly Channel<string> _sent = Channel.CreateUnbounded<string>();
        private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private WebSocketCloseStatus? _closeStatus;
        private WebSocketState _state = WebSocketState.Open;

        public bool Blocked { get; set; }

        public int Frames { get; private set; }

        public TaskCompletionSource Sending { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override WebSocketCloseStatus? CloseStatus => _closeStatus;

        public override string? CloseStatusDescription => null;

        public override WebSocketState State => _state;

        public override string? SubProtocol => null;

        public async Task<string> NextAsync() => await _sent.Reader.ReadAsync(Token);

        public void Leave() => _left.SetResult();

        public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
        {
            await OrAbortAsync(_left.Task, cancellationToken);
            _state = _state == WebSocketState.Open ? WebSocketState.CloseReceived : _state;
            return new WebSocketReceiveResult(0, WebSocketMessageType.Close, true);
        }

        public override async Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
        {
            Frames++;
            Sending.TrySetResult();
            if (Blocked)
            {
                await OrAbortAsync(Task.Delay(Timeout.Infinite, cancellationToken), cancellationToken);
            }

            _sent.Writer.TryWrite(Encoding.UTF8.GetString(buffer));
        }

        public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
        {
            _closeStatus = closeStatus;
            return Task.CompletedTask;
        }

        public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
            CloseOutputAsync(closeStatus, statusDescription, cancellationToken);

        public override void Abort() => _state = WebSocketState.Aborted;

        public override void Dispose()
        {
        }

        /// <summary>As .NET's own sockets do: an operation that is given up breaks the line.</summary>
        private async Task OrAbortAsync(Task task, CancellationToken cancellationToken)
        {
            try
            {
                await task.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                Abort();
                _left.TrySetCanceled(CancellationToken.None);
                throw;
            }
        }
    }
}
