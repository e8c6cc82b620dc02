using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using BotFramework.Turns;
using Microsoft.Net.Http.Headers;
using NodaTime;
using PoreRoutine.Bot.ClientData;
using PoreRoutine.Bot.Clock;
using PoreRoutine.Bot.Content;

namespace PoreRoutine.Bot.Calendar;

/// <summary><c>/calendar/{token}.ics</c>: a client's evenings, for the programs that subscribed to them. A token that is not good, or not any more, is answered 404.</summary>
internal static class CalendarEndpoint
{
    /// <summary>Of the hash that stands for a token, so much is in the names of events.</summary>
    private const int IdLength = 32;

    /// <summary>Maps it.</summary>
    public static void MapCalendar(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/calendar/{token}.ics", [HttpMethods.Get, HttpMethods.Head], GetAsync);

    private static async Task<IResult> GetAsync(HttpContext context, string token, CalendarFeeds feeds, TurnPipeline pipeline, ContentSource content, ProductClock clock)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "private, no-cache";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
        if (await feeds.FindAsync(token, context.RequestAborted) is not var (client, key)
            || await pipeline.ReadStoredAsync(client.ChannelId, client.ConversationId, context.RequestAborted) is not { } document
            || StoredRecord.In(document, client) is not { } record)
        {
            return Results.NotFound();
        }

        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var calendar = CalendarFeed.Write(record, content.Current, key[^IdLength..], now);
        return Results.Bytes(Encoding.UTF8.GetBytes(calendar), "text/calendar; charset=utf-8", entityTag: TagOf(calendar));
    }

    /// <summary>Says what the calendar has in it; when it was written does not count, so the tag is a weak one.</summary>
    private static EntityTagHeaderValue TagOf(string calendar)
    {
        var lines = calendar.Split('\n').Where(line => !line.StartsWith("DTSTAMP:", StringComparison.Ordinal));
        return new EntityTagHeaderValue($"\"{Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))}\"", isWeak: true);
    }
}
