using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Content;

/// <summary>A line that the bot can say: its key in <c>dialogs/lines.en.yaml</c> and the names of the values it is given, in order.</summary>
internal sealed record Line(string Key, params string[] Values)
{
    private static readonly Dictionary<string, Line> s_offers =
        Intents.All.Except(Intents.Asides).ToDictionary(intent => intent, intent => new Line($"offer.{intent}"), StringComparer.Ordinal);

    public static readonly Line Greeting = new("greeting", "operator", "routine");
    public static readonly Line GreetingGroup = new("greeting.group", "operator");
    public static readonly Line GreetingAgain = new("greeting.again");
    public static readonly Line Help = new("help", "steps");
    public static readonly Line Thanks = new("thanks");
    public static readonly Line Goodbye = new("goodbye");
    public static readonly Line OfferDeclined = new("offer.declined");
    public static readonly Line Acknowledged = new("acknowledged");
    public static readonly Line NothingOnShow = new("nothing-on-show");
    public static readonly Line CancelNothing = new("cancel.nothing");
    public static readonly Line NotCovered = new("not-covered", "operator", "contact");
    public static readonly Line OtherLanguage = new("other-language");
    public static readonly Line WhoAmI = new("who-am-i", "operator");
    public static readonly Line NoWords = new("no-words");
    public static readonly Line WhichStep = new("which-step");
    public static readonly Line DidYouMean = new("did-you-mean");
    public static readonly Line DataExport = new("data.export", "link", "minutes");
    public static readonly Line DataDelete = new("data.delete");
    public static readonly Line DataDeleted = new("data.deleted", "days", "elsewhere");
    public static readonly Line DataKept = new("data.kept");
    public static readonly Line CalendarLink = new("calendar.link", "link", "webcal", "evenings", "time", "zone", "another");
    public static readonly Line CalendarEnded = new("calendar.ended");
    public static readonly Line CalendarNone = new("calendar.none");
    public static readonly Line CalendarName = new("calendar.name", "operator");
    public static readonly Line CalendarSummary = new("calendar.summary", "steps");
    public static readonly Line CalendarDescription = new("calendar.description", "steps");
    public static readonly Line Care = new("care", "operator", "contact");
    public static readonly Line CareLeaves = new("care.leaves");
    public static readonly Line CareRests = new("care.rests", "evening", "steps");
    public static readonly Line CareOver = new("care.over");
    public static readonly Line GroupPrivate = new("group.private");
    public static readonly Line ButtonPrivateChat = new("button.private-chat");
    public static readonly Line AnswerStep = new("answer.step", "step");
    public static readonly Line WalkthroughStep = new("walkthrough.step", "number", "count", "title", "tonight", "products");
    public static readonly Line WalkthroughBack = new("walkthrough.back", "number", "count", "title", "tonight");
    public static readonly Line WalkthroughProduct = new("walkthrough.product", "brand", "name", "use");
    public static readonly Line WalkthroughRests = new("walkthrough.rests", "title", "evening", "next");
    public static readonly Line WalkthroughMakeUp = new("walkthrough.make-up", "title", "reason");
    public static readonly Line WalkthroughNext = new("walkthrough.next", "title", "evening");
    public static readonly Line WalkthroughDone = new("walkthrough.done", "title");
    public static readonly Line WalkthroughSkipped = new("walkthrough.skipped", "title");
    public static readonly Line WalkthroughDoneEarlier = new("walkthrough.done.earlier", "title", "evening");
    public static readonly Line WalkthroughSkippedEarlier = new("walkthrough.skipped.earlier", "title", "evening");
    public static readonly Line WalkthroughFinished = new("walkthrough.finished", "done", "skipped", "streak", "next");
    public static readonly Line WalkthroughNothingLeft = new("walkthrough.nothing-left");
    public static readonly Line WalkthroughStopped = new("walkthrough.stopped", "done");
    public static readonly Line WalkthroughEnded = new("walkthrough.ended", "evening");
    public static readonly Line WalkthroughRestarted = new("walkthrough.restarted");
    public static readonly Line Sorry = new("sorry");
    public static readonly Line ReminderHead = new("reminder.head", "evening", "steps");
    public static readonly Line ReminderSilent = new("reminder.silent", "evenings");
    public static readonly Line ButtonAllDone = new("button.all-done");
    public static readonly Line ButtonSkipTonight = new("button.skip-tonight");
    public static readonly Line ButtonSnooze = new("button.snooze", "minutes");
    public static readonly Line ButtonRemindersOn = new("button.reminders-on");
    public static readonly Line ButtonRemindersOff = new("button.reminders-off");
    public static readonly Line ButtonDone = new("button.done");
    public static readonly Line ButtonSkip = new("button.skip");
    public static readonly Line ButtonWhy = new("button.why");
    public static readonly Line ButtonMore = new("button.more");
    public static readonly Line ButtonWalkthrough = new("button.walkthrough");
    public static readonly Line ButtonGoOn = new("button.go-on");
    public static readonly Line ButtonPores = new("button.pores");
    public static readonly Line ButtonRoutine = new("button.routine");
    public static readonly Line AgendaHead = new("agenda.head", "evening", "tonight");
    public static readonly Line AgendaEvening = new("agenda.evening", "evening", "tonight", "due", "done", "skipped");
    public static readonly Line AgendaDue = new("agenda.due", "title", "reason");
    public static readonly Line AgendaDone = new("agenda.done", "title", "limit");
    public static readonly Line AgendaSkipped = new("agenda.skipped", "title");
    public static readonly Line AgendaMissed = new("agenda.missed", "title", "reason");
    public static readonly Line AgendaNot = new("agenda.not", "title", "reason", "next");
    public static readonly Line AgendaCardHead = new("agenda.card.head", "evening");
    public static readonly Line AgendaCardDue = new("agenda.card.due", "reason");
    public static readonly Line AgendaCardDone = new("agenda.card.done", "limit", "next");
    public static readonly Line AgendaCardSkipped = new("agenda.card.skipped", "next");
    public static readonly Line AgendaCardNot = new("agenda.card.not", "reason", "next");
    public static readonly Line CardOld = new("card.old", "evening", "tonight");
    public static readonly Line NextStep = new("next.step", "title", "evening", "tonight", "reason");
    public static readonly Line NextTooSoon = new("next.too-soon", "limit", "evenings", "first");
    public static readonly Line NextMakeUp = new("next.make-up", "reason");
    public static readonly Line NextRests = new("next.rests", "title", "evening");
    public static readonly Line MayYes = new("may-i.yes", "title", "evening", "reason");
    public static readonly Line MayOffDay = new("may-i.off-day", "limit");
    public static readonly Line MayInstead = new("may-i.instead", "title", "evening", "others");
    public static readonly Line MayDone = new("may-i.done", "title", "evening", "next");
    public static readonly Line MayNo = new("may-i.no", "title", "evening", "limit", "evenings", "why", "first", "next");
    public static readonly Line Moves = new("moves", "from", "to");
    public static readonly Line ReasonEvery = new("reason.every-evening");
    public static readonly Line ReasonDay = new("reason.your-day", "day");
    public static readonly Line ReasonSoMany = new("reason.every-so-many", "evenings");
    public static readonly Line ReasonOff = new("reason.off-day");
    public static readonly Line ReasonLimit = new("reason.limit", "limit", "evenings");
    public static readonly Line ReasonMakeUp = new("reason.make-up", "evening", "skipped", "from", "to");
    public static readonly Line ReasonNotBegun = new("reason.not-begun", "evening");
    public static readonly Line ReasonCare = new("reason.care", "evening");
    public static readonly Line Limit = new("limit", "times", "evenings");
    public static readonly Line Once = new("times.once");
    public static readonly Line Twice = new("times.twice");
    public static readonly Line Times = new("times.more", "count");
    public static readonly Line DiaryDone = new("diary.done", "titles", "evening", "tonight");
    public static readonly Line DiarySkipped = new("diary.skipped", "titles", "evening", "tonight");
    public static readonly Line DiaryNothing = new("diary.nothing-due", "evening");
    public static readonly Line DiaryAlready = new("diary.already", "titles", "evening");
    public static readonly Line DiaryMoved = new("diary.moved", "title", "from", "to");
    public static readonly Line DiaryBeyond = new("diary.beyond-limit", "title", "limit", "first", "next");
    public static readonly Line DiaryNext = new("diary.next", "title", "next", "reason");
    public static readonly Line DiaryAhead = new("diary.ahead", "evening");
    public static readonly Line DiaryTooFar = new("diary.too-far", "evening");
    public static readonly Line DiaryTooLongAgo = new("diary.too-long-ago", "evening");
    public static readonly Line DiaryUndone = new("diary.undone", "title", "evening", "now");
    public static readonly Line DiaryNowNothing = new("diary.now.nothing");
    public static readonly Line DiaryNowDone = new("diary.now.done");
    public static readonly Line DiaryNowSkipped = new("diary.now.skipped");
    public static readonly Line DiaryNothingToUndo = new("diary.nothing-to-undo");
    public static readonly Line DiaryLast = new("diary.last", "title", "evening", "days");
    public static readonly Line DiaryNever = new("diary.never", "title");
    public static readonly Line DiaryYes = new("diary.yes", "title", "evening");
    public static readonly Line DiaryNoSkipped = new("diary.no.skipped", "title", "evening");
    public static readonly Line DiaryNoNothing = new("diary.no.nothing", "title", "evening");
    public static readonly Line ProgressStreak = new("progress.streak", "evenings", "more");
    public static readonly Line ProgressWeek = new("progress.week", "title", "done", "skipped", "missed", "due");
    public static readonly Line ProgressHead = new("progress.head", "evening");
    public static readonly Line ProgressWeeks = new("progress.weeks", "evening", "all", "some", "skipped", "none");
    public static readonly Line ProgressLegend = new("progress.legend", "all", "some", "skipped", "none", "tonight");
    public static readonly Line ProgressWeekHead = new("progress.week-head");
    public static readonly Line ProgressWeekday = new("progress.weekday", "day");
    public static readonly Line ProgressWeekOf = new("progress.week-of", "day", "month");
    public static readonly Line ButtonMakeUp = new("button.make-up", "title");
    public static readonly Line ButtonUndo = new("button.undo");
    public static readonly Line PlanHead = new("plan.head");
    public static readonly Line PlanNone = new("plan.none");
    public static readonly Line PlanStep = new("plan.step", "title", "days", "next");
    public static readonly Line PlanDays = new("plan.days", "days", "next");
    public static readonly Line PlanWeekday = new("plan.weekday", "day");
    public static readonly Line PlanReminder = new("plan.reminder", "days", "time", "next", "without");
    public static readonly Line PlanReminderPaused = new("plan.reminder-paused", "until", "days", "time", "next");
    public static readonly Line PlanReminderStopped = new("plan.reminder-stopped", "days", "time");
    public static readonly Line ReminderHere = new("reminder.here");
    public static readonly Line ReminderOnPage = new("reminder.page");
    public static readonly Line ReminderKeptTime = new("reminder.kept-time", "time");
    public static readonly Line ReminderOnce = new("reminder.once", "day", "time", "tonight");
    public static readonly Line ReminderSnoozed = new("reminder.snoozed", "day", "time", "tonight");
    public static readonly Line ReminderDailyStays = new("reminder.daily-stays", "days", "time");
    public static readonly Line ReminderPast = new("reminder.past", "day", "time");
    public static readonly Line ReminderTooFar = new("reminder.too-far", "day");
    public static readonly Line ReminderTooMany = new("reminder.too-many", "count");
    public static readonly Line ReminderNothingLeft = new("reminder.nothing-left", "evening");
    public static readonly Line ReminderOver = new("reminder.over", "evening");
    public static readonly Line ReminderWhen = new("reminder.when", "reminder");
    public static readonly Line ReminderWhich = new("reminder.which");
    public static readonly Line ReminderNotPossible = new("reminder.not-possible");
    public static readonly Line ReminderUntilWhen = new("reminder.until-when");
    public static readonly Line ReminderStopWhich = new("reminder.stop-which", "evening");
    public static readonly Line ButtonReminder = new("button.reminder", "days", "time");
    public static readonly Line ButtonInMinutes = new("button.in-minutes", "minutes");
    public static readonly Line ButtonUntil = new("button.until", "day");
    public static readonly Line ButtonUntilISaySo = new("button.until-i-say-so");
    public static readonly Line ButtonCalendar = new("button.calendar");
    public static readonly Line PlanNoReminder = new("plan.no-reminder");
    public static readonly Line PlanZone = new("plan.zone", "zone");
    public static readonly Line PlanZoneUnknown = new("plan.zone-unknown");
    public static readonly Line PlanMoved = new("plan.moved", "step", "zone");
    public static readonly Line PlanRest = new("plan.rest");
    public static readonly Line PlanBeyondLimit = new("plan.beyond-limit", "title", "limit", "days");
    public static readonly Line PlanNoWeekdays = new("plan.no-weekdays", "step");
    public static readonly Line ZoneWhich = new("zone.which", "zone");
    public static readonly Line ZoneSet = new("zone.set", "zone", "time", "evening", "reminder");
    public static readonly Line ZoneLater = new("zone.later", "zone", "current");
    public static readonly Line ZoneDiffers = new("zone.differs", "zone", "plan");
    public static readonly Line SetUpDay = new("set-up.day", "title", "default", "most");
    public static readonly Line SetUpDays = new("set-up.days", "title", "default", "most");
    public static readonly Line SetUpReminder = new("set-up.reminder", "time");
    public static readonly Line SetUpHelpDay = new("set-up.help-day", "default");
    public static readonly Line SetUpHelpTime = new("set-up.help-time", "default");
    public static readonly Line SetUpOfferDefault = new("set-up.offer-default", "default");
    public static readonly Line SetUpDone = new("set-up.done");
    public static readonly Line SetUpLeft = new("set-up.left");
    public static readonly Line ButtonSetUp = new("button.set-up");
    public static readonly Line ButtonChangePlan = new("button.change-plan");
    public static readonly Line ButtonYouChoose = new("button.you-choose");
    public static readonly Line ButtonNoReminder = new("button.no-reminder");
    public static readonly Line ButtonZoneTake = new("button.zone-take", "zone");
    public static readonly Line ButtonZoneKeep = new("button.zone-keep", "zone");
    public static readonly Line ButtonDelete = new("button.delete");
    public static readonly Line ButtonKeepData = new("button.keep-data");
    public static readonly Line Date = new("date", "weekday", "day", "month");

    /// <summary>All lines; the file has each of them, and no other.</summary>
    public static readonly IReadOnlyList<Line> All =
    [
        Greeting, GreetingGroup, GreetingAgain, Help, Thanks, Goodbye, OfferDeclined,
        Acknowledged, NothingOnShow, CancelNothing, NotCovered, OtherLanguage, WhoAmI, NoWords, WhichStep, DidYouMean,
        DataExport, DataDelete, DataDeleted, DataKept, ButtonDelete, ButtonKeepData,
        CalendarLink, CalendarEnded, CalendarNone, CalendarName, CalendarSummary, CalendarDescription, Care, CareRests, CareOver, GroupPrivate, ButtonPrivateChat,
        AnswerStep, WalkthroughStep, WalkthroughBack, WalkthroughProduct, WalkthroughRests, WalkthroughMakeUp, WalkthroughNext, WalkthroughDone, WalkthroughSkipped,
        WalkthroughDoneEarlier, WalkthroughSkippedEarlier, WalkthroughFinished, WalkthroughNothingLeft, WalkthroughStopped, WalkthroughEnded, WalkthroughRestarted,
        Sorry, ButtonDone, ButtonSkip, ButtonWhy, ButtonMore, ButtonWalkthrough, ButtonGoOn,
        AgendaHead, AgendaDue, AgendaDone, AgendaSkipped, AgendaMissed, AgendaNot,
        AgendaCardHead, AgendaCardDue, AgendaCardDone, AgendaCardSkipped, AgendaCardNot, CardOld, NextStep, NextTooSoon,
        NextMakeUp, NextRests, MayYes, MayOffDay, MayInstead, MayDone, MayNo, Moves, ReasonEvery,
        ReasonDay, ReasonSoMany, ReasonOff, ReasonLimit, ReasonMakeUp, ReasonNotBegun, ReasonCare, Limit,
        Once, Twice, Times, DiaryDone, DiarySkipped, DiaryNothing, DiaryAlready, DiaryMoved,
        DiaryBeyond, DiaryNext, DiaryAhead, DiaryTooFar, DiaryTooLongAgo, DiaryUndone, DiaryNowNothing, DiaryNowDone,
        DiaryNowSkipped, DiaryNothingToUndo, DiaryLast, DiaryNever, CareLeaves, DiaryYes, DiaryNoSkipped, DiaryNoNothing, AgendaEvening, ProgressStreak, ProgressWeek, ProgressHead,
        ProgressWeeks, ProgressLegend, ProgressWeekHead, ProgressWeekday, ProgressWeekOf, ButtonMakeUp, ButtonUndo,
        ButtonPores, ButtonRoutine, PlanHead, PlanNone, PlanStep, PlanDays, PlanWeekday, PlanReminder, PlanNoReminder, PlanZone, PlanZoneUnknown,
        PlanMoved, PlanRest, PlanBeyondLimit, PlanNoWeekdays, ZoneWhich, ZoneSet, ZoneLater, ZoneDiffers, SetUpDay,
        SetUpDays, SetUpReminder, SetUpHelpDay, SetUpHelpTime, SetUpOfferDefault, SetUpDone, SetUpLeft, ButtonSetUp, ButtonChangePlan,
        ButtonYouChoose, ButtonNoReminder, ButtonZoneTake, ButtonZoneKeep,
        PlanReminderPaused, PlanReminderStopped, ReminderHere, ReminderOnPage, ReminderKeptTime, ReminderOnce, ReminderSnoozed, ReminderDailyStays,
        ReminderPast, ReminderTooFar, ReminderTooMany, ReminderNothingLeft, ReminderOver, ReminderWhen, ReminderWhich, ReminderNotPossible,
        ReminderUntilWhen, ReminderStopWhich, ButtonReminder, ButtonInMinutes, ButtonUntil, ButtonUntilISaySo, ButtonCalendar,
        ReminderHead, ReminderSilent, ButtonAllDone, ButtonSkipTonight, ButtonSnooze, ButtonRemindersOn, ButtonRemindersOff,
        Date, .. s_offers.Values,
    ];

    /// <summary>A request as a button says it; one that asks for nothing is not offered.</summary>
    public static Line Offer(string intent) => s_offers[intent];
}
