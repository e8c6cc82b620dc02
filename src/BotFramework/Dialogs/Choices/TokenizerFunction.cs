namespace BotFramework.Dialogs.Choices;

/// <summary>Takes a text apart into words.</summary>
/// <param name="text">The text; null for none.</param>
/// <param name="locale">Its language tag; null if unknown.</param>
public delegate List<Token> TokenizerFunction(string? text, string? locale = null);
