using BotFramework.Schema;

namespace BotFramework.Adapters;

/// <summary>
/// A conversation as a test tells it: what the user sends, and what the bot has to reply. Nothing runs before <see cref="StartTestAsync"/>.
/// Immutable: every call returns a longer flow. A step runs once, however many flows were made longer from it. Not thread-safe.
/// </summary>
/// <remarks>A step that fails says after what the user said it failed, what was expected and what came; the steps after it do not run.</remarks>
public class TestFlow
{
    private const uint DefaultTimeout = 3000;

    private readonly TestAdapter _adapter;
    private readonly BotCallbackHandler? _callback;
    private readonly Lazy<Task> _run;
    private readonly string? _said;

    /// <summary>A conversation with a bot's turn.</summary>
    /// <param name="adapter">The adapter to run turns on.</param>
    /// <param name="callback">The bot's turn; null for none.</param>
    public TestFlow(TestAdapter adapter, BotCallbackHandler? callback = null)
        : this(adapter, callback, new Lazy<Task>(Task.CompletedTask), null)
    {
    }

    /// <summary>A conversation with a bot.</summary>
    /// <param name="adapter">The adapter to run turns on.</param>
    /// <param name="bot">The bot.</param>
    public TestFlow(TestAdapter adapter, IBot bot)
        : this(adapter, (bot ?? throw new ArgumentNullException(nameof(bot))).OnTurnAsync)
    {
    }

    private TestFlow(TestAdapter adapter, BotCallbackHandler? callback, Lazy<Task> run, string? said)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        _adapter = adapter;
        _callback = callback;
        _run = run;
        _said = said;
    }

    /// <summary>Runs the steps that did not run yet.</summary>
    /// <returns>The flow's end; fails with what the bot or a validator threw, or with one of the exceptions below.</returns>
    /// <exception cref="InvalidOperationException">A reply was not as expected.</exception>
    /// <exception cref="TimeoutException">A reply did not come in time.</exception>
    public Task StartTestAsync() => _run.Value;

    /// <summary>The user says something; the step ends with the bot's turn.</summary>
    /// <param name="userSays">The message's text; may be empty.</param>
    public TestFlow Send(string userSays)
    {
        ArgumentNullException.ThrowIfNull(userSays);
        return Then(() => _adapter.SendTextToBotAsync(userSays, _callback), ReplyText.Quote(userSays));
    }

    /// <summary>The user sends an activity; the step ends with the bot's turn.</summary>
    /// <param name="userActivity">The activity, an <see cref="Activity"/>; what it lacks is filled in.</param>
    public TestFlow Send(IActivity userActivity)
    {
        ArgumentNullException.ThrowIfNull(userActivity);
        return Then(() => _adapter.ProcessActivityAsync((Activity)userActivity, _callback), ReplyText.Of(userActivity));
    }

    /// <summary>The user joins the conversation; the step ends with the bot's turn.</summary>
    public TestFlow SendConversationUpdate() => Then(
        () => _adapter.ProcessActivityAsync(new Activity(ActivityTypes.ConversationUpdate) { MembersAdded = [_adapter.Conversation.User!] }, _callback),
        ActivityTypes.ConversationUpdate);

    /// <summary>Time passes on the machine's clock.</summary>
    /// <param name="ms">How long, in milliseconds.</param>
    public TestFlow Delay(uint ms) => Delay(TimeSpan.FromMilliseconds(ms));

    /// <summary>Time passes on the machine's clock.</summary>
    /// <param name="timespan">How long, not negative.</param>
    public TestFlow Delay(TimeSpan timespan) => Then(() => Task.Delay(timespan));

    /// <summary>The user says something, and the bot replies with a text, white space around it aside.</summary>
    /// <param name="userSays">What the user says.</param>
    /// <param name="expected">The reply's text.</param>
    /// <param name="description">What is tested, for the exception's message; null if that needs no words.</param>
    /// <param name="timeout">How long to wait for the reply, in milliseconds.</param>
    public TestFlow Test(string userSays, string expected, string? description = null, uint timeout = DefaultTimeout) =>
        Send(userSays).AssertReply(expected, description, timeout);

    /// <summary>The user says something, and the bot replies with an activity of the same type and text.</summary>
    /// <param name="userSays">What the user says.</param>
    /// <param name="expected">The activity to compare the reply with.</param>
    /// <param name="description">What is tested, for the exception's message; null if that needs no words.</param>
    /// <param name="timeout">How long to wait for the reply, in milliseconds.</param>
    public TestFlow Test(string userSays, IActivity expected, string? description = null, uint timeout = DefaultTimeout) =>
        Send(userSays).AssertReply(expected, description, timeout);

    /// <summary>The user says something, and the bot's reply is validated.</summary>
    /// <param name="userSays">What the user says.</param>
    /// <param name="validateActivity">Throws if the reply is not as expected.</param>
    /// <param name="description">What is tested, for the exception's message; null if that needs no words.</param>
    /// <param name="timeout">How long to wait for the reply, in milliseconds.</param>
    public TestFlow Test(string userSays, Action<IActivity> validateActivity, string? description = null, uint timeout = DefaultTimeout) =>
        Send(userSays).AssertReply(validateActivity, description, timeout);

    /// <summary>The bot replies with a message of a text, white space around it aside.</summary>
    /// <param name="expected">The text; null or empty for a message without one.</param>
    /// <param name="description">What is tested, for the exception's message; null if that needs no words.</param>
    /// <param name="timeout">How long to wait for the reply, in milliseconds.</param>
    public TestFlow AssertReply(string? expected, string? description = null, uint timeout = DefaultTimeout) =>
        AssertReply(_adapter.MakeActivity(expected), description, timeout);

    /// <summary>The bot replies with an activity of the same type and, where it is a message, the same text.</summary>
    /// <param name="expected">The activity to compare the reply with.</param>
    /// <param name="description">What is tested, for the exception's message; null if that needs no words.</param>
    /// <param name="timeout">How long to wait for the reply, in milliseconds.</param>
    public TestFlow AssertReply(IActivity expected, string? description = null, uint timeout = DefaultTimeout) =>
        AssertReply(expected, null, description, timeout);

    /// <summary>The bot replies with an activity of the same type that is equal by a comparer.</summary>
    /// <param name="expected">The activity to compare the reply with.</param>
    /// <param name="equalityComparer">What equal means, besides the type; null for the same text.</param>
    /// <param name="description">What is tested, for the exception's message; null if that needs no words.</param>
    /// <param name="timeout">How long to wait for the reply, in milliseconds.</param>
    public TestFlow AssertReply(IActivity expected, IEqualityComparer<IActivity>? equalityComparer, string? description = null, uint timeout = DefaultTimeout)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return AssertReply(
            reply => expected.Type == reply.Type && (equalityComparer?.Equals(expected, reply) ?? ReplyText.Trimmed(expected) == ReplyText.Trimmed(reply)),
            equalityComparer is null ? ReplyText.Of(expected) : $"one equal to {ReplyText.Of(expected)}",
            description,
            timeout);
    }

    /// <summary>The bot replies, and the reply is validated.</summary>
    /// <param name="validateActivity">Throws if the reply is not as expected; its exception is the flow's.</param>
    /// <param name="description">What is tested, for the message where no reply comes; null if that needs no words.</param>
    /// <param name="timeout">How long to wait for the reply, in milliseconds.</param>
    public TestFlow AssertReply(Action<IActivity> validateActivity, string? description = null, uint timeout = DefaultTimeout)
    {
        ArgumentNullException.ThrowIfNull(validateActivity);
        return Then(async () => validateActivity(await NextReplyAsync(timeout).ConfigureAwait(false) ?? throw Late("a reply", description, timeout)));
    }

    /// <summary>The bot replies with a message whose text holds another, by ordinal comparison.</summary>
    /// <param name="expected">The text to find.</param>
    /// <param name="description">What is tested, for the exception's message; null if that needs no words.</param>
    /// <param name="timeout">How long to wait for the reply, in milliseconds.</param>
    public TestFlow AssertReplyContains(string expected, string? description = null, uint timeout = DefaultTimeout)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return AssertReply(reply => ReplyText.Trimmed(reply).Contains(expected, StringComparison.Ordinal), $"a text with {ReplyText.Quote(expected)}", description, timeout);
    }

    /// <summary>The bot replies with one of several texts, white space around it aside.</summary>
    /// <param name="candidates">The texts.</param>
    /// <param name="description">What is tested, for the exception's message; null if that needs no words.</param>
    /// <param name="timeout">How long to wait for the reply, in milliseconds.</param>
    public TestFlow AssertReplyOneOf(string[] candidates, string? description = null, uint timeout = DefaultTimeout)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        return AssertReply(
            reply => candidates.Any(candidate => candidate?.Trim() == ReplyText.Trimmed(reply)),
            $"one of {string.Join(", ", candidates.Select(ReplyText.Quote))}",
            description,
            timeout);
    }

    /// <summary>The bot does not reply.</summary>
    /// <param name="description">What is tested, for the exception's message; null if that needs no words.</param>
    /// <param name="timeout">How long to wait for a late reply, in milliseconds; 0 looks only at what the turns before sent.</param>
    public TestFlow AssertNoReply(string? description = null, uint timeout = DefaultTimeout) => Then(async () =>
    {
        if (await NextReplyAsync(timeout).ConfigureAwait(false) is { } reply)
        {
            throw Wrong("no reply", ReplyText.Of(reply), description);
        }
    });

    private TestFlow AssertReply(Func<IActivity, bool> holds, string expected, string? description, uint timeout) => Then(async () =>
    {
        var reply = await NextReplyAsync(timeout).ConfigureAwait(false) ?? throw Late(expected, description, timeout);
        if (!holds(reply))
        {
            throw Wrong(expected, ReplyText.Of(reply), description);
        }
    });

    private InvalidOperationException Wrong(string expected, string received, string? description) =>
        new($"{Place(description)}expected {expected}, received {received}.");

    private TimeoutException Late(string expected, string? description, uint timeout) =>
        new($"{Place(description)}expected {expected}, received nothing within {timeout} ms.");

    private string Place(string? description) => (description, _said) switch
    {
        (null, null) => string.Empty,
        (null, _) => $"After {_said}: ",
        (_, null) => $"{description}: ",
        _ => $"{description}, after {_said}: ",
    };

    private async Task<IActivity?> NextReplyAsync(uint timeout)
    {
        if (timeout == 0)
        {
            return _adapter.GetNextReply();
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(timeout));
        try
        {
            return await _adapter.GetNextReplyAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private TestFlow Then(Func<Task> next, string? said = null) => new(
        _adapter,
        _callback,
        new Lazy<Task>(async () =>
        {
            await _run.Value.ConfigureAwait(false);
            await next().ConfigureAwait(false);
        }),
        said ?? _said);
}
