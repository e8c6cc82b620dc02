using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using PoreRoutine.Bot.Clock;
using PoreRoutine.Bot.Content;
using Scriban;
using Scriban.Runtime;

namespace PoreRoutine.Bot.ClientData;

/// <summary>
/// <c>/export/{token}</c>: a client's file, once. GET shows a button and uses nothing up, since programs that look at links, to preview or to check
/// them, follow each one they see; the button's POST gets the file. A token that is not good, or not any more, is answered 404 and what to do.
/// </summary>
internal static class ExportEndpoint
{
    private static readonly Template s_html = Template.Parse(ReadTemplate());

    /// <summary>Maps it.</summary>
    public static void MapExport(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/export/{token}", [HttpMethods.Get, HttpMethods.Head], async (HttpContext context, string token, ExportLinks links, ContentSource content) =>
            Page(context, content, await links.FindAsync(token, context.RequestAborted) is not null));
        routes.MapPost("/export/{token}", TakeAsync);
    }

    private static async Task<IResult> TakeAsync(HttpContext context, string token, ExportLinks links, ExportFile file, ContentSource content, ProductClock clock)
    {
        // Made before the token is used up: a store that fails in between leaves the link as it was.
        var client = await links.FindAsync(token, context.RequestAborted);
        var made = client is null ? null : await file.MakeAsync(client, context.RequestAborted);
        if (made is null || !await links.TakeAsync(token, context.RequestAborted))
        {
            return Page(context, content, isGood: false);
        }

        SetHeaders(context);
        return Results.File(made, "application/json; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"pore-routine-{clock.GetUtcNow():yyyy-MM-dd}.json"));
    }

    private static IResult Page(HttpContext context, ContentSource content, bool isGood)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        SetHeaders(context);
        context.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; style-src 'nonce-{nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        var current = content.Current;
        var values = new ScriptObject
        {
            ["nonce"] = nonce,
            ["name"] = Encode(current.Operator.Name),
            ["colour"] = Encode(current.Operator.Colour),
            ["words"] = current.PageWords.ByKey.ToDictionary(word => word.Key, word => Encode(word.Value)),
            ["is_good"] = isGood,
        };
        var template = new TemplateContext { StrictVariables = true };
        template.PushGlobal(values);
        return Results.Content(s_html.Render(template), "text/html; charset=utf-8", statusCode: isGood ? StatusCodes.Status200OK : StatusCodes.Status404NotFound);
    }

    /// <summary>Neither the page nor the file is kept on the way, and the token goes nowhere else.</summary>
    private static void SetHeaders(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    private static string ReadTemplate()
    {
        using var reader = new StreamReader(typeof(ExportEndpoint).Assembly.GetManifestResourceStream("export.html")!);
        return reader.ReadToEnd();
    }
}
