using System.Collections.Frozen;

namespace PoreRoutine.Understanding;

/// <summary>What a person can ask the bot to do, as labels of utterances.</summary>
public static class Intents
{
    /// <summary>To be walked through the routine, step by step.</summary>
    public const string Walkthrough = "routine.walkthrough";

    /// <summary>What is on, tonight or on another evening.</summary>
    public const string AgendaShow = "agenda.show";

    /// <summary>When a step comes next.</summary>
    public const string AgendaNext = "agenda.next";

    /// <summary>Whether a step is all right on an evening.</summary>
    public const string AgendaMayI = "agenda.may-i";

    /// <summary>To log steps as done.</summary>
    public const string DiaryDone = "diary.done";

    /// <summary>To skip an evening or a step.</summary>
    public const string DiarySkip = "diary.skip";

    /// <summary>To take back what was logged last.</summary>
    public const string DiaryUndo = "diary.undo";

    /// <summary>When they last did a step.</summary>
    public const string DiaryLast = "diary.last";

    /// <summary>How they are doing: streak, week, history.</summary>
    public const string DiaryProgress = "diary.progress";

    /// <summary>Their plan: which days, which time.</summary>
    public const string PlanShow = "plan.show";

    /// <summary>A step on other weekdays.</summary>
    public const string PlanMove = "plan.move";

    /// <summary>A reminder at a time.</summary>
    public const string ReminderSet = "reminder.set";

    /// <summary>This reminder again, later this evening.</summary>
    public const string ReminderSnooze = "reminder.snooze";

    /// <summary>No reminders until a day.</summary>
    public const string ReminderPause = "reminder.pause";

    /// <summary>Reminders again.</summary>
    public const string ReminderResume = "reminder.resume";

    /// <summary>No more reminders.</summary>
    public const string ReminderStop = "reminder.stop";

    /// <summary>When they will be reminded.</summary>
    public const string ReminderShow = "reminder.show";

    /// <summary>Another time zone.</summary>
    public const string ZoneSet = "zone.set";

    /// <summary>A copy of what is stored about them.</summary>
    public const string DataExport = "data.export";

    /// <summary>All that is stored about them gone.</summary>
    public const string DataDelete = "data.delete";

    /// <summary>What the bot can do.</summary>
    public const string Help = "help";

    /// <summary>A greeting, just that.</summary>
    public const string Greeting = "greeting";

    /// <summary>Thanks, just that.</summary>
    public const string Thanks = "thanks";

    /// <summary>A goodbye, just that.</summary>
    public const string Goodbye = "goodbye";

    /// <summary>To drop what is going on.</summary>
    public const string Cancel = "cancel";

    /// <summary>Those that ask for nothing: said beside a request, they are no request.</summary>
    public static readonly FrozenSet<string> Asides = FrozenSet.Create(StringComparer.Ordinal, Greeting, Thanks, Goodbye, Cancel);

    /// <summary>All of them.</summary>
    public static readonly FrozenSet<string> All = FrozenSet.Create(
        StringComparer.Ordinal,
        Walkthrough, AgendaShow, AgendaNext, AgendaMayI,
        DiaryDone, DiarySkip, DiaryUndo, DiaryLast, DiaryProgress,
        PlanShow, PlanMove,
        ReminderSet, ReminderSnooze, ReminderPause, ReminderResume, ReminderStop, ReminderShow,
        ZoneSet, DataExport, DataDelete,
        Help, Greeting, Thanks, Goodbye, Cancel);
}
