using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using BotFramework.Schema;

namespace BotFramework.Turns;

/// <summary>One thing to be done at a channel, held until the turn that wants it is stored.</summary>
[JsonConverter(typeof(OutgoingActivityConverter))]
public sealed record OutgoingActivity
{
    private Activity? _activity;
    private (JsonTypeInfo<Activity> TypeInfo, ReadOnlyMemory<byte> Utf8)? _written;

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
        init => (_activity, Stored, _written) = (value, null, null);
    }

    /// <summary>The JSON that it was read from: what only stands in line is passed on as it is, however long the line. Null if it is new.</summary>
    internal JsonElement? Stored { get; private init; }

    /// <summary>The activity as JSON, which is made once: what is stored is what is sent. An activity does not change once it is held.</summary>
    internal ReadOnlyMemory<byte> ToUtf8(JsonTypeInfo<Activity> typeInfo)
    {
        if (_written is not { } written || written.TypeInfo != typeInfo)
        {
            _written = written = (typeInfo, JsonSerializer.SerializeToUtf8Bytes(Activity, typeInfo));
        }

        return written.Utf8;
    }

    /// <summary>An operation with an id of its own.</summary>
    internal static OutgoingActivity Of(OutgoingOperation operation, Activity activity) => new(Guid.CreateVersion7().ToString("N"), operation, activity);
}
