namespace BotFramework;

/// <summary>An item that is to be looked at again at some instant. A store that is an <see cref="IDueStorage"/> lists such items by that instant.</summary>
public interface IDueItem
{
    /// <summary>The instant; null if there is none. A store keeps it beside the item, to the millisecond.</summary>
    DateTimeOffset? Due { get; }
}
