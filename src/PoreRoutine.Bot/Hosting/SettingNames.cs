namespace PoreRoutine.Bot.Hosting;

/// <summary>The names of the service's own settings. One with a slip in its name would be passed over, and its default taken.</summary>
internal static class SettingNames
{
    /// <summary>What the names without a section begin with.</summary>
    private const string AppPrefix = "MicrosoftApp";

    private static readonly string[] s_app = ["MicrosoftAppType", "MicrosoftAppId", "MicrosoftAppPassword", "MicrosoftAppTenantId"];

    private static readonly Dictionary<string, string[]> s_sections = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Storage"] = ["Provider", "ConnectionString", "ServiceUri"],
        ["DirectLine"] = ["Secret"],
        ["Content"] = ["Seeds", "Dialogs", "Source"],
        ["Web"] = ["PublicOrigin"],
        ["Clock"] = ["Start", "Speed"],
    };

    /// <summary>Finds names that look like the service's own and are not.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="faults">Gets one line for each, with the name that was probably meant.</param>
    public static void Check(IConfiguration configuration, List<string> faults)
    {
        foreach (var (section, names) in s_sections)
        {
            foreach (var setting in configuration.GetSection(section).GetChildren().Where(setting => !IsOneOf(setting.Key, names)))
            {
                Add($"{section}:{setting.Key}", $"{section}:{Nearest(setting.Key, names)}");
            }
        }

        foreach (var setting in configuration.GetChildren())
        {
            if (setting.Key.StartsWith(AppPrefix, StringComparison.OrdinalIgnoreCase))
            {
                if (!IsOneOf(setting.Key, s_app))
                {
                    Add(setting.Key, Nearest(setting.Key, s_app));
                }
            }
            else if (!s_sections.ContainsKey(setting.Key) && Nearest(setting.Key, s_sections.Keys) is var section && Distance(setting.Key, section) <= 2)
            {
                // Other programs have sections of their own, some of them with names like these; what is in it tells.
                foreach (var name in setting.GetChildren().Select(child => child.Key).Where(name => IsOneOf(name, s_sections[section])))
                {
                    Add($"{setting.Key}:{name}", $"{section}:{Nearest(name, s_sections[section])}");
                }
            }
        }

        void Add(string name, string meant) => faults.Add($"{name} is no setting of this program: write {meant} if that is meant, else remove it");
    }

    private static bool IsOneOf(string name, IEnumerable<string> names) => names.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static string Nearest(string name, IEnumerable<string> names) => names.MinBy(known => Distance(name, known))!;

    /// <summary>How many letters have to be put in, left out or replaced to get from one to the other, whatever their case.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
