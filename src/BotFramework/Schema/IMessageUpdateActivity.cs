namespace BotFramework.Schema;

/// <summary>Somebody edited a message: it is what the message says now.</summary>
public interface IMessageUpdateActivity : IMessageActivity
{
}
