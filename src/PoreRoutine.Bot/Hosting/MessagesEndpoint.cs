using System.Net;
using BotFramework;
using BotFramework.Http;
using BotFramework.Integration;

namespace PoreRoutine.Bot.Hosting;

/// <summary><c>POST /api/messages</c>: where channels bring activities.</summary>
internal static partial class MessagesEndpoint
{
    /// <summary>
    /// Maps the endpoint. Without an app id it takes calls from this machine in Development, whose replies stay on this machine too, and is not
    /// there elsewhere. With one it refuses every call, because this version cannot check a channel's tokens.
    /// </summary>
    public static void MapMessages(this WebApplication app, ServiceSettings settings)
    {
        var open = settings.AppId is null && app.Environment.IsDevelopment();
        if (settings.AppId is not null)
        {
            LogRefused(app.Logger);
        }
        else if (!open)
        {
            LogClosed(app.Logger);
        }

        app.MapPost("/api/messages", async (HttpContext context, CloudAdapter adapter, IBot bot) =>
        {
            if (!open)
            {
                return settings.AppId is null
                    ? ProtocolErrors.Result(StatusCodes.Status404NotFound, "NotFound", "No bot channel is set up here.")
                    : ProtocolErrors.Result(StatusCodes.Status401Unauthorized, "Unauthorized", "This version cannot check a channel's token.");
            }

            if (context.Connection.RemoteIpAddress is not { } caller || !IPAddress.IsLoopback(caller))
            {
                return ProtocolErrors.Result(StatusCodes.Status401Unauthorized, "Unauthorized", "Without an app id only calls from this machine are taken.");
            }

            // A page that this machine's browser shows comes from this machine too, and need not be ours: channels are no browsers.
            if (context.Request.Headers.Origin.Count > 0)
            {
                return ProtocolErrors.Result(StatusCodes.Status403Forbidden, "Forbidden", "Calls from web pages are not taken.");
            }

            var activity = await RequestReader.ReadActivityAsync(context.Request, context.RequestAborted);
            return activity.ServiceUrl is null || (Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var address) && address.IsLoopback && !address.IsFile)
                ? await adapter.ProcessAsync(activity, bot, context.RequestAborted)
                : ProtocolErrors.Result(StatusCodes.Status400BadRequest, "BadArgument", "Without an app id only a service address on this machine is answered.");
        }).WithProtocolErrors();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "MicrosoftAppId is set, and this version cannot check channel tokens: /api/messages refuses every call")]
    private static partial void LogRefused(ILogger logger);

    [LoggerMessage(Level = LogLevel.Information, Message = "MicrosoftAppId is empty: /api/messages is not there; the web chat is")]
    private static partial void LogClosed(ILogger logger);
}
