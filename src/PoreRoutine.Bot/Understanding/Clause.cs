namespace PoreRoutine.Bot.Understanding;

/// <summary>A part of a message that may be a request of its own.</summary>
/// <param name="Text">Its words, with what ends it and without the "and" that it begins with.</param>
/// <param name="IsSentence">Whether a sentence ended before it; false: only a comma or an "and" stands there.</param>
/// <param name="IsJoined">Whether it begins with an "and", "also" or the like, which announces something more.</param>
/// <param name="IsRequest">Whether it has the form of a request: it asks, or tells the bot to do something.</param>
internal sealed record Clause(string Text, bool IsSentence, bool IsJoined, bool IsRequest);
