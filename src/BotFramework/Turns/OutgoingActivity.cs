using System.Text.Json;
using System.Text.Json.Serialization;
using BotFramework.Schema;

namespace BotFramework.Turns;

/// <summary>One thing to be done at a channel, held until the turn that wants it is stored.</summary>
[JsonConverter(typeof(OutgoingActivityConverter))]
public sealed record OutgoingActivity
{
    private Activity? _activity;

    /// <summary>An operation.</summary>
    /// <param name="id">Names this operation in its conversation: the activity's own id does not, because one activity may be changed twice.</param>
    /// <param name="operation">What is to be done.</param>
    /// <param name="activity">With what; of an activity to be deleted only id and address are given.</param>
    public OutgoingActivity(string id, OutgoingOperation operation, Activity activity) => (Id, Operation, _activity) = (id, operation, activity);

    /// <summary>An operation as it was stored.</summary>
    internal OutgoingActivity(JsonElement stored) => (Id, Operation, Stored) = (
        stored.GetProperty("id").GetString()!,
        stored.GetProperty("operation").Deserialize(StateJsonContext.Default.OutgoingOperation),
        stored);

    /// <summary>Names this operation in its conversation.</summary>
    public string Id { get; }

    /// <summary>What is to be done.</summary>
    public OutgoingOperation Operation { get; }

    /// <summary>With what.</summary>
    public Activity Activity
    {
        get => _activity ??= Stored!.Value.GetProperty("activity").Deserialize(BotFrameworkJsonContext.Default.Activity)!;
        init => (_activity, Stored) = (value, null);
    }

    /// <summary>The JSON that it was read from: what only stands in line is passed on as it is, however long the line. Null if it is new.</summary>
    internal JsonElement? Stored { get; private init; }

    /// <summary>An operation with an id of its own.</summary>
    internal static OutgoingActivity Of(OutgoingOperation operation, Activity activity) => new(Guid.CreateVersion7().ToString("N"), operation, activity);
}
