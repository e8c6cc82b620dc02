using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotFramework.Schema;

/// <summary>Buttons offered with a message, gone with the next one.</summary>
public class SuggestedActions
{
    /// <summary>An instance whose members are null until they are set.</summary>
    [JsonConstructor]
    public SuggestedActions()
    {
    }

    /// <summary>An instance with the members named, each as its property says; those not named are null.</summary>
    public SuggestedActions(IList<string>? to = null, IList<CardAction>? actions = null)
    {
        To = to;
        Actions = actions;
    }

    /// <summary>Ids of those who see them; null or empty is everybody.</summary>
    public IList<string>? To { get; set; }

    /// <summary>The buttons.</summary>
    public IList<CardAction>? Actions { get; set; }

    /// <summary>What the wire carried beside the members above; null where there was nothing more.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}
