using BotFramework.Schema;

namespace BotFramework;

/// <summary>A turn whose activity is seen as one kind of activity.</summary>
/// <typeparam name="T">The kind of activity.</typeparam>
public interface ITurnContext<out T> : ITurnContext
    where T : IActivity
{
    /// <summary>The activity that came in.</summary>
    new T Activity { get; }
}
