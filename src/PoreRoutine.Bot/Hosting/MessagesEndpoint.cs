using System.Net;
using BotFramework;
using BotFramework.Connector.Authentication;
using BotFramework.Http;
using BotFramework.Integration;

namespace PoreRoutine.Bot.Hosting;

/// <summary><c>POST /api/messages</c>: where channels bring activities.</summary>
internal static partial class MessagesEndpoint
{
    /// <summary>
    /// Maps the endpoint. With an app id it takes what a channel signed. Without one it takes calls from this machine in Development, whose
    /// replies stay on this machine too, and is not there elsewhere.
    /// </summary>
    public static void MapMessages(this WebApplication app, ServiceSettings settings)
    {
        Delegate answer = settings.Channels is not null ? AnswerChannelAsync
            : app.Environment.IsDevelopment() ? AnswerThisMachineAsync
            : () => ProtocolErrors.Result(StatusCodes.Status404NotFound, "NotFound", "No bot channel is set up here.");
        if (settings.Channels is null && !app.Environment.IsDevelopment())
        {
            LogClosed(app.Logger);
        }

        app.MapPost("/api/messages", answer).WithProtocolErrors();
    }

    private static async Task<IResult> AnswerChannelAsync(HttpContext context, ChannelAuthentication authentication, CloudAdapter adapter, IBot bot)
    {
        var activity = await authentication.ReadActivityAsync(context.Request, context.RequestAborted);
        return await adapter.ProcessAsync(activity, bot, context.RequestAborted);
    }

    private static async Task<IResult> AnswerThisMachineAsync(HttpContext context, CloudAdapter adapter, IBot bot)
    {
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
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "MicrosoftAppId is empty: /api/messages is not there; the web chat is")]
    private static partial void LogClosed(ILogger logger);
}
