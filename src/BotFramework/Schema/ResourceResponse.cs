namespace BotFramework.Schema;

/// <summary>The id that a channel gave to what was sent.</summary>
public class ResourceResponse
{
    /// <summary>An empty instance.</summary>
    public ResourceResponse()
    {
    }

    /// <summary>An instance with an id.</summary>
    public ResourceResponse(string? id) => Id = id;

    /// <summary>The id; null or empty where the channel gives none.</summary>
    public string? Id { get; set; }
}
