using System.Net;
using System.Text.Json;
using BotFramework.Schema;

namespace BotFramework;

/// <summary>Reads the argument of a card's button.</summary>
internal static class AdaptiveCardInvoke
{
    /// <summary>The argument; null with the answer to give where it is malformed.</summary>
    public static AdaptiveCardInvokeValue? ValueOf(IInvokeActivity activity, out AdaptiveCardInvokeResponse? fault)
    {
        var value = activity.Value switch
        {
            AdaptiveCardInvokeValue typed => typed,
            JsonElement { ValueKind: JsonValueKind.Object } json => Read(json),
            _ => null,
        };
        fault = value switch
        {
            null => Fault("BadRequest", "The invoke lacks a value, or it is not properly formed."),
            { Action: null } => Fault("BadRequest", "The value lacks its action."),
            { Action.Type: not "Action.Execute" } => Fault("NotSupported", $"The action '{value.Action.Type}' is not supported."),
            _ => null,
        };
        return fault is null ? value : null;
    }

    private static AdaptiveCardInvokeValue? Read(JsonElement json)
    {
        try
        {
            return json.Deserialize(BotFrameworkJsonContext.Default.AdaptiveCardInvokeValue);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static AdaptiveCardInvokeResponse Fault(string code, string message) => new()
    {
        StatusCode = (int)HttpStatusCode.BadRequest,
        Type = "application/vnd.microsoft.error",
        Value = new Error(code, message),
    };
}
