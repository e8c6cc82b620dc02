using System.Security.Cryptography;
using System.Text.Encodings.Web;
using PoreRoutine.Bot.Content;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace PoreRoutine.Bot.WebChat;

/// <summary>The service's own pages, made anew for every request: one look, the operator's, and nothing on them that is not the service's or the logo. Thread-safe.</summary>
internal static class OwnPage
{
    private static readonly Templates s_templates = new();

    /// <summary>A response's own nonce: only what carries it runs or styles.</summary>
    public static string NewNonce() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));

    /// <summary>Answers with a page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="content">The operator and the words.</param>
    /// <param name="template">The page's file.</param>
    /// <param name="nonce">The response's nonce.</param>
    /// <param name="allowed">What the page may do beside showing its style and the logo: directives of a Content-Security-Policy.</param>
    /// <param name="values">What the template is given beside operator, words and assets; HTML, so texts are encoded.</param>
    public static IResult Answer(HttpContext context, ContentFiles content, string template, string nonce, string[] allowed, params IEnumerable<(string Name, object Value)> values)
    {
        var profile = content.Operator;
        var headers = context.Response.Headers;
        headers.CacheControl = "private, no-cache";
        headers.ContentSecurityPolicy = string.Join("; ",
        [
            "default-src 'none'",
            $"img-src 'self' data: {(profile.Logo.Length > 0 ? new Uri(profile.Logo).GetLeftPart(UriPartial.Authority) : "")}".TrimEnd(),
            .. allowed,
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        ]);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";

        // Encoded here, all of them, so that the template cannot forget one.
        var given = new ScriptObject
        {
            ["nonce"] = nonce,
            ["name"] = Encode(profile.Name),
            ["colour"] = Encode(profile.Colour),
            ["colour_in_address"] = Uri.EscapeDataString(profile.Colour),
            ["logo"] = Encode(profile.Logo),
            ["words"] = content.PageWords.ByKey.ToDictionary(word => word.Key, word => Encode(word.Value)),
            ["assets"] = PageAsset.All.ToDictionary(asset => asset.Key, asset => $"assets/{asset.Value.Version}/{asset.Key}"),
        };
        foreach (var (name, value) in values)
        {
            given[name] = value;
        }

        var rendering = new TemplateContext { StrictVariables = true, TemplateLoader = s_templates };
        rendering.PushGlobal(given);
        return Results.Content(s_templates.Parsed[template].Render(rendering), "text/html; charset=utf-8");
    }

    /// <summary>A text as HTML.</summary>
    public static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    /// <summary>The pages' files, as the build packed them into the program.</summary>
    private sealed class Templates : ITemplateLoader
    {
        public Dictionary<string, Template> Parsed { get; } =
            new[] { "page.html", "notice.html" }.ToDictionary(name => name, name => Template.Parse(Read(name)), StringComparer.Ordinal);

        public string GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) => templateName;

        public string Load(TemplateContext context, SourceSpan callerSpan, string templatePath) => Read(templatePath);

        public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) => new(Read(templatePath));

        private static string Read(string name)
        {
            using var reader = new StreamReader(typeof(OwnPage).Assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd().TrimEnd();
        }
    }
}
