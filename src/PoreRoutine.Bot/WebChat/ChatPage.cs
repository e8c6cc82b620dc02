using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using PoreRoutine.Bot.Content;
using Scriban;
using Scriban.Runtime;

namespace PoreRoutine.Bot.WebChat;

/// <summary>The chat page at <c>/</c>, and the files it loads.</summary>
internal static class ChatPage
{
    private static readonly string[] s_methods = [HttpMethods.Get, HttpMethods.Head];
    private static readonly Template s_html = Template.Parse(ReadTemplate());

    /// <summary>Maps the page.</summary>
    public static void MapChatPage(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/", s_methods, (HttpContext context, ContentSource content) => Answer(context, content.Current.Operator, content.Current.PageWords));
        routes.MapMethods("/assets/{version}/{name}", s_methods, (HttpContext context, string version, string name) =>
            PageAsset.All.TryGetValue(name, out var asset) ? asset.Answer(context, version) : Results.NotFound());

        // A service worker serves what lies below its own address, which must not change.
        routes.MapMethods("/sw.js", s_methods, (HttpContext context) =>
        {
            context.Response.Headers.ContentSecurityPolicy = "default-src 'none'";
            return PageAsset.All["sw.js"].Answer(context, version: string.Empty);
        });
    }

    private static IResult Answer(HttpContext context, OperatorProfile profile, PageWords words)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        var headers = context.Response.Headers;
        headers.CacheControl = "private, no-cache";
        headers.ContentSecurityPolicy = Policy(context.Request.Host, nonce, profile.Logo);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        return Results.Content(Render(profile, words, nonce), "text/html; charset=utf-8");
    }

    /// <summary>Only what carries the response's nonce runs or styles; only this service is talked to.</summary>
    private static string Policy(HostString host, string nonce, string logo) => string.Join("; ",
        "default-src 'none'",
        $"script-src 'nonce-{nonce}'",
        // The hash is that of nothing: a part of Web Chat adds an empty style element, and fills it by script.
        $"style-src 'nonce-{nonce}' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
        $"img-src 'self' data: {(logo.Length > 0 ? new Uri(logo).GetLeftPart(UriPartial.Authority) : "")}".TrimEnd(),
        // Some browsers do not count a WebSocket of the same address as 'self'.
        $"connect-src 'self' ws://{host} wss://{host}",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'");

    private static string Render(OperatorProfile profile, PageWords words, string nonce)
    {
        // Encoded here, all of them, so that the template cannot forget one.
        var values = new ScriptObject
        {
            ["nonce"] = nonce,
            ["name"] = Encode(profile.Name),
            ["colour"] = Encode(profile.Colour),
            ["colour_in_address"] = Uri.EscapeDataString(profile.Colour),
            ["logo"] = Encode(profile.Logo),
            ["contact"] = Encode(profile.Contact),
            ["book"] = Encode(profile.BookingLink),
            ["privacy"] = Encode(profile.Privacy),
            ["terms"] = Encode(profile.Terms),
            ["words"] = words.ByKey.ToDictionary(word => word.Key, word => Encode(word.Value)),
            ["words_json"] = JsonSerializer.Serialize(words.ByKey, WebChatJsonContext.Default.IReadOnlyDictionaryStringString),
            ["assets"] = PageAsset.All.ToDictionary(asset => asset.Key, asset => $"assets/{asset.Value.Version}/{asset.Key}"),
        };
        var context = new TemplateContext { StrictVariables = true };
        context.PushGlobal(values);
        return s_html.Render(context);
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    private static string ReadTemplate()
    {
        using var reader = new StreamReader(typeof(ChatPage).Assembly.GetManifestResourceStream("page.html")!);
        return reader.ReadToEnd();
    }
}
