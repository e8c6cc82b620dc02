using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotFramework.Dialogs;

/// <summary>One dialog on a stack, with what it keeps between turns. Not thread-safe.</summary>
public class DialogInstance
{
    /// <summary>The dialog's id.</summary>
    public string? Id { get; set; }

    /// <summary>
    /// What the dialog keeps. After storage, text, truth values and numbers are what they were (whole numbers an <see cref="int"/>
    /// where they fit, else a <see cref="long"/>); everything else is a <see cref="JsonElement"/>.
    /// </summary>
    [JsonConverter(typeof(DialogValuesConverter))]
    public IDictionary<string, object?> State { get; set; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>The version of the dialog that wrote <see cref="State"/>; null where the dialog keeps no position.</summary>
    public string? Version { get; set; }
}
