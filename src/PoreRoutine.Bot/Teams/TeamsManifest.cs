using System.Text.Json.Serialization;

namespace PoreRoutine.Bot.Teams;

/// <summary>What Teams is told of the app: <c>manifest.json</c>, by the schema that Microsoft calls 1.25.</summary>
/// <param name="Id">The app, and the bot in it: the id of the bot's registration.</param>
/// <param name="Version">Three numbers with dots; Teams takes a higher one as an update.</param>
/// <param name="Developer">Who offers it.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Description">What it is.</param>
/// <param name="AccentColor">What stands behind the outline icon, <c>#rrggbb</c>.</param>
/// <param name="Bots">The bot, one.</param>
/// <param name="ValidDomains">The hosts that the app's own addresses are at.</param>
internal sealed record TeamsManifest(
    string Id,
    string Version,
    TeamsManifest.DeveloperInfo Developer,
    TeamsManifest.NameInfo Name,
    TeamsManifest.DescriptionInfo Description,
    string AccentColor,
    IReadOnlyList<TeamsManifest.Bot> Bots,
    IReadOnlyList<string> ValidDomains)
{
    public const string Personal = "personal";
    public const string Team = "team";
    public const string GroupChat = "groupChat";

    private const string SchemaVersion = "1.25";

    [JsonPropertyName("$schema")]
    [JsonPropertyOrder(-2)]
    public string Schema { get; } = $"https://developer.microsoft.com/json-schemas/teams/v{SchemaVersion}/MicrosoftTeams.schema.json";

    [JsonPropertyOrder(-1)]
    public string ManifestVersion { get; } = SchemaVersion;

    public IconFiles Icons { get; } = new("color.png", "outline.png");

    /// <summary>The first tab of the app is the chat with the bot, which Teams knows by this id.</summary>
    public IReadOnlyList<Tab> StaticTabs { get; } = [new("conversations", [Personal])];

    /// <summary>Where the app goes if whoever adds it says nothing else.</summary>
    public string DefaultInstallScope { get; } = Personal;

    internal sealed record DeveloperInfo(string Name, string WebsiteUrl, string PrivacyUrl, string TermsOfUseUrl);

    internal sealed record NameInfo(string Short, string Full);

    internal sealed record DescriptionInfo(string Short, string Full);

    internal sealed record IconFiles(string Color, string Outline);

    internal sealed record Tab(string EntityId, IReadOnlyList<string> Scopes);

    internal sealed record Bot(string BotId, IReadOnlyList<string> Scopes, IReadOnlyList<CommandList> CommandLists)
    {
        public bool IsNotificationOnly { get; }

        public bool SupportsFiles { get; }
    }

    internal sealed record CommandList(IReadOnlyList<string> Scopes, IReadOnlyList<Command> Commands);

    internal sealed record Command(string Title, string Description);
}
