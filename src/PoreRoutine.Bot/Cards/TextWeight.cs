namespace PoreRoutine.Bot.Cards;

/// <summary>The weight of a text.</summary>
internal enum TextWeight
{
    Bolder,
}
