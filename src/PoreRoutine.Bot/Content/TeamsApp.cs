using System.Text.RegularExpressions;
using PoreRoutine.Knowledge;

namespace PoreRoutine.Bot.Content;

/// <summary>What <c>dialogs/operator.yaml</c> says of the app in Teams; the lengths are those that Teams takes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Developer">Who offers it.</param>
/// <param name="Website">Their https address; empty for the chat page.</param>
/// <param name="Summary">What it is, in a line.</param>
/// <param name="Description">What it is, at length.</param>
/// <param name="Version">Three numbers with dots.</param>
/// <param name="Fault">What keeps the package from being made, though the service does without; null if nothing.</param>
internal sealed partial record TeamsApp(string Name, string Developer, string Website, string Summary, string Description, string Version, ContentFault? Fault)
{
    /// <summary>How long a developer's name may be.</summary>
    private const int MostOfDeveloper = 32;

    private static readonly Dictionary<string, int> s_most = new(StringComparer.Ordinal)
    {
        ["app-name"] = 30,
        ["app-developer"] = MostOfDeveloper,
        ["app-summary"] = 80,
        ["app-description"] = 4000,
        ["app-version"] = 32,
    };

    /// <summary>The keys whose values are texts, not addresses.</summary>
    public static IReadOnlyCollection<string> TextKeys => s_most.Keys;

    /// <summary>All keys.</summary>
    public static IEnumerable<string> Keys => [.. TextKeys, "website"];

    /// <summary>What is wrong with a text, to be read behind its key; null if nothing.</summary>
    public static string? WhatIsWrong(string key, string text) =>
        text.Length > s_most[key] ? $"has {text.Length} characters, and Teams takes {s_most[key]} at most: shorten it"
        : string.IsNullOrWhiteSpace(text) && key != "app-developer" ? "must not be empty"
        : key == "app-version" && !VersionPattern().IsMatch(text) ? "must be three numbers with dots, such as 1.0.0"
        : null;

    /// <summary>The app, from the file's values.</summary>
    /// <param name="value">A value by its key; empty where it is missing.</param>
    /// <param name="nameLine">The line on which the operator's name stands.</param>
    public static TeamsApp From(Func<string, string> value, int nameLine)
    {
        var developer = value("app-developer") is { Length: > 0 } own ? own : value("name");
        var fault = developer.Length > MostOfDeveloper
            ? new ContentFault("dialogs/operator.yaml", nameLine, $"'name' has {developer.Length} characters, and Teams takes {MostOfDeveloper} at most for who offers an app: write a shorter one as 'app-developer'")
            : null;
        return new TeamsApp(value("app-name"), developer, value("website"), value("app-summary"), value("app-description"), value("app-version"), fault);
    }

    [GeneratedRegex(@"^(0|[1-9]\d{0,8})(\.(0|[1-9]\d{0,8})){2}$")]
    private static partial Regex VersionPattern();
}
