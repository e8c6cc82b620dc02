namespace BotFramework;

/// <summary>A conditional write found another version than it expected; nothing was written.</summary>
public sealed class ETagConflictException : InvalidOperationException
{
    /// <summary>A conflict on an item that is not named.</summary>
    public ETagConflictException()
        : this("unknown")
    {
    }

    /// <summary>A conflict on the item under a key.</summary>
    public ETagConflictException(string key)
        : base($"ETag conflict: the item '{key}' was changed by somebody else.") => Key = key;

    /// <summary>A conflict on the item under a key, found by another exception.</summary>
    public ETagConflictException(string key, Exception innerException)
        : base($"ETag conflict: the item '{key}' was changed by somebody else.", innerException) => Key = key;

    /// <summary>The item's key.</summary>
    public string Key { get; }
}
