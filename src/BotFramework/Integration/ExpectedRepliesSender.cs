using BotFramework.Schema;
using BotFramework.Turns;

namespace BotFramework.Integration;

/// <summary>Collects replies for the response to the request itself.</summary>
internal sealed class ExpectedRepliesSender : IActivitySender
{
    public List<Activity> Activities { get; } = [];

    public bool CanUpdate => false;

    public bool Reaches(Activity activity) => true;

    /// <summary>Updates that an earlier turn of the conversation left have no place in a response; they are passed over.</summary>
    public Task<SendResult> SendAsync(IReadOnlyList<OutgoingActivity> operations, TimeSpan timeLeft, CancellationToken cancellationToken)
    {
        Activities.AddRange(operations.Where(operation => operation.Operation == OutgoingOperation.Send).Select(operation => operation.Activity));
        return Task.FromResult(new SendResult(operations.Count));
    }
}
