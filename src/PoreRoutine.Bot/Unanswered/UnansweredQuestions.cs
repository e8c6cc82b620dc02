using System.Threading.Channels;
using BotFramework;
using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Storage;
using PoreRoutine.Understanding;
using PoreRoutine.Understanding.Unanswered;

namespace PoreRoutine.Bot.Unanswered;

/// <summary>
/// Takes the questions that are not covered from the turns and has them stored, masked, in the background: no turn waits for that or fails by
/// it. What comes meanwhile goes into the next write together. Thread-safe; disposing stores what is left.
/// </summary>
internal sealed partial class UnansweredQuestions : BotFramework.IMiddleware, IAsyncDisposable
{
    /// <summary>How many questions may wait; the store is not well if there are more.</summary>
    private const int MostWaiting = 1000;

    private const int MostAttempts = 5;

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(2);

    private readonly Channel<UnansweredQuestion> _waiting = Channel.CreateBounded<UnansweredQuestion>(MostWaiting);
    private readonly CancellationTokenSource _ending = new();
    private readonly UnansweredStore _store;
    private readonly StoresInitializer _stores;
    private readonly RecognizerStore _recognizers;
    private readonly ILogger<UnansweredQuestions> _logger;
    private readonly Task _storing;
    private (BotContent Content, KnownWords Words)? _known;

    /// <summary>Starts with forgetting what is too old, once there is a store.</summary>
    /// <param name="store">Where questions are kept.</param>
    /// <param name="stores">Says when it is there.</param>
    /// <param name="recognizers">Has the encoder, whose vocabulary may be kept.</param>
    /// <param name="logger">Told of questions that could not be stored, but not which.</param>
    public UnansweredQuestions(UnansweredStore store, StoresInitializer stores, RecognizerStore recognizers, ILogger<UnansweredQuestions> logger)
    {
        (_store, _stores, _recognizers, _logger) = (store, stores, recognizers, logger);
        _storing = Task.Run(StoreAllAsync);
    }

    /// <inheritdoc/>
    /// <remarks>A turn that failed said something else, so it did not leave a question unanswered.</remarks>
    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        await next(cancellationToken);
        if (turnContext.TurnState.Get<UnansweredQuestion>() is { } question && !_waiting.Writer.TryWrite(question))
        {
            LogLost(null, 1);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _ending.CancelAsync();
        await _storing;
        _ending.Dispose();
    }

    private async Task StoreAllAsync()
    {
        await _stores.Made.WaitAsync(_ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await StoreAsync([]);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            var questions = new List<UnansweredQuestion>();
            while (questions.Count < MostWaiting && _waiting.Reader.TryRead(out var question))
            {
                questions.Add(question);
            }

            await StoreAsync(questions);
        }
    }

    private async Task StoreAsync(List<UnansweredQuestion> questions)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var wordings = questions.Select(question => QuestionMask.Mask(question.Text, KnownIn(question.Content))).OfType<string>();
                await _store.AddAsync(wordings.CountBy(wording => wording).ToDictionary(StringComparer.Ordinal), CancellationToken.None);
                return;
            }
            catch (Exception exception) when (attempt == MostAttempts || _ending.IsCancellationRequested)
            {
                LogLost(exception, questions.Count);
                return;
            }
            catch (Exception exception)
            {
                LogFailed(exception);
                await Task.Delay(s_pause, _ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private KnownWords KnownIn(BotContent content)
    {
        if (!ReferenceEquals(_known?.Content, content))
        {
            _known = (content, new KnownWords(content.Routine, content.Utterances, _recognizers.Encoder));
        }

        return _known.Value.Words;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Unanswered questions could not be stored yet; trying again")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} unanswered questions could not be stored and are not counted")]
    private partial void LogLost(Exception? exception, int count);
}
