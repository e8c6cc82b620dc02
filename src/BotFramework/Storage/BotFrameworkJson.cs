using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using BotFramework.Connector.Authentication;
using BotFramework.Dialogs;
using BotFramework.DirectLine;
using BotFramework.Schema;

namespace BotFramework;

/// <summary>How the library writes JSON where the caller names no types of its own.</summary>
public static class BotFrameworkJson
{
    /// <summary>
    /// The protocol's types by generated code, any other type by reflection. A service that keeps state of its own types
    /// gives <see cref="With"/> its generated contexts instead, and then needs no reflection.
    /// </summary>
    public static JsonSerializerOptions Default { get; } = With(new DefaultJsonTypeInfoResolver());

    /// <summary>Options that know the library's types and those of further resolvers. Read-only, and so thread-safe.</summary>
    /// <param name="resolvers">What knows the bot's own types, such as generated contexts; asked in order, after the library's.</param>
    public static JsonSerializerOptions With(params ReadOnlySpan<IJsonTypeInfoResolver> resolvers)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            TypeInfoResolver = JsonTypeInfoResolver.Combine([BotFrameworkJsonContext.Default, StateJsonContext.Default, DialogsJsonContext.Default, DirectLineJsonContext.Default, AuthenticationJsonContext.Default, .. resolvers]),
        };
        options.MakeReadOnly();
        return options;
    }
}
