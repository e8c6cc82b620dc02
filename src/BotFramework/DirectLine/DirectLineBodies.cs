using System.Text.Json;
using System.Text.Json.Serialization;
using BotFramework.Schema;

namespace BotFramework.DirectLine;

/// <summary>The body of a request for a token or a conversation.</summary>
internal sealed record TokenParameters(ChannelAccount? User = null, IReadOnlyList<string>? TrustedOrigins = null);

/// <summary>A token, and the conversation it is for.</summary>
internal sealed record TokenResponse(string ConversationId, string Token, [property: JsonPropertyName("expires_in")] int ExpiresIn, string? StreamUrl = null);

/// <summary>Activities after a watermark, and the watermark behind them.</summary>
internal sealed record ActivitySet(IReadOnlyList<JsonElement> Activities, string? Watermark);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DirectLineConversation))]
[JsonSerializable(typeof(DirectLineTranscript))]
[JsonSerializable(typeof(TokenParameters))]
[JsonSerializable(typeof(TokenResponse))]
[JsonSerializable(typeof(ActivitySet))]
[JsonSerializable(typeof(SigningKeyRing))]
internal sealed partial class DirectLineJsonContext : JsonSerializerContext;
