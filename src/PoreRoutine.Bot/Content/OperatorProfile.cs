using System.Globalization;
using System.Text.RegularExpressions;
using PoreRoutine.Knowledge;

namespace PoreRoutine.Bot.Content;

/// <summary>Who runs the bot: <c>dialogs/operator.yaml</c>.</summary>
/// <param name="Name">The name clients know.</param>
/// <param name="Contact">How to reach them: an address or a number, as text.</param>
/// <param name="BookingLink">Where a client books, https; empty if nowhere.</param>
/// <param name="Colour">The page's colour, <c>#rrggbb</c>.</param>
/// <param name="Logo">A picture's https address; empty for the built-in mark.</param>
/// <param name="Privacy">The https address of a privacy notice of their own; empty for the service's page.</param>
/// <param name="Terms">The https address of terms of their own; empty for the service's page.</param>
/// <param name="BackupDays">How many days a backup may still hold what was deleted; 0 if there are no backups.</param>
/// <param name="App">The app in Teams.</param>
internal sealed partial record OperatorProfile(string Name, string Contact, string BookingLink, string Colour, string Logo, string Privacy, string Terms, int BackupDays, TeamsApp App)
{
    private static readonly string[] s_keys = ["name", "contact", "booking-link", "colour", "logo", "privacy", "terms", "backup-days", .. TeamsApp.Keys];

    /// <summary>Ten years: whoever keeps backups for longer has mistyped.</summary>
    private const int MostBackupDays = 3650;

    /// <summary>True as long as a value is one of those the file is shipped with.</summary>
    public bool HasPlaceholders => new[] { Contact, BookingLink, Logo, Privacy, Terms, App.Website }.Any(value => value.Contains("example.com", StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads the file; faults go to the list.</summary>
    public static OperatorProfile Read(string folder, List<ContentFault> faults)
    {
        var file = new YamlFile(folder, "operator.yaml", faults);
        var nameLine = 1;
        var values = file.Read(s_keys, (key, node) =>
        {
            var text = file.Text(key, node);
            nameLine = key == "name" ? (int)node.Start.Line : nameLine;
            var wrong = text is null ? null : key switch
            {
                "name" or "contact" => string.IsNullOrWhiteSpace(text) ? "must not be empty" : null,
                "backup-days" => IsDays(text) ? null : $"must be a number of days from 0 to {MostBackupDays}, without a unit",
                "colour" => ColourPattern().IsMatch(text) ? null : "must be a colour such as #2F5D57",
                _ when TeamsApp.TextKeys.Contains(key) => TeamsApp.WhatIsWrong(key, text),
                _ => text.Length == 0 || (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps) ? null : "must be an address that starts with https://, or empty",
            };
            if (wrong is not null)
            {
                file.Fault((int)node.Start.Line, $"'{key}' {wrong}");
            }

            return text;
        });
        string Value(string key) => values.GetValueOrDefault(key, string.Empty);
        return new OperatorProfile(
            Value("name"),
            Value("contact"),
            Value("booking-link"),
            Value("colour"),
            Value("logo"),
            Value("privacy"),
            Value("terms"),
            IsDays(Value("backup-days")) ? int.Parse(Value("backup-days"), CultureInfo.InvariantCulture) : 0,
            TeamsApp.From(Value, nameLine));

        static bool IsDays(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= MostBackupDays;
    }

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex ColourPattern();
}
