namespace PoreRoutine.Bot.Cards;

/// <summary>Where something stands in its place, across or upright.</summary>
internal enum Alignment
{
    Center,
}
