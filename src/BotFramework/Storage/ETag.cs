namespace BotFramework;

/// <summary>What a conditional write expects besides a version that was read.</summary>
public static class ETag
{
    /// <summary>Any version or none: the write is not conditional. Null means the same.</summary>
    public const string Any = "*";

    /// <summary>No item yet: the write creates it or fails.</summary>
    public const string Absent = "absent";
}
