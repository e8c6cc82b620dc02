using System.Diagnostics;
using OpenTelemetry;

namespace PoreRoutine.Bot.Telemetry;

/// <summary>
/// Takes out of a span's addresses what may be a secret or lead to a client: tokens in paths and queries, the ids of conversations. Of a request
/// to the service its route stays, of a call to another the host.
/// </summary>
internal sealed class AddressRedactor : BaseProcessor<Activity>
{
    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        if (data.Kind == ActivityKind.Server)
        {
            // Where there is no route nothing is there, but what was looked for may still be a token with a slip in it.
            data.SetTag("url.path", data.GetTagItem("http.route"));
            data.SetTag("url.query", null);
        }
        else if (data.GetTagItem("url.full") is string address)
        {
            data.SetTag("url.full", Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.GetLeftPart(UriPartial.Authority) : null);
        }
    }
}
