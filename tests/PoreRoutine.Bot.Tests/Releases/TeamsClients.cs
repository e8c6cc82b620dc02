using System.Net.Http.Json;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Releases;

/// <summary>Clients' private chats in Teams, in New York.</summary>
/// <param name="service">Talks to the service.</param>
/// <param name="connector">Where the channel takes replies.</param>
internal sealed class TeamsClients(HttpClient service, string connector)
{
    /// <summary>Says something for a client, and gives the answer to the channel's call.</summary>
    public async Task<HttpResponseMessage> SayAsync(string client, string text, CancellationToken cancellationToken) => await service.PostAsJsonAsync(
        "/api/messages",
        new TeamsActivity(connector, text)
        {
            ["locale"] = "en-US",
            ["localTimezone"] = "America/New_York",
            ["from"] = new { id = client },
            ["conversation"] = new { id = client, conversationType = "personal", tenantId = "tenant" },
        },
        cancellationToken);
}
