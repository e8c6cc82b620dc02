using System.Text.Json;
using BotFramework.Schema;

namespace BotFramework.Connector;

/// <summary>What a request to a connector is counted under, and how long it may wait. It goes with the request through the client's handlers.</summary>
/// <param name="Conversation">The conversation, with the host that it is on.</param>
/// <param name="Tenant">The tenant, with the host; the host alone where there is none.</param>
/// <param name="Deadline">Until when it may wait for its turn and be repeated; if that is past, it goes at once or not at all.</param>
internal sealed record ConnectorCall(string Conversation, string Tenant, DateTimeOffset Deadline)
{
    private static readonly HttpRequestOptionsKey<ConnectorCall> s_key = new(nameof(ConnectorCall));

    /// <summary>The call that takes an activity to an address.</summary>
    public static ConnectorCall Of(Uri address, Activity activity, DateTimeOffset deadline) => new(
        $"{address.Authority}/{activity.Conversation!.Id}",
        $"{address.Authority}/{activity.Conversation.TenantId ?? TenantOf(activity.ChannelData)}",
        deadline);

    /// <summary>The call that a request was marked as.</summary>
    public static ConnectorCall Of(HttpRequestMessage request) =>
        request.Options.TryGetValue(s_key, out var call) ? call : throw new InvalidOperationException("The request did not come from a ConnectorClient.");

    /// <summary>Marks a request as this call.</summary>
    public void Mark(HttpRequestMessage request) => request.Options.Set(s_key, this);

    /// <summary>Teams' <c>channelData.tenant.id</c>; null if there is none.</summary>
    private static string? TenantOf(object? channelData) =>
        channelData is JsonElement { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("tenant", out var tenant) && tenant.ValueKind == JsonValueKind.Object
        && tenant.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : null;
}
