using System.Text.Json;
using PoreRoutine.Bot.Content;

namespace PoreRoutine.Bot.WebChat;

/// <summary>The chat page at <c>/</c>, and the files it loads.</summary>
internal static class ChatPage
{
    private static readonly string[] s_methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps the page.</summary>
    public static void MapChatPage(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/", s_methods, (HttpContext context, ContentSource content) => Answer(context, content.Current));
        routes.MapMethods("/assets/{version}/{name}", s_methods, (HttpContext context, string version, string name) =>
            PageAsset.All.TryGetValue(name, out var asset) ? asset.Answer(context, version) : Results.NotFound());

        // A service worker serves what lies below its own address, which must not change.
        routes.MapMethods("/sw.js", s_methods, (HttpContext context) =>
        {
            context.Response.Headers.ContentSecurityPolicy = "default-src 'none'";
            return PageAsset.All["sw.js"].Answer(context, version: string.Empty);
        });
    }

    private static IResult Answer(HttpContext context, ContentFiles content)
    {
        var (nonce, profile) = (OwnPage.NewNonce(), content.Operator);
        return OwnPage.Answer(context, content, "page.html", nonce, Allowed(context.Request.Host, nonce),
            ("contact", OwnPage.Encode(profile.Contact)),
            ("book", OwnPage.Encode(profile.BookingLink)),
            ("privacy", OwnPage.Encode(NoticePages.AddressOf(profile.Privacy, NoticePages.Privacy))),
            ("terms", OwnPage.Encode(NoticePages.AddressOf(profile.Terms, NoticePages.Terms))),
            ("words_json", JsonSerializer.Serialize(content.PageWords.ByKey, WebChatJsonContext.Default.IReadOnlyDictionaryStringString)));
    }

    /// <summary>Only what carries the response's nonce runs or styles; only this service is talked to.</summary>
    private static string[] Allowed(HostString host, string nonce) =>
    [
        $"script-src 'nonce-{nonce}'",
        // The hash is that of nothing: a part of Web Chat adds an empty style element, and fills it by script.
        $"style-src 'nonce-{nonce}' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
        // Some browsers do not count a WebSocket of the same address as 'self'.
        $"connect-src 'self' ws://{host} wss://{host}",
        "worker-src 'self'",
    ];
}
