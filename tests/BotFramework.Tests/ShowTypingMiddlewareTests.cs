using BotFramework.Schema;
using Microsoft.Extensions.Time.Testing;

namespace BotFramework.Tests;

public class ShowTypingMiddlewareTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly RecordingAdapter _adapter = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Turn_TakesLong_ShowsTypingThatIsNoReply()
    {
        _adapter.Use(new ShowTypingMiddleware(100, 1000, _clock));

        await _adapter.RunAsync(Incoming.Message(), async (turn, token) =>
        {
            _clock.Advance(TimeSpan.FromMilliseconds(99));
            _adapter.Sent.ShouldBeEmpty();
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            _clock.Advance(TimeSpan.FromMilliseconds(1000));
            turn.Responded.ShouldBeFalse();
            await turn.SendActivityAsync("done", cancellationToken: token);
        }, Token);
        _clock.Advance(TimeSpan.FromMilliseconds(5000));

        _adapter.Sent.Select(activity => activity.Type).ShouldBe([ActivityTypes.Typing, ActivityTypes.Typing, ActivityTypes.Message]);
        (_adapter.Sent[0].Conversation!.Id, _adapter.Sent[0].Recipient!.Id).ShouldBe(("conversation", "user"));
    }

    [Fact]
    public async Task Turn_IsNoMessage_ShowsNothing()
    {
        _adapter.Use(new ShowTypingMiddleware(0, 1000, _clock));

        await _adapter.RunAsync(Incoming.OfType(ActivityTypes.Event), (_, _) =>
        {
            _clock.Advance(TimeSpan.FromMilliseconds(1000));
            return Task.CompletedTask;
        }, Token);

        _adapter.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Turn_Fails_TheExceptionComesOut()
    {
        _adapter.Use(new ShowTypingMiddleware(100, 1000, _clock));

        await Should.ThrowAsync<NotSupportedException>(() => _adapter.RunAsync(Incoming.Message(), (_, _) => throw new NotSupportedException(), Token));
    }

    [Theory]
    [InlineData(-1, 1000)]
    [InlineData(100, 0)]
    public void Constructor_TimesOutOfRange_Throws(int delay, int period) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new ShowTypingMiddleware(delay, period));
}
