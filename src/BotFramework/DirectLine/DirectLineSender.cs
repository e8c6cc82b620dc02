using BotFramework.Schema;
using BotFramework.Turns;

namespace BotFramework.DirectLine;

/// <summary>Puts activities into the conversation's log, from where its streams and polls take them. Repeating a call adds nothing twice.</summary>
internal sealed class DirectLineSender(DirectLineLog log) : IActivitySender
{
    /// <summary>The service address of activities that came in by Direct Line: no address outside this process.</summary>
    public const string ServiceUrl = "urn:botframework:directline";

    /// <summary>Direct Line's clients know no updates.</summary>
    public bool CanUpdate => false;

    public bool Reaches(Activity activity) => activity.ServiceUrl == ServiceUrl;

    /// <summary>Typing indicators go to the streams that are open in this process: kept, they would be shown when nobody types any more.</summary>
    public async Task<SendResult> SendAsync(IReadOnlyList<OutgoingActivity> operations, TimeSpan timeLeft, CancellationToken cancellationToken)
    {
        var kept = new List<Activity>(operations.Count);
        foreach (var activity in operations.Select(operation => operation.Activity))
        {
            if (activity.Type == ActivityTypes.Typing)
            {
                log.Show(activity.Conversation!.Id!, activity);
            }
            else
            {
                kept.Add(activity);
            }
        }

        // The turn is stored: the log is to have it even if the client left or time is up. A conversation that is gone
        // takes everything: there is nobody left to tell.
        await log.AppendAsync(operations[0].Activity.Conversation!.Id!, kept, CancellationToken.None).ConfigureAwait(false);
        return new SendResult(operations.Count);
    }
}
