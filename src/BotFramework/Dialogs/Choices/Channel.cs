using BotFramework.Connector;

namespace BotFramework.Dialogs.Choices;

/// <summary>What channels can show. Thread-safe.</summary>
public static class Channel
{
    /// <summary>True if the channel shows so many buttons below a message.</summary>
    /// <param name="channelId">The channel; null if unknown.</param>
    /// <param name="buttonCnt">How many buttons.</param>
    /// <param name="conversationType">The conversation's type: Teams shows three in a <c>personal</c> one. Null if unknown.</param>
    public static bool SupportsSuggestedActions(string? channelId, int buttonCnt = 100, string? conversationType = null) => channelId switch
    {
        Channels.Msteams => conversationType == "personal" && buttonCnt <= 3,
        Channels.Facebook or Channels.Skype => buttonCnt <= 10,
        Channels.Line => buttonCnt <= 13,
        Channels.Kik => buttonCnt <= 20,
        Channels.Slack or Channels.Telegram or Channels.Emulator or Channels.Directline or Channels.DirectlineSpeech or Channels.Webchat => buttonCnt <= 100,
        _ => false,
    };

    /// <summary>True if the channel shows so many buttons on a card.</summary>
    /// <param name="channelId">The channel; null if unknown.</param>
    /// <param name="buttonCnt">How many buttons.</param>
    public static bool SupportsCardActions(string? channelId, int buttonCnt = 100) => channelId switch
    {
        Channels.Facebook or Channels.Skype => buttonCnt <= 3,
        Channels.Msteams => buttonCnt <= 50,
        Channels.Line => buttonCnt <= 99,
        Channels.Slack or Channels.Telegram or Channels.Emulator or Channels.Directline or Channels.DirectlineSpeech or Channels.Webchat or Channels.Cortana => buttonCnt <= 100,
        _ => false,
    };

    /// <summary>True if the channel keeps earlier messages in sight.</summary>
    public static bool HasMessageFeed(string? channelId) => channelId is not Channels.Cortana;

    /// <summary>How long a button's title may be, in characters.</summary>
    public static int MaxActionTitleLength(string? channelId) => 20;

    /// <summary>The channel of a turn; empty if unknown.</summary>
    public static string GetChannelId(ITurnContext turnContext)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        return turnContext.Activity.ChannelId ?? string.Empty;
    }
}
