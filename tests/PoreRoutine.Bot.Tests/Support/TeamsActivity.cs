namespace PoreRoutine.Bot.Tests.Support;

/// <summary>What Microsoft Teams posts to a bot, by its names in JSON: a message in a client's private chat, unless a test sets other fields.</summary>
internal sealed class TeamsActivity : Dictionary<string, object>
{
    /// <param name="serviceUrl">Where the channel takes replies.</param>
    /// <param name="text">What the client says; null leaves the field out.</param>
    /// <param name="id">The activity's id; null for one that no other has.</param>
    public TeamsActivity(string serviceUrl, string? text = null, string? id = null)
    {
        this["type"] = "message";
        this["id"] = id ?? Guid.NewGuid().ToString();
        this["channelId"] = "msteams";
        this["serviceUrl"] = serviceUrl;
        this["from"] = new { id = "29:user" };
        this["recipient"] = new { id = "28:bot" };
        this["conversation"] = new { id = "a:personal-1", conversationType = "personal" };
        if (text is not null)
        {
            this["text"] = text;
        }
    }
}
