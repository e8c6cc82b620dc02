namespace BotFramework.Schema;

/// <summary>What a client program tells of itself in an entity of the type <c>clientInfo</c>: Teams does, with each message.</summary>
/// <param name="Locale">The language tag; null if not told.</param>
/// <param name="Country">The country, ISO 3166 with two letters; null if not told.</param>
/// <param name="Platform">The kind of device, <c>Android</c> for one; null if not told.</param>
/// <param name="Timezone">The IANA zone; null if not told.</param>
public sealed record ClientInfo(string? Locale, string? Country, string? Platform, string? Timezone);
