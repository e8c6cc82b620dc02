using System.Text.Json;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>What a button carries, and a press of it brings back.</summary>
/// <param name="Action">What it does, one of the constants.</param>
/// <param name="Topic">The topic, for <see cref="Answer"/> and <see cref="More"/>.</param>
/// <param name="Step">The step, for <see cref="Done"/>, <see cref="Skip"/>, <see cref="Why"/>, <see cref="MakeUp"/> and <see cref="YouChoose"/>.</param>
/// <param name="Evening">The step's evening, ISO, for the same; for <see cref="Walkthrough"/> the card's, null where it was on none; the reminder's, for <see cref="DoneTonight"/>, <see cref="SkipTonight"/> and <see cref="Snooze"/>.</param>
/// <param name="Intent">The request, for <see cref="Request"/>.</param>
/// <param name="Text">What was said, for the same: steps, days and times of the request are in it.</param>
internal sealed record ButtonPress(string Action, string? Topic = null, string? Step = null, string? Evening = null, string? Intent = null, string? Text = null)
{
    public const string Done = "done";
    public const string Skip = "skip";
    public const string Why = "why";
    public const string Answer = "topic";
    public const string Request = "request";
    public const string More = "more";
    public const string Walkthrough = "walkthrough";
    public const string GoOn = "go-on";
    public const string MakeUp = "make-up";
    public const string SetUp = "set-up";
    public const string YouChoose = "you-choose";
    public const string NoReminder = "no-reminder";
    public const string Keep = "keep";
    public const string Delete = "delete";
    public const string KeepData = "keep-data";
    public const string DoneTonight = "done-tonight";
    public const string SkipTonight = "skip-tonight";
    public const string Snooze = "snooze";
    public const string Calendar = "calendar";

    /// <summary>The press that an activity's value stands for; null if it is none of ours.</summary>
    public static ButtonPress? From(object? value)
    {
        if (value is not JsonElement { ValueKind: JsonValueKind.Object } json)
        {
            return null;
        }

        try
        {
            return json.Deserialize(BotJsonContext.Default.ButtonPress) is { Action: not null } press ? press : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
