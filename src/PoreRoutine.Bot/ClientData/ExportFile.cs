using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BotFramework.Turns;
using NodaTime;
using NodaTime.Text;
using PoreRoutine.Bot.Clock;
using PoreRoutine.Bot.Dialogs;
using PoreRoutine.Routine;

namespace PoreRoutine.Bot.ClientData;

/// <summary>Puts together everything that is stored about a client: the plan and the diary to read, and all of it as it is stored. Thread-safe.</summary>
/// <param name="pipeline">Has the conversations' own documents.</param>
/// <param name="stores">What is kept beside them.</param>
/// <param name="clock">Dates the file.</param>
internal sealed class ExportFile(TurnPipeline pipeline, IEnumerable<IClientDataStore> stores, ProductClock clock)
{
    /// <summary>The version of the file's shape.</summary>
    private const int Schema = 1;

    /// <summary>The file is downloaded, never shown within a page: letters of all scripts can stand in it as they are.</summary>
    private static readonly JsonWriterOptions s_readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file as of now, JSON in UTF-8.</summary>
    public async Task<byte[]> MakeAsync(ClientAddress client, CancellationToken cancellationToken)
    {
        var stored = await pipeline.ReadStoredAsync(client.ChannelId, client.ConversationId, cancellationToken);
        var record = stored is { } document ? StoredRecord.In(document, client) : null;
        var file = new JsonObject
        {
            ["schema"] = Schema,
            ["madeAt"] = InstantPattern.General.Format(Instant.FromDateTimeOffset(clock.GetUtcNow())),
            ["client"] = JsonSerializer.SerializeToNode(client, BotJsonContext.Default.ClientAddress),
            ["plan"] = record?.Plan is { } plan ? JsonSerializer.SerializeToNode(plan, BotJsonContext.Default.Plan) : null,
            ["diary"] = Readable(record?.Diary ?? Diary.Empty),
            ["conversation"] = stored is { } element ? JsonObject.Create(element) : null,
        };
        foreach (var store in stores)
        {
            if (await store.ReadAsync(client, cancellationToken) is { } kept)
            {
                file[store.Name] = kept;
            }
        }

        using var utf8 = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(utf8, s_readable))
        {
            file.WriteTo(writer);
        }

        return utf8.ToArray();
    }

    /// <summary>What became of which step, an evening a property.</summary>
    private static JsonObject Readable(Diary diary)
    {
        var evenings = new JsonObject();
        foreach (var evening in diary.Evenings)
        {
            evenings[LocalDatePattern.Iso.Format(evening)] = new JsonObject(diary.On(evening).Select(step => KeyValuePair.Create<string, JsonNode?>(step.Key, step.Value == StepOutcome.Done ? "done" : "skipped")));
        }

        return evenings;
    }
}
