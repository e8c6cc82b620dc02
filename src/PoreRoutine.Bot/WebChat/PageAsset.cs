using System.IO.Compression;
using System.Security.Cryptography;

namespace PoreRoutine.Bot.WebChat;

/// <summary>A file that the page loads, as the build packed it into the program: compressed once, in two ways. Thread-safe.</summary>
internal sealed class PageAsset
{
    private readonly string _contentType;
    private readonly byte[] _brotli;
    private readonly byte[] _gzip;

    private PageAsset(string name, string contentType)
    {
        _contentType = contentType;
        _brotli = Read($"assets/{name}.br");
        _gzip = Read($"assets/{name}.gzip");
        Version = Convert.ToHexStringLower(SHA256.HashData(_gzip).AsSpan(0, 8));
    }

    /// <summary>All files by their names.</summary>
    public static IReadOnlyDictionary<string, PageAsset> All { get; } = new Dictionary<string, PageAsset>(StringComparer.Ordinal)
    {
        ["webchat.js"] = new("webchat.js", "text/javascript; charset=utf-8"),
        ["webchat.js.LICENSE.txt"] = new("webchat.js.LICENSE.txt", "text/plain; charset=utf-8"),
        ["link.js"] = new("link.js", "text/javascript; charset=utf-8"),
        ["reminders.js"] = new("reminders.js", "text/javascript; charset=utf-8"),
        ["sw.js"] = new("sw.js", "text/javascript; charset=utf-8"),
        ["page.js"] = new("page.js", "text/javascript; charset=utf-8"),
        ["page.css"] = new("page.css", "text/css; charset=utf-8"),
    };

    /// <summary>Changes when the content does; part of the address.</summary>
    public string Version { get; }

    /// <summary>Answers a request for the file, in the smallest form the client takes.</summary>
    /// <param name="context">The request.</param>
    /// <param name="version">
    /// The version in its address: of this one the client may keep a copy for ever. A page that was open while the
    /// service was updated asks for another one, and gets this.
    /// </param>
    public IResult Answer(HttpContext context, string version)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = version == Version ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = "Accept-Encoding";
        headers.XContentTypeOptions = "nosniff";
        var accepted = context.Request.GetTypedHeaders().AcceptEncoding
            .Where(encoding => encoding.Quality is not 0).Select(encoding => encoding.Value.Value).ToArray();
        if (accepted.Contains("br", StringComparer.OrdinalIgnoreCase))
        {
            headers.ContentEncoding = "br";
            return Results.Bytes(_brotli, _contentType);
        }

        if (accepted.Contains("gzip", StringComparer.OrdinalIgnoreCase))
        {
            headers.ContentEncoding = "gzip";
            return Results.Bytes(_gzip, _contentType);
        }

        return Results.Stream(new GZipStream(new MemoryStream(_gzip), CompressionMode.Decompress), _contentType);
    }

    private static byte[] Read(string resource)
    {
        using var stream = typeof(PageAsset).Assembly.GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
