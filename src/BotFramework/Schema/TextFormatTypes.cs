namespace BotFramework.Schema;

/// <summary>How a text is written.</summary>
public static class TextFormatTypes
{
    /// <summary>Markdown.</summary>
    public const string Markdown = "markdown";

    /// <summary>Plain text.</summary>
    public const string Plain = "plain";

    /// <summary>The XML subset of Teams.</summary>
    public const string Xml = "xml";
}
