using System.Text.Json.Serialization;

namespace PoreRoutine.Bot.Teams;

/// <summary>Source-generated JSON for the app's package.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TeamsManifest))]
internal sealed partial class TeamsJsonContext : JsonSerializerContext;
