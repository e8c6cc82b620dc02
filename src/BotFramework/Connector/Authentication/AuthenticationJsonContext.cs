using System.Text.Json.Serialization;

namespace BotFramework.Connector.Authentication;

/// <summary>A service address that came in an authenticated activity, as it is stored.</summary>
internal sealed record TrustedServiceUrl(string Address);

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TrustedServiceUrl))]
internal sealed partial class AuthenticationJsonContext : JsonSerializerContext;
