using PoreRoutine.Bot.Understanding;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Content;

/// <summary>All that the operator wrote, and what was learnt from it. Immutable, thread-safe.</summary>
/// <param name="Files">What the operator wrote.</param>
/// <param name="Recognizer">How the bot hears.</param>
internal sealed record BotContent(ContentFiles Files, Recognizer Recognizer) : ContentFiles(Files)
{
    /// <summary>Reads messages by it.</summary>
    public MessageReader Reader { get; } = new(Files, Recognizer);
}
