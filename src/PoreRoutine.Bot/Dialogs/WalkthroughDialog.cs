using BotFramework.Dialogs;
using BotFramework.Schema;
using NodaTime;
using NodaTime.Text;
using PoreRoutine.Bot.Content;
using PoreRoutine.Routine;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>Walks a client through the evening, one step at a time. Where it is stands in <see cref="ClientRecord.OnShow"/>.</summary>
internal sealed class WalkthroughDialog : ComponentDialog
{
    public const string Name = "walkthrough";

    private const string Steps = "steps";
    private const string Prompt = "step";

    public WalkthroughDialog()
        : base(Name)
    {
        AddDialog(new WaterfallDialog(Steps)
            .AddStep("show", ShowNextAsync)
            .AddStep("log", LogAsync));
        AddDialog(new StepPrompt(Prompt));
        InitialDialogId = Steps;
    }

    /// <summary>Says the step on show, with what to do and the operator's pick.</summary>
    public static Task ShowAsync(Turn turn, CancellationToken cancellationToken)
    {
        (turn.Client.LastTopic, turn.Client.LastRequest) = (null, null);
        var (step, number, count) = OnShow(turn);
        var products = string.Join(", ", step.Products.Select(product => turn.Lines[Line.WalkthroughProduct, product.Brand, product.Name, product.Use]));
        return turn.SayAsync(WithButtons(turn, step, turn.Lines[Line.WalkthroughStep, number, count, step.Title, step.Tonight, products]), cancellationToken);
    }

    /// <summary>Says where the walkthrough is, and what to do there.</summary>
    public static Task ShowAgainAsync(Turn turn, CancellationToken cancellationToken)
    {
        var (step, number, count) = OnShow(turn);
        return turn.SayAsync(WithButtons(turn, step, turn.Lines[Line.WalkthroughBack, number, count, step.Title, step.Tonight]), cancellationToken);
    }

    /// <summary>Writes down what became of a step, and says so by its name.</summary>
    public static async Task LogAsync(Turn turn, LocalDate evening, Step step, StepOutcome outcome, CancellationToken cancellationToken)
    {
        turn.Client.Diary = turn.Client.Diary.Log(turn.Evening, evening, [step.Id], outcome).Diary;
        var done = outcome == StepOutcome.Done;
        await (evening == turn.Evening
            ? turn.SayAsync(done ? Line.WalkthroughDone : Line.WalkthroughSkipped, [step.Title], cancellationToken)
            : turn.SayAsync(done ? Line.WalkthroughDoneEarlier : Line.WalkthroughSkippedEarlier, [step.Title, turn.Say(evening)], cancellationToken));
    }

    /// <summary>The first step of tonight that is neither done nor skipped; null if all are.</summary>
    public static Step? Next(Turn turn) => Tonight(turn).Find(step => turn.Client.Diary.On(turn.Evening, step.Id) is null);

    /// <summary>Says which steps are left out tonight: by their limits, or after a sign that needs a doctor.</summary>
    public static async Task SayWhatRestsAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Client.CareSince is { } since)
        {
            var steps = string.Join(", ", turn.Routine.Steps.Where(step => !step.IsGentle).Select(step => step.Title));
            var evening = turn.Say(LocalDatePattern.Iso.Parse(since).GetValueOrThrow());
            await turn.SayAsync(Reply.Text(turn.Lines[Line.CareRests, evening, steps], (turn.Lines[Line.ButtonGoOn], new ButtonPress(ButtonPress.GoOn))), cancellationToken);
        }

        var tonight = Tonight(turn);
        foreach (var step in turn.Routine.Steps.Where(step => !tonight.Contains(step) && !RestsByCare(turn, step)))
        {
            await turn.SayAsync(Line.WalkthroughRests, [step.Title, turn.Say(FirstAllowed(turn, step))], cancellationToken);
        }
    }

    /// <inheritdoc/>
    protected override async Task<bool> OnPreBubbleEventAsync(DialogContext dc, DialogEvent e, CancellationToken cancellationToken = default)
    {
        if (e.Name != DialogEvents.VersionChanged)
        {
            return false;
        }

        await Turn.Of(dc.Context).SayAsync(Line.WalkthroughRestarted, [], cancellationToken);
        return true;
    }

    private static async Task<DialogTurnResult> ShowNextAsync(WaterfallStepContext stepContext, CancellationToken cancellationToken)
    {
        var turn = Turn.Of(stepContext.Context);
        if (Next(turn) is { } next)
        {
            turn.Client.OnShow = StepOnShow.On(turn.Evening, next.Id);
            return await stepContext.PromptAsync(Prompt, new PromptOptions(), cancellationToken);
        }

        await turn.SayAsync(Line.WalkthroughFinished, [Titles(turn, StepOutcome.Done), Titles(turn, StepOutcome.Skipped)], cancellationToken);
        return await EndAsync(turn, stepContext, cancellationToken);
    }

    private static async Task<DialogTurnResult> LogAsync(WaterfallStepContext stepContext, CancellationToken cancellationToken)
    {
        var turn = Turn.Of(stepContext.Context);
        var step = OnShow(turn).Step;
        switch ((StepReply)stepContext.Result!)
        {
            case StepReply.Stop:
                await turn.SayAsync(Line.WalkthroughStopped, [Titles(turn, StepOutcome.Done)], cancellationToken);
                return await EndAsync(turn, stepContext, cancellationToken);
            case StepReply.AllDone:
                var left = Tonight(turn).Where(each => turn.Client.Diary.On(turn.Evening, each.Id) is null);
                turn.Client.Diary = turn.Client.Diary.Log(turn.Evening, turn.Evening, left.Select(each => each.Id), StepOutcome.Done).Diary;
                break;
            case StepReply.Done:
                await LogAsync(turn, turn.Evening, step, StepOutcome.Done, cancellationToken);
                break;
            default:
                await LogAsync(turn, turn.Evening, step, StepOutcome.Skipped, cancellationToken);
                break;
        }

        return await stepContext.ReplaceDialogAsync(Steps, null, cancellationToken);
    }

    private static Task<DialogTurnResult> EndAsync(Turn turn, WaterfallStepContext stepContext, CancellationToken cancellationToken)
    {
        turn.Client.OnShow = null;
        return stepContext.EndDialogAsync(null, cancellationToken);
    }

    /// <summary>Tonight's steps: what is logged, and what is neither beyond its limit nor resting after a sign that needs a doctor.</summary>
    private static List<Step> Tonight(Turn turn) =>
        [.. turn.Routine.Steps.Where(step => turn.Client.Diary.On(turn.Evening, step.Id) is not null || (!RestsByCare(turn, step) && FirstAllowed(turn, step) == turn.Evening))];

    private static bool RestsByCare(Turn turn, Step step) => turn.Client.CareSince is not null && !step.IsGentle;

    private static LocalDate FirstAllowed(Turn turn, Step step) => step.Limit.FirstAllowed(turn.Evening, turn.Client.Diary.DoneOn(step.Id));

    /// <summary>The step on show and its place. Where the operator took it out of the routine meanwhile, the next one that is left.</summary>
    private static (Step Step, int Number, int Count) OnShow(Turn turn)
    {
        var tonight = Tonight(turn);
        var step = tonight.Find(step => step.Id == turn.Client.OnShow?.StepId) ?? Next(turn) ?? tonight[^1];
        return (step, tonight.IndexOf(step) + 1, tonight.Count);
    }

    private static string Titles(Turn turn, StepOutcome outcome) =>
        string.Join(", ", turn.Routine.Steps.Where(step => turn.Client.Diary.On(turn.Evening, step.Id) == outcome).Select(step => step.Title));

    private static Activity WithButtons(Turn turn, Step step, string text)
    {
        var evening = LocalDatePattern.Iso.Format(turn.Evening);
        return Reply.Text(
            text,
            (turn.Lines[Line.ButtonDone], new ButtonPress(ButtonPress.Done, Step: step.Id, Evening: evening)),
            (turn.Lines[Line.ButtonSkip], new ButtonPress(ButtonPress.Skip, Step: step.Id, Evening: evening)),
            (turn.Lines[Line.ButtonWhy], new ButtonPress(ButtonPress.Why, Step: step.Id, Evening: evening)));
    }
}
