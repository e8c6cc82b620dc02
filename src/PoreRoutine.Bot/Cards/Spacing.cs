namespace PoreRoutine.Bot.Cards;

/// <summary>How much space there is above a part of a card.</summary>
internal enum Spacing
{
    None,
    Small,
    Medium,
}
