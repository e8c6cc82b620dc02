namespace BotFramework.Schema;

/// <summary>Somebody is writing.</summary>
public interface ITypingActivity : IActivity
{
}
