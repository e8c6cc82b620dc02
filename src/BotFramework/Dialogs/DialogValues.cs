using System.Text.Json;

namespace BotFramework.Dialogs;

/// <summary>Reads what a dialog kept, whether it was just set or comes from storage.</summary>
internal static class DialogValues
{
    /// <summary>The JSON options of the turn's states, which know the bot's own types.</summary>
    public static JsonSerializerOptions JsonOptions(this ITurnContext turnContext) =>
        turnContext.TurnState.Get<JsonSerializerOptions>() ?? BotFrameworkJson.Default;

    /// <summary>A value as a type; the type's default for null.</summary>
    /// <exception cref="DialogPositionLostException">The value is none of that type: another version of the bot kept it.</exception>
    public static T? Read<T>(object? value, JsonSerializerOptions options)
    {
        try
        {
            return value switch
            {
                null => default,
                T typed => typed,
                JsonElement json => json.Deserialize(options.TypeInfoOf<T>()),
                _ => JsonSerializer.SerializeToElement(value, options.GetTypeInfo(value.GetType())).Deserialize(options.TypeInfoOf<T>()),
            };
        }
        catch (JsonException exception)
        {
            throw new DialogPositionLostException($"A dialog keeps something that is no {typeof(T).Name}.", exception);
        }
    }

    /// <summary>The object under a key, made if there is none; changes made to it are kept.</summary>
    public static T Keep<T>(this IDictionary<string, object?> state, string key, JsonSerializerOptions options)
        where T : class, new()
    {
        var value = state.TryGetValue(key, out var found) ? Read<T>(found, options) ?? new T() : new T();
        state[key] = value;
        return value;
    }

    /// <summary>The values under a key, made if there are none; changes made to them are kept.</summary>
    public static IDictionary<string, object?> KeepValues(this IDictionary<string, object?> state, string key)
    {
        if (state.TryGetValue(key, out var found) && found is IDictionary<string, object?> values)
        {
            return values;
        }

        var read = found is JsonElement { ValueKind: JsonValueKind.Object } json
            ? DialogValuesConverter.ToValues(json)
            : new Dictionary<string, object?>(StringComparer.Ordinal);
        state[key] = read;
        return read;
    }
}
