namespace BotFramework.Turns;

/// <summary>What a turn let through; it stays in the turn's state after the bot has dealt with it.</summary>
/// <param name="Exception">The exception.</param>
internal sealed record TurnFault(Exception Exception);
