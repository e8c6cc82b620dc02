using System.Runtime.CompilerServices;
using BotFramework.Schema;

namespace BotFramework.Adapters;

/// <summary>
/// A conversation as a test tells it: what the user sends, and what the bot has to reply. Nothing runs before <see cref="StartTestAsync"/>.
/// Immutable: every call returns a longer flow.
/// </summary>
public class TestFlow
{
    private const uint DefaultTimeout = 3000;

    private readonly TestAdapter _adapter;
    private readonly BotCallbackHandler? _callback;
    private readonly Func<Task> _run;

    /// <summary>A conversation with a bot.</summary>
    /// <param name="adapter">The adapter to run turns on.</param>
    /// <param name="callback">The bot's turn; null for none.</param>
    public TestFlow(TestAdapter adapter, BotCallbackHandler? callback = null)
        : this(adapter, callback, () => Task.CompletedTask)
    {
    }

    /// <summary>A conversation with a bot.</summary>
    public TestFlow(TestAdapter adapter, IBot bot)
        : this(adapter, (bot ?? throw new ArgumentNullException(nameof(bot))).OnTurnAsync)
    {
    }

    private TestFlow(TestAdapter adapter, BotCallbackHandler? callback, Func<Task> run)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        _adapter = adapter;
        _callback = callback;
        _run = run;
    }

    /// <summary>Runs the conversation.</summary>
    /// <exception cref="InvalidOperationException">A reply was not as expected.</exception>
    /// <exception cref="TimeoutException">A reply did not come.</exception>
    public Task StartTestAsync() => _run();

    /// <summary>The user says something.</summary>
    public TestFlow Send(string userSays)
    {
        ArgumentNullException.ThrowIfNull(userSays);
        return Then(() => _adapter.SendTextToBotAsync(userSays, _callback));
    }

    /// <summary>The user sends an activity.</summary>
    public TestFlow Send(IActivity userActivity)
    {
        ArgumentNullException.ThrowIfNull(userActivity);
        return Then(() => _adapter.ProcessActivityAsync((Activity)userActivity, _callback));
    }

    /// <summary>The user joins the conversation.</summary>
    public TestFlow SendConversationUpdate() => Then(() => _adapter.ProcessActivityAsync(
        new Activity(ActivityTypes.ConversationUpdate) { MembersAdded = [_adapter.Conversation.User!] },
        _callback));

    /// <summary>Time passes.</summary>
    /// <param name="ms">How long, in milliseconds.</param>
    public TestFlow Delay(uint ms) => Delay(TimeSpan.FromMilliseconds(ms));

    /// <summary>Time passes.</summary>
    public TestFlow Delay(TimeSpan timespan) => Then(() => Task.Delay(timespan));

    /// <summary>The user says something, and the bot replies with a text.</summary>
    public TestFlow Test(string userSays, string expected, string? description = null, uint timeout = DefaultTimeout) =>
        Send(userSays).AssertReply(expected, description, timeout);

    /// <summary>The user says something, and the bot replies with an activity.</summary>
    public TestFlow Test(string userSays, IActivity expected, string? description = null, uint timeout = DefaultTimeout) =>
        Send(userSays).AssertReply(expected, description, timeout);

    /// <summary>The user says something, and the bot's reply is validated.</summary>
    public TestFlow Test(string userSays, Action<IActivity> validateActivity, string? description = null, uint timeout = DefaultTimeout) =>
        Send(userSays).AssertReply(validateActivity, description, timeout);

    /// <summary>The bot replies with a text, white space around it aside.</summary>
    /// <param name="expected">The text.</param>
    /// <param name="description">What is tested, for the exception's message; null for the text.</param>
    /// <param name="timeout">How long to wait for the reply, in milliseconds.</param>
    public TestFlow AssertReply(string expected, string? description = null, uint timeout = DefaultTimeout) =>
        AssertReply(_adapter.MakeActivity(expected), description, timeout);

    /// <summary>The bot replies with an activity of the same type and text, or one equal by a comparer.</summary>
    /// <param name="expected">The activity.</param>
    /// <param name="description">What is tested, for the exception's message; null for the text.</param>
    /// <param name="timeout">How long to wait for the reply, in milliseconds.</param>
    /// <param name="equalityComparer">What equal means, besides the type; null for the same text.</param>
    public TestFlow AssertReply(IActivity expected, string? description = null, uint timeout = DefaultTimeout, IEqualityComparer<IActivity>? equalityComparer = null)
    {
        ArgumentNullException.ThrowIfNull(expected);
        description ??= TextOf(expected);
        return AssertReply(
            reply =>
            {
                Check(expected.Type == reply.Type, $"{description}: expected an activity of type '{expected.Type}', received '{reply.Type}'.");
                if (equalityComparer is null)
                {
                    Check(TextOf(expected) == TextOf(reply), $"{description}: expected '{TextOf(expected)}', received '{TextOf(reply)}'.");
                }
                else
                {
                    Check(equalityComparer.Equals(expected, reply), $"{description}: the reply is not equal to the one expected.");
                }
            },
            description,
            timeout);
    }

    /// <summary>The bot replies, and the reply is validated.</summary>
    /// <param name="validateActivity">Throws if the reply is not as expected.</param>
    /// <param name="description">What is tested, for the exception's message.</param>
    /// <param name="timeout">How long to wait for the reply, in milliseconds.</param>
    public TestFlow AssertReply(Action<IActivity> validateActivity, [CallerMemberName] string? description = null, uint timeout = DefaultTimeout)
    {
        ArgumentNullException.ThrowIfNull(validateActivity);
        return Then(async () => validateActivity(
            await NextReplyAsync(timeout).ConfigureAwait(false) ?? throw new TimeoutException($"No reply came within {timeout} ms: '{description}'.")));
    }

    /// <summary>The bot replies with a text that holds another.</summary>
    public TestFlow AssertReplyContains(string expected, string? description = null, uint timeout = DefaultTimeout) =>
        AssertReply(
            reply => Check(TextOf(reply).Contains(expected, StringComparison.Ordinal), $"{description ?? expected}: expected a text with '{expected}', received '{TextOf(reply)}'."),
            description ?? expected,
            timeout);

    /// <summary>The bot replies with one of several texts.</summary>
    public TestFlow AssertReplyOneOf(string[] candidates, string? description = null, uint timeout = DefaultTimeout)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        return AssertReply(
            reply => Check(candidates.Contains(TextOf(reply)), $"{description}: expected one of '{string.Join("', '", candidates)}', received '{TextOf(reply)}'."),
            description,
            timeout);
    }

    /// <summary>The bot does not reply.</summary>
    /// <param name="description">What is tested, for the exception's message.</param>
    /// <param name="timeout">How long to wait for a late reply, in milliseconds; 0 looks only at what the turns before sent.</param>
    public TestFlow AssertNoReply([CallerMemberName] string? description = null, uint timeout = DefaultTimeout) => Then(async () =>
    {
        var reply = await NextReplyAsync(timeout).ConfigureAwait(false);
        Check(reply is null, $"{description}: expected no reply, received '{(reply is null ? null : TextOf(reply))}'.");
    });

    private static string TextOf(IActivity activity) => activity.AsMessageActivity()?.Text?.Trim() ?? string.Empty;

    private static void Check(bool holds, string message)
    {
        if (!holds)
        {
            throw new InvalidOperationException(message);
        }
    }

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

    private TestFlow Then(Func<Task> next) => new(_adapter, _callback, async () =>
    {
        await _run().ConfigureAwait(false);
        await next().ConfigureAwait(false);
    });
}
