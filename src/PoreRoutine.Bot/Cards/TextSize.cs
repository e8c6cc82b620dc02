namespace PoreRoutine.Bot.Cards;

/// <summary>The size of a text.</summary>
internal enum TextSize
{
    Small,
    Medium,
}
