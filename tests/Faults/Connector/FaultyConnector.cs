using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;

namespace Faults.Connector;

/// <summary>
/// A channel's connector that is at fault now and then, and counts what it delivered. <c>POST /_reset?faults=on|off</c> counts anew: reminders
/// alone, with faults, or every message, without; replies meet with no faults. <c>GET /_counts</c>, <c>/_deliveries</c> (by conversation), <c>/_duplicates</c> (those of them above one) and <c>/_sample</c> (the
/// body of the last message) tell. Thread-safe.
/// </summary>
/// <param name="seed">By which faults are drawn.</param>
/// <param name="rates">How many there are.</param>
/// <param name="byEvening">True to count each evening of a conversation for itself, as the message's buttons name it; then it is reminders alone that count.</param>
internal sealed class FaultyConnector(int seed, FaultRates rates, bool byEvening)
{
    private const string Conversations = "/v3/conversations/";

    private static readonly byte[] s_answer = """{"id":"1"}"""u8.ToArray();

    private volatile Tally _tally = new(new FaultPlan(seed, rates));
    private volatile bool _remindersAlone;
    private volatile byte[] _sample = [];

    /// <summary>Serves on loopback until its input ends, which it does with whoever started it. Prints its address as the first line.</summary>
    /// <param name="port">The port; 0 for one of the system's choice.</param>
    /// <param name="cancellationToken">Ends it as well.</param>
    public async Task RunAsync(int port, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");

        // Calls that are held without an answer are no reason to stay.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.Zero);
        await using var app = builder.Build();
        app.Run(AnswerAsync);
        await app.StartAsync(cancellationToken);
        Console.WriteLine(app.Urls.Single());
        while (await Console.In.ReadLineAsync(cancellationToken) is not null)
        {
        }
    }

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        return (context.Request.Method, path) switch
        {
            ("POST", _) when path.StartsWith(Conversations, StringComparison.Ordinal) => TakeAsync(context, path[Conversations.Length..].TrimEnd('/').Split('/')),
            ("PUT", _) when path.StartsWith(Conversations, StringComparison.Ordinal) => WriteAsync(context, StatusCodes.Status200OK, s_answer),
            ("GET", "/_counts") => WriteAsync(context, StatusCodes.Status200OK, JsonSerializer.SerializeToUtf8Bytes(_tally.Counts, ConnectorJson.Default.ConnectorCounts)),
            ("GET", "/_deliveries") => WriteAsync(context, StatusCodes.Status200OK, Delivered(1)),
            ("GET", "/_duplicates") => WriteAsync(context, StatusCodes.Status200OK, Delivered(2)),
            ("GET", "/_sample") => WriteAsync(context, StatusCodes.Status200OK, _sample),
            ("POST", "/_reset") => ResetAsync(context),
            _ => WriteAsync(context, StatusCodes.Status404NotFound, []),
        };
    }

    private byte[] Delivered(int least) => JsonSerializer.SerializeToUtf8Bytes(
        _tally.Delivered.Where(each => each.Value >= least).ToDictionary(each => each.Key, each => each.Value),
        ConnectorJson.Default.DictionaryStringInt32);

    private Task ResetAsync(HttpContext context)
    {
        var isAtFault = context.Request.Query["faults"] != "off";
        _sample = [];
        _remindersAlone = isAtFault;
        _tally = new Tally(new FaultPlan(seed, isAtFault ? rates : FaultRates.None));
        return WriteAsync(context, StatusCodes.Status200OK, []);
    }

    /// <param name="context">The call.</param>
    /// <param name="path">The conversation, "activities" and, in a reply, the id of what it replies to.</param>
    private async Task TakeAsync(HttpContext context, string[] path)
    {
        var conversation = path[0];
        var (counts, key) = await ReadAsync(context.Request.BodyReader, conversation, context.RequestAborted);
        if (!counts)
        {
            await WriteAsync(context, StatusCodes.Status201Created, s_answer);
            return;
        }

        // A reset in between leaves the call where it began.
        var tally = _tally;
        var fault = tally.Begin(conversation);
        if (fault is Fault.None or Fault.TimeoutAfterDelivery)
        {
            tally.Deliver(key);
        }

        switch (fault)
        {
            case Fault.TooManyRequests:
                context.Response.Headers.RetryAfter = "1";
                await WriteAsync(context, StatusCodes.Status429TooManyRequests, []);
                break;
            case Fault.BadGateway:
                await WriteAsync(context, StatusCodes.Status502BadGateway, []);
                break;
            case Fault.Timeout or Fault.TimeoutAfterDelivery:
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
            default:
                await WriteAsync(context, StatusCodes.Status201Created, s_answer);
                break;
        }
    }

    private async Task<(bool Counts, string Key)> ReadAsync(PipeReader reader, string conversation, CancellationToken cancellationToken)
    {
        ReadResult read;
        while (!(read = await reader.ReadAsync(cancellationToken)).IsCompleted)
        {
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }

        var (isMessage, isReminder) = ActivityReader.Kind(read.Buffer);
        var counts = byEvening || _remindersAlone ? isReminder : isMessage;
        var evening = counts && byEvening ? ActivityReader.Evening(read.Buffer) ?? "none" : null;
        if (counts && (_sample.Length == 0 || byEvening))
        {
            _sample = read.Buffer.ToArray();
        }

        reader.AdvanceTo(read.Buffer.End);
        return (counts, evening is null ? conversation : $"{conversation} {evening}");
    }

    private static async Task WriteAsync(HttpContext context, int status, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentLength = body.Length;
        if (body.Length > 0)
        {
            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }
}
