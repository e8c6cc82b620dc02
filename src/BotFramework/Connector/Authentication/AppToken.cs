namespace BotFramework.Connector.Authentication;

/// <summary>A token of the bot's own.</summary>
/// <param name="Value">What goes after <c>Bearer</c>.</param>
/// <param name="ExpiresOn">Until when it is good.</param>
public sealed record AppToken(string Value, DateTimeOffset ExpiresOn)
{
    /// <summary>Without the token, so that it gets into no log.</summary>
    public override string ToString() => $"A token until {ExpiresOn:O}";
}
