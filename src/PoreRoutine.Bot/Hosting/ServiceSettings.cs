using System.Globalization;
using System.Text.RegularExpressions;
using BotFramework.Connector.Authentication;
using PoreRoutine.Bot.Storage;
using PoreRoutine.Bot.Telemetry;

namespace PoreRoutine.Bot.Hosting;

/// <summary>The settings of <c>appsettings.json</c>, the environment and the command line, read and checked once. Folders are absolute.</summary>
internal sealed partial record ServiceSettings
{
    private const string DefaultOrigin = "http://localhost:3978";

    private ServiceSettings()
    {
    }

    public required string SeedsFolder { get; init; }

    public required string DialogsFolder { get; init; }

    /// <summary>The blob container that content comes from, and is pushed to; null where it comes from the folders alone.</summary>
    public required string? ContentContainer { get; init; }

    /// <summary>Where recognisers are kept that are trained while the program runs.</summary>
    public required string RecognizerFolder { get; init; }

    /// <summary>Where the data is kept.</summary>
    public required StorageSettings Storage { get; init; }

    /// <summary>Who the bot is to channels, and whom it believes; null where no channel but the service's own is set up.</summary>
    public required AuthenticationConfiguration? Channels { get; init; }

    /// <summary>The bearer for Direct Line tokens; null where nobody outside gets one.</summary>
    public required string? DirectLineSecret { get; init; }

    /// <summary>What links that leave the chat begin with: scheme, host and port.</summary>
    public required Uri PublicOrigin { get; init; }

    /// <summary>Where telemetry goes.</summary>
    public required TelemetrySettings Telemetry { get; init; }

    /// <summary>Where the product's clock starts; null for the machine's time.</summary>
    public required DateTimeOffset? ClockStart { get; init; }

    /// <summary>How many seconds of the product's clock pass in one of the machine's.</summary>
    public required double ClockSpeed { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">Where they come from.</param>
    /// <param name="environment">Says where relative folders start, and what is allowed.</param>
    /// <returns>The settings, and one line for each fault: what is wrong and how to mend it.</returns>
    public static (ServiceSettings Settings, IReadOnlyList<string> Faults) Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var faults = new List<string>();
        SettingNames.Check(configuration, faults);
        var channels = ChannelSettings.Read(configuration, faults);
        var storage = StorageSettings.Read(configuration, environment, channels, faults);
        var secret = Value("DirectLine:Secret");
        if (secret is { Length: < 16 })
        {
            faults.Add("DirectLine:Secret is shorter than 16 characters: take a longer one, or leave it empty");
        }

        foreach (var key in new[] { "Content:Seeds", "Content:Dialogs" })
        {
            // Where a container has the content, its folders come with the first of it.
            if (Value(key) is { } folder && Value("Content:Source") is null && !Directory.Exists(Path.GetFullPath(folder, environment.ContentRootPath)))
            {
                faults.Add($"{key} is '{folder}', and there is no such folder in {environment.ContentRootPath}: write where it is, or start the program in the folder that has it");
            }
        }

        var telemetry = TelemetrySettings.Read(configuration, faults);
        var origin = new Uri(Value("Web:PublicOrigin") is { } originText ? Origin(originText) : DefaultOrigin);

        DateTimeOffset? start = null;
        if (Value("Clock:Start") is { } startText)
        {
            if (DateTimeOffset.TryParse(startText, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed))
            {
                start = parsed;
            }
            else
            {
                faults.Add($"Clock:Start is '{startText}': write it like 2026-03-04T20:00:00-05:00");
            }
        }

        var speed = 1.0;
        if (Value("Clock:Speed") is { } speedText && !(double.TryParse(speedText, NumberStyles.Float, CultureInfo.InvariantCulture, out speed) && speed is > 0 and <= 1_000_000))
        {
            faults.Add($"Clock:Speed is '{speedText}': write a number above 0, such as 60");
        }

        if (!environment.IsDevelopment() && (start is not null || speed != 1))
        {
            faults.Add($"Clock:Start and Clock:Speed move the product's clock and work in the Development environment only, not in {environment.EnvironmentName}: remove them");
        }
        else if (storage.Provider != StorageProvider.Sqlite && (start is not null || speed != 1))
        {
            faults.Add("Clock:Start and Clock:Speed move the product's clock, and the queue of an Azure storage account has its own: remove them, or write Sqlite as Storage:Provider");
        }

        return (new ServiceSettings
        {
            SeedsFolder = Folder("Content:Seeds", "seeds"),
            DialogsFolder = Folder("Content:Dialogs", "dialogs"),
            ContentContainer = Value("Content:Source") is { } source ? Container(source) : null,
            RecognizerFolder = Path.GetFullPath("data/recognizer", environment.ContentRootPath),
            Storage = storage,
            Channels = channels,
            DirectLineSecret = secret,
            PublicOrigin = origin,
            Telemetry = telemetry,
            ClockStart = start,
            ClockSpeed = speed,
        }, faults);

        string? Value(string key) => string.IsNullOrWhiteSpace(configuration[key]) ? null : configuration[key];
        string Origin(string text)
        {
            if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && address.PathAndQuery == "/" && address is { Fragment: "", UserInfo: "" })
            {
                return text;
            }

            // What stands before an @ may be a password, and what follows a question mark a token.
            faults.Add($"Web:PublicOrigin is '{text.Split('?')[0].Split('@')[^1]}': write the address under which clients reach the service, such as https://chat.example.com, without a path");
            return DefaultOrigin;
        }

        string? Container(string name)
        {
            if (!ContainerPattern().IsMatch(name) || name == Stores.Container)
            {
                faults.Add($"Content:Source is '{name}': write the name of a blob container for content alone, 3 to 63 lower-case letters, figures and single hyphens, such as pore-routine-content");
                return null;
            }

            if (storage.Provider != StorageProvider.AzureStorage)
            {
                faults.Add("Content:Source names a blob container, but Storage:Provider is Sqlite: write AzureStorage, or empty Content:Source for content from its folders");
                return null;
            }

            return name;
        }

        string Folder(string key, string otherwise) => Path.GetFullPath(Value(key) ?? otherwise, environment.ContentRootPath);
    }

    [GeneratedRegex(@"\A(?=.{3,63}\z)[a-z0-9]+(?:-[a-z0-9]+)*\z")]
    private static partial Regex ContainerPattern();
}
