using System.Text.Json.Serialization;
using BotFramework.Schema;

namespace BotFramework.Dialogs.Choices;

/// <summary>One of several things to choose from.</summary>
public class Choice
{
    /// <summary>An empty choice.</summary>
    [JsonConstructor]
    public Choice()
    {
    }

    /// <summary>A choice with a value.</summary>
    public Choice(string? value) => Value = value;

    /// <summary>What the prompt ends with, and what is shown where <see cref="Action"/> does not say.</summary>
    public string? Value { get; set; }

    /// <summary>The button; null for one that says the value.</summary>
    public CardAction? Action { get; set; }

    /// <summary>Further words that choose it; null for none.</summary>
    public List<string>? Synonyms { get; set; }

    /// <summary>What is shown.</summary>
    internal string Title => Action is { Title.Length: > 0 } ? Action.Title : Value ?? string.Empty;
}
