using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.WebChat;

namespace PoreRoutine.Bot.Teams;

/// <summary>Makes the file that Teams takes as an app: the manifest and two icons.</summary>
internal static class TeamsPackage
{
    /// <summary>The oldest time that a zip can hold: the same content makes the same file.</summary>
    private static readonly DateTimeOffset s_written = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The package is a file, never shown within a page: letters of all scripts can stand in it as they are.</summary>
    private static readonly JsonWriterOptions s_readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The app's manifest.</summary>
    /// <param name="content">Names, addresses and suggestions.</param>
    /// <param name="appId">The id of the bot's registration.</param>
    /// <param name="host">Where the service is reached, by https.</param>
    public static TeamsManifest Manifest(ContentFiles content, Guid appId, string host)
    {
        var (profile, app, id) = (content.Operator, content.Operator.App, appId.ToString());
        return new TeamsManifest(
            id,
            app.Version,
            new(app.Developer, Own(app.Website, "/"), Own(profile.Privacy, NoticePages.Privacy), Own(profile.Terms, NoticePages.Terms)),
            new(app.Name, $"{app.Name} · {app.Developer}"),
            new(app.Summary, app.Description),
            profile.Colour,
            [
                new(
                    id,
                    [TeamsManifest.Personal, TeamsManifest.Team, TeamsManifest.GroupChat],
                    [
                        new([TeamsManifest.Personal], Commands(content.TeamsCommands.Personal)),
                        new([TeamsManifest.Team, TeamsManifest.GroupChat], Commands(content.TeamsCommands.Group)),
                    ]),
            ],
            [host]);

        string Own(string address, string path) => address.Length > 0 ? address : $"https://{host}{path}";
    }

    /// <summary>The package's bytes.</summary>
    public static byte[] Make(TeamsManifest manifest)
    {
        using var package = new MemoryStream();
        using (var zip = new ZipArchive(package, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var entry = Open(zip, "manifest.json"))
            using (var writer = new Utf8JsonWriter(entry, s_readable))
            {
                JsonSerializer.Serialize(writer, manifest, TeamsJsonContext.Default.TeamsManifest);
            }

            foreach (var icon in new[] { manifest.Icons.Color, manifest.Icons.Outline })
            {
                using var entry = Open(zip, icon);
                using var file = typeof(TeamsPackage).Assembly.GetManifestResourceStream($"teams/{icon}")!;
                file.CopyTo(entry);
            }
        }

        return package.ToArray();
    }

    private static Stream Open(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = s_written;
        return entry.Open();
    }

    private static IReadOnlyList<TeamsManifest.Command> Commands(IEnumerable<KeyValuePair<string, string>> commands) =>
        [.. commands.Select(command => new TeamsManifest.Command(command.Key, command.Value))];
}
