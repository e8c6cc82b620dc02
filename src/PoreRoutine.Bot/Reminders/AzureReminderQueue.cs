using System.Text.Json;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace PoreRoutine.Bot.Reminders;

/// <summary>
/// Wake-ups in a queue of Azure Storage: a message's visibility time is the timer. It is a week at most, so a message whose instant is further off
/// is hidden again when it comes up. All times are to the second. Thread-safe; processes share a queue.
/// </summary>
/// <param name="queue">The queue; see <see cref="InitializeAsync"/>.</param>
/// <param name="longest">For how long a message is hidden at most; a second to seven days.</param>
/// <param name="logger">Is told of messages that are no wake-ups.</param>
/// <param name="clock">Says what is due, and has to go with the service's; null for the machine's.</param>
internal sealed partial class AzureReminderQueue(QueueClient queue, TimeSpan longest, ILogger<AzureReminderQueue> logger, TimeProvider? clock = null) : IReminderQueue
{
    /// <summary>For how long messages are hidden, unless a test is in a hurry: some way below what the service allows.</summary>
    public static readonly TimeSpan LongestHidden = TimeSpan.FromDays(6);

    /// <summary>A message never expires.</summary>
    private static readonly TimeSpan s_forGood = TimeSpan.FromSeconds(-1);

    /// <inheritdoc/>
    public int LargestBatch => 32;

    /// <summary>Creates the queue unless it is there. Several processes may do so at once.</summary>
    public Task InitializeAsync(CancellationToken cancellationToken) => queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);

    /// <inheritdoc/>
    public async Task<string> PutAsync(WakeUp wakeUp, CancellationToken cancellationToken) =>
        (await queue.SendMessageAsync(ToText(wakeUp), Until(wakeUp), s_forGood, cancellationToken)).Value.MessageId;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<QueuedWakeUp>> TakeAsync(int most, TimeSpan lease, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, LargestBatch);
        while (true)
        {
            QueueMessage[] messages = await queue.ReceiveMessagesAsync(most, lease, cancellationToken);
            var taken = new List<QueuedWakeUp>(messages.Length);
            foreach (var message in messages)
            {
                if (Read(message) is not { } wakeUp)
                {
                    LogForeign(message.MessageId);
                    await UnlessGoneAsync(queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken));
                }
                else if (Until(wakeUp) is var rest && rest > TimeSpan.Zero)
                {
                    await HideAsync(wakeUp, message.MessageId, message.PopReceipt, rest, cancellationToken);
                }
                else
                {
                    taken.Add(new QueuedWakeUp(wakeUp, message.MessageId, message.PopReceipt));
                }
            }

            // None of these was for anybody, but there may be more.
            if (taken.Count > 0 || messages.Length == 0)
            {
                return taken;
            }
        }
    }

    /// <inheritdoc/>
    public Task DeleteAsync(QueuedWakeUp taken, CancellationToken cancellationToken) => UnlessGoneAsync(queue.DeleteMessageAsync(taken.Id, taken.Receipt, cancellationToken));

    /// <inheritdoc/>
    /// <remarks>A pause is cut to <c>longest</c>.</remarks>
    public Task PostponeAsync(QueuedWakeUp taken, TimeSpan pause, CancellationToken cancellationToken) => HideAsync(taken.WakeUp, taken.Id, taken.Receipt, Seconds(pause), cancellationToken);

    /// <inheritdoc/>
    public Task MoveAsync(QueuedWakeUp taken, DateTimeOffset due, CancellationToken cancellationToken)
    {
        var moved = taken.WakeUp with { Due = due };
        return HideAsync(moved, taken.Id, taken.Receipt, Until(moved), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<long> CountAsync(CancellationToken cancellationToken) => (await queue.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCountLong;

    private static string ToText(WakeUp wakeUp) => JsonSerializer.Serialize(wakeUp, WakeUpJson.Default.WakeUp);

    private static WakeUp? Read(QueueMessage message)
    {
        try
        {
            return JsonSerializer.Deserialize(message.Body, WakeUpJson.Default.WakeUp);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Deletes or hides a message, unless it is gone or somebody took it since.</summary>
    private static async Task UnlessGoneAsync(Task change)
    {
        try
        {
            await change;
        }
        catch (RequestFailedException exception) when (exception.ErrorCode is { } code && (code == QueueErrorCode.MessageNotFound || code == QueueErrorCode.PopReceiptMismatch))
        {
            // Whoever has it now decides.
        }
    }

    private Task HideAsync(WakeUp wakeUp, string id, string receipt, TimeSpan time, CancellationToken cancellationToken) =>
        UnlessGoneAsync(queue.UpdateMessageAsync(id, receipt, ToText(wakeUp), time, cancellationToken));

    private TimeSpan Until(WakeUp wakeUp) => Seconds(wakeUp.Due - (clock ?? TimeProvider.System).GetUtcNow());

    /// <summary>As the service counts: whole seconds, rather late than early.</summary>
    private TimeSpan Seconds(TimeSpan time) => TimeSpan.FromSeconds(Math.Ceiling(Math.Clamp(time.TotalSeconds, 0, longest.TotalSeconds)));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Id} of the queue of reminders is no wake-up; it is deleted")]
    private partial void LogForeign(string id);
}
