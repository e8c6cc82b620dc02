namespace BotFramework.Schema;

/// <summary>Whether the bot expects input.</summary>
public static class InputHints
{
    /// <summary>It may be answered.</summary>
    public const string AcceptingInput = "acceptingInput";

    /// <summary>It is not to be answered now.</summary>
    public const string IgnoringInput = "ignoringInput";

    /// <summary>It waits for an answer.</summary>
    public const string ExpectingInput = "expectingInput";
}
