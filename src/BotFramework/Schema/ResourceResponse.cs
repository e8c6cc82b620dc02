namespace BotFramework.Schema;

/// <summary>The id that a channel gave to what was sent.</summary>
public class ResourceResponse
{
    /// <summary>An instance whose members are null until they are set.</summary>
    public ResourceResponse()
    {
    }

    /// <summary>An instance with an id; null where the channel gave none.</summary>
    public ResourceResponse(string? id) => Id = id;

    /// <summary>The id; null or empty where the channel gives none.</summary>
    public string? Id { get; set; }
}
