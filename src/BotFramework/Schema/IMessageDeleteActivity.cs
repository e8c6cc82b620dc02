namespace BotFramework.Schema;

/// <summary>Somebody deleted a message, named by the activity's id.</summary>
public interface IMessageDeleteActivity : IActivity
{
}
