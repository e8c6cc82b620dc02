using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using BotFramework.Schema;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace BotFramework.Http;

/// <summary>Reads request bodies, within limits.</summary>
public static class RequestReader
{
    /// <summary>The largest body taken, in bytes.</summary>
    public const int MaximumBytes = 256 * 1024;

    private static readonly HashSet<string> s_activityTypes = new(StringComparer.Ordinal)
    {
        ActivityTypes.Message, ActivityTypes.ConversationUpdate, ActivityTypes.InstallationUpdate, ActivityTypes.Typing,
        ActivityTypes.EndOfConversation, ActivityTypes.Event, ActivityTypes.Invoke, ActivityTypes.MessageReaction,
        ActivityTypes.MessageUpdate, ActivityTypes.MessageDelete, ActivityTypes.ContactRelationUpdate, ActivityTypes.DeleteUserData,
        ActivityTypes.Suggestion, ActivityTypes.Trace, ActivityTypes.Handoff, ActivityTypes.Command, ActivityTypes.CommandResult,
    };

    /// <summary>Reads an activity and checks what every activity must have.</summary>
    /// <exception cref="ProtocolException">The type is missing or none of the protocol's.</exception>
    /// <exception cref="JsonException">The body is not an activity's JSON.</exception>
    /// <exception cref="BadHttpRequestException">The body is too large.</exception>
    public static async Task<Activity> ReadActivityAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var activity = await ReadAsync(request, BotFrameworkJsonContext.Default.Activity, cancellationToken).ConfigureAwait(false);
        return activity.Type is not null && s_activityTypes.Contains(activity.Type)
            ? activity
            : throw new ProtocolException(StatusCodes.Status400BadRequest, "BadArgument", activity.Type is null
                ? "The activity has no 'type'."
                : $"'{activity.Type}' is not an activity type of the protocol.");
    }

    /// <summary>Reads a JSON body.</summary>
    /// <exception cref="JsonException">The body is not the JSON expected.</exception>
    /// <exception cref="BadHttpRequestException">The body is too large.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> typeInfo, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.ContentLength > MaximumBytes)
        {
            throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge);
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaximumBytes;
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
        var json = body.GetBuffer().AsSpan(0, (int)body.Length);
        if (json.StartsWith(Encoding.UTF8.Preamble))
        {
            json = json[Encoding.UTF8.Preamble.Length..];
        }

        CheckText(json);
        return JsonSerializer.Deserialize(json, typeInfo) ?? throw new JsonException("null is not an object.");
    }

    /// <summary>Members that stay JSON are decoded only when somebody asks for them: what cannot be decoded is refused here instead.</summary>
    private static void CheckText(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
        {
            throw new JsonException("It is not UTF-8.");
        }

        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
                _ = reader.ValueIsEscaped ? reader.GetString() : null;
            }
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("A string has half of a character.", exception);
        }
    }
}
