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
    public static readonly Line NotYet = new("not-yet");
    public static readonly Line NotYetDiary = new("not-yet.diary");
    public static readonly Line NotYetData = new("not-yet.data", "operator", "contact");
    public static readonly Line Care = new("care", "operator", "contact");
    public static readonly Line CareRests = new("care.rests", "evening", "steps");
    public static readonly Line CareOver = new("care.over");
    public static readonly Line GroupPrivate = new("group.private");
    public static readonly Line AnswerStep = new("answer.step", "step");
    public static readonly Line WalkthroughStep = new("walkthrough.step", "number", "count", "title", "tonight", "products");
    public static readonly Line WalkthroughBack = new("walkthrough.back", "number", "count", "title", "tonight");
    public static readonly Line WalkthroughProduct = new("walkthrough.product", "brand", "name", "use");
    public static readonly Line WalkthroughRests = new("walkthrough.rests", "title", "evening");
    public static readonly Line WalkthroughDone = new("walkthrough.done", "title");
    public static readonly Line WalkthroughSkipped = new("walkthrough.skipped", "title");
    public static readonly Line WalkthroughDoneEarlier = new("walkthrough.done.earlier", "title", "evening");
    public static readonly Line WalkthroughSkippedEarlier = new("walkthrough.skipped.earlier", "title", "evening");
    public static readonly Line WalkthroughFinished = new("walkthrough.finished", "done", "skipped");
    public static readonly Line WalkthroughNothingLeft = new("walkthrough.nothing-left");
    public static readonly Line WalkthroughStopped = new("walkthrough.stopped", "done");
    public static readonly Line WalkthroughEnded = new("walkthrough.ended", "evening");
    public static readonly Line WalkthroughRestarted = new("walkthrough.restarted");
    public static readonly Line Sorry = new("sorry");
    public static readonly Line ButtonDone = new("button.done");
    public static readonly Line ButtonSkip = new("button.skip");
    public static readonly Line ButtonWhy = new("button.why");
    public static readonly Line ButtonMore = new("button.more");
    public static readonly Line ButtonWalkthrough = new("button.walkthrough");
    public static readonly Line ButtonGoOn = new("button.go-on");
    public static readonly Line ButtonPores = new("button.pores");
    public static readonly Line ButtonRoutine = new("button.routine");
    public static readonly Line Date = new("date", "weekday", "day", "month");

    /// <summary>All lines; the file has each of them, and no other.</summary>
    public static readonly IReadOnlyList<Line> All =
    [
        Greeting, GreetingGroup, GreetingAgain, Help, Thanks, Goodbye, OfferDeclined,
        Acknowledged, NothingOnShow, CancelNothing, NotCovered, OtherLanguage, WhoAmI, NoWords, WhichStep, DidYouMean,
        NotYet, NotYetDiary, NotYetData, Care, CareRests, CareOver, GroupPrivate,
        AnswerStep, WalkthroughStep, WalkthroughBack, WalkthroughProduct, WalkthroughRests, WalkthroughDone, WalkthroughSkipped,
        WalkthroughDoneEarlier, WalkthroughSkippedEarlier, WalkthroughFinished, WalkthroughNothingLeft, WalkthroughStopped, WalkthroughEnded, WalkthroughRestarted,
        Sorry, ButtonDone, ButtonSkip, ButtonWhy, ButtonMore, ButtonWalkthrough, ButtonGoOn,
        ButtonPores, ButtonRoutine, Date, .. s_offers.Values,
    ];

    /// <summary>A request as a button says it; one that asks for nothing is not offered.</summary>
    public static Line Offer(string intent) => s_offers[intent];
}
