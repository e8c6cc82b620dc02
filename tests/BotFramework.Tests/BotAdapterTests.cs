using BotFramework.Schema;

namespace BotFramework.Tests;

public class BotAdapterTests
{
    private readonly RecordingAdapter _adapter = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OnTurnError_TurnThrows_GetsTheExceptionAndMayReply()
    {
        _adapter.OnTurnError = (turn, exception) => turn.SendActivityAsync($"sorry: {exception.Message}", cancellationToken: Token);

        await _adapter.RunAsync(Incoming.Message(), (_, _) => throw new NotSupportedException("oops"), Token);

        _adapter.Sent.Single().Text.ShouldBe("sorry: oops");
    }

    [Fact]
    public async Task OnTurnError_NotSet_TheExceptionComesOut() =>
        await Should.ThrowAsync<NotSupportedException>(() => _adapter.RunAsync(Incoming.Message(), (_, _) => throw new NotSupportedException(), Token));

    [Fact]
    public async Task OnTurnError_MiddlewareThrows_GetsThatToo()
    {
        Exception? seen = null;
        _adapter.OnTurnError = (_, exception) =>
        {
            seen = exception;
            return Task.CompletedTask;
        };
        _adapter.Use(new Failing());

        await _adapter.RunAsync(Incoming.Message(), null, Token);

        seen.ShouldBeOfType<NotSupportedException>();
    }

    [Fact]
    public async Task OnTurnError_TurnWasGivenUp_IsNotAsked()
    {
        _adapter.OnTurnError = (_, _) => throw new InvalidOperationException("asked");
        using var given = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() => _adapter.RunAsync(Incoming.Message(), async (_, token) =>
        {
            await given.CancelAsync();
            token.ThrowIfCancellationRequested();
        }, given.Token));
    }

    [Fact]
    public async Task ContinueConversationAsync_Reference_RunsAnEventTurnAddressedBack()
    {
        var reference = Incoming.Message().GetConversationReference();
        Activity? received = null;

        await _adapter.ContinueConversationAsync("bot", reference, async (turn, token) =>
        {
            received = turn.Activity;
            await turn.SendActivityAsync("reminder", cancellationToken: token);
        }, Token);

        (received!.Type, received.Name, received.From!.Id, received.Conversation!.Id).ShouldBe((ActivityTypes.Event, ActivityEventNames.ContinueConversation, "user", "conversation"));
        (_adapter.Sent.Single().Recipient!.Id, _adapter.Sent.Single().ServiceUrl).ShouldBe(("user", "https://channel.example"));
    }

    [Fact]
    public async Task ContinueConversationAsync_Activity_IsTheTurnsOwn()
    {
        var continuation = Incoming.Message("later");
        Activity? received = null;

        await _adapter.ContinueConversationAsync("bot", continuation, (turn, _) =>
        {
            received = turn.Activity;
            return Task.CompletedTask;
        }, Token);

        received.ShouldBeSameAs(continuation);
    }

    [Fact]
    public void Use_Middleware_ReturnsTheAdapter() => _adapter.Use(new Failing()).ShouldBeSameAs(_adapter);

    private sealed class Failing : IMiddleware
    {
        public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
