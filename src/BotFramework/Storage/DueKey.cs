namespace BotFramework;

/// <summary>An item that is due, as a store lists it.</summary>
/// <param name="Key">The item's key.</param>
/// <param name="Due">Since when, as of its last write.</param>
public readonly record struct DueKey(string Key, DateTimeOffset Due);
