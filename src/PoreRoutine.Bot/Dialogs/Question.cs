using NodaTime;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>What the bot asked last, and waits for.</summary>
/// <param name="About">What is asked, one of the constants.</param>
/// <param name="Step">The step, for <see cref="Days"/>.</param>
/// <param name="Before">The step answered just before, which "no wait, saturday" corrects; null if none.</param>
/// <param name="IsSetUp">True if further questions follow. Such a question is asked again after an interruption; of any other only a weekday is still taken, for days, and the rest is dropped. With its evening every question ends.</param>
/// <param name="Misses">How often the answer was not understood.</param>
/// <param name="Wanted">The days that were wished for and are too many; null if there were none.</param>
/// <param name="Refused">The days that were answered not to do; null if there were none.</param>
/// <param name="Interrupted">The question of a set-up that this one interrupts; null if none.</param>
internal sealed record Question(
    string About, string? Step = null, string? Before = null, bool IsSetUp = false, int Misses = 0, IReadOnlyList<IsoDayOfWeek>? Wanted = null, Question? Interrupted = null, IReadOnlyList<IsoDayOfWeek>? Refused = null)
{
    /// <summary>True while a walkthrough that began later goes first.</summary>
    public bool IsPaused { get; init; }

    /// <summary>On which days a step comes.</summary>
    public const string Days = "days";

    /// <summary>When to remind.</summary>
    public const string Reminder = "reminder";

    /// <summary>Whether to set up a plan: a yes begins it.</summary>
    public const string SetUp = "set-up";

    /// <summary>Whether the channel's zone is to be the plan's.</summary>
    public const string Zone = "zone";

    /// <summary>Whether to delete all that is stored.</summary>
    public const string Delete = "delete";

    /// <summary>Until when reminders are to pause.</summary>
    public const string Pause = "pause";

    /// <summary>Whether to go on with reminders, after evenings without a sign from the client.</summary>
    public const string Reminders = "reminders";
}
