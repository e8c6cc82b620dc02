namespace PoreRoutine.Bot.Cards;

/// <summary>A button that opens an address.</summary>
/// <param name="Title">What stands on it.</param>
/// <param name="Url">The address.</param>
internal sealed record OpenUrlAction(string Title, Uri Url) : CardButton(Title);
