using BotFramework.Schema;

namespace BotFramework.Turns;

/// <summary>One thing to be done at a channel, held until the turn that wants it is stored.</summary>
/// <param name="Id">Names this operation in its conversation: the activity's own id does not, because one activity may be changed twice.</param>
/// <param name="Operation">What is to be done.</param>
/// <param name="Activity">With what; of an activity to be deleted only id and address are given.</param>
public sealed record OutgoingActivity(string Id, OutgoingOperation Operation, Activity Activity)
{
    /// <summary>An operation with an id of its own.</summary>
    internal static OutgoingActivity Of(OutgoingOperation operation, Activity activity) => new(Guid.CreateVersion7().ToString("N"), operation, activity);
}
