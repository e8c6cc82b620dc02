namespace BotFramework;

/// <summary>An item that is of no use when nobody wrote it for some time. See <see cref="IStorage"/> for what becomes of it.</summary>
public interface IExpiringItem
{
    /// <summary>How long the item is kept after each write; above zero, null for good. Not part of the stored item.</summary>
    TimeSpan? TimeToLive { get; }
}
