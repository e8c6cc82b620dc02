using BotFramework.Schema;

namespace BotFramework.Tests;

public sealed class MiddlewareSetTests : IDisposable
{
    private readonly List<string> _calls = [];
    private readonly MiddlewareSet _set = new();
    private readonly TurnContext _turn = new(new RecordingAdapter(), new Activity());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _turn.Dispose();

    [Fact]
    public async Task Receive_Middleware_NestsInTheOrderOfUse()
    {
        _set.Use(Step("a")).Use(Step("b"));

        await _set.ReceiveActivityWithStatusAsync(_turn, Callback, Token);

        _calls.ShouldBe(["a", "b", "bot", "b after", "a after"]);
    }

    [Fact]
    public async Task Receive_NextNotCalled_EndsTheTurnThere()
    {
        _set.Use(Step("a")).Use(Step("b", goesOn: false)).Use(Step("c"));

        await _set.ReceiveActivityWithStatusAsync(_turn, Callback, Token);

        _calls.ShouldBe(["a", "b", "a after"]);
    }

    [Fact]
    public async Task Receive_NoMiddleware_CallsTheBot()
    {
        await _set.ReceiveActivityWithStatusAsync(_turn, Callback, Token);
        await _set.ReceiveActivityWithStatusAsync(_turn, null, Token);

        _calls.ShouldBe(["bot"]);
    }

    [Fact]
    public async Task Receive_BotThrows_MiddlewareMayCatchIt()
    {
        _set.Use(new Delegated(async next =>
        {
            try
            {
                await next();
            }
            catch (NotSupportedException)
            {
                _calls.Add("caught");
            }
        })).Use(Step("b"));

        await _set.ReceiveActivityWithStatusAsync(_turn, (_, _) => throw new NotSupportedException(), Token);

        _calls.ShouldBe(["b", "caught"]);
    }

    [Fact]
    public async Task OnTurnAsync_SetInASet_RunsAsOneMiddleware()
    {
        _set.Use(new MiddlewareSet().Use(Step("a")).Use(Step("b"))).Use(Step("c"));

        await _set.ReceiveActivityWithStatusAsync(_turn, Callback, Token);

        _calls.ShouldBe(["a", "b", "c", "bot", "c after", "b after", "a after"]);
    }

    [Fact]
    public void Use_Null_Throws() => Should.Throw<ArgumentNullException>(() => _set.Use(null!));

    private Task Callback(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        _calls.Add("bot");
        return Task.CompletedTask;
    }

    private Delegated Step(string name, bool goesOn = true) => new(async next =>
    {
        _calls.Add(name);
        if (goesOn)
        {
            await next();
            _calls.Add($"{name} after");
        }
    });

    private sealed class Delegated(Func<Func<Task>, Task> run) : IMiddleware
    {
        public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default) => run(() => next(cancellationToken));
    }
}
