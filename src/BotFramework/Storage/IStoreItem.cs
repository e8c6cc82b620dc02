namespace BotFramework;

/// <summary>An item that knows which version of it was read.</summary>
public interface IStoreItem
{
    /// <summary>The version read, or what to expect on a write: see <see cref="BotFramework.ETag"/>. Not part of the stored item.</summary>
    string? ETag { get; set; }
}
