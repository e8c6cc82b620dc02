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

    /// <summary>How many evenings back an old card's button still counts.</summary>
    private const int OldestEvening = 14;

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

    /// <summary>Begins, with a word on what rests and what may be made up.</summary>
    public static async Task BeginAsync(Turn turn, DialogContext dialogs, CancellationToken cancellationToken)
    {
        if (dialogs.ActiveDialog is null)
        {
            await SayIfOldAsync(turn, cancellationToken);
            await SayWhatRestsAsync(turn, cancellationToken);
            if (Next(turn) is null)
            {
                await turn.SayAsync(Line.WalkthroughNothingLeft, [], cancellationToken);
            }
            else
            {
                await dialogs.BeginDialogAsync(Name, null, cancellationToken);
            }
        }
    }

    /// <summary>A step that was left out on its day joins tonight's walkthrough, which begins if none is open.</summary>
    public static async Task MakeUpAsync(Turn turn, ButtonPress press, DialogContext dialogs, CancellationToken cancellationToken)
    {
        var isOld = await SayIfOldAsync(turn, cancellationToken);
        if (isOld || turn.Schedule.On(turn.Evening).Find(press.Step ?? string.Empty) is not { } item || !MayMakeUp(item))
        {
            await AgendaAnswers.ShowAsync(turn, [turn.Evening], cancellationToken);
            return;
        }

        turn.Client.OnShow = (turn.Client.OnShow ?? StepOnShow.On(turn.Evening, item.Step.Id)).With(item.Step.Id);
        if (dialogs.ActiveDialog is null)
        {
            await dialogs.BeginDialogAsync(Name, null, cancellationToken);
        }
    }

    /// <summary>The button that makes a step up tonight.</summary>
    public static (string Title, ButtonPress Press) MakeUpButton(Turn turn, Step step) =>
        (turn.Lines[Line.ButtonMakeUp, step.Title], new ButtonPress(ButtonPress.MakeUp, Step: step.Id, Evening: LocalDatePattern.Iso.Format(turn.Evening)));

    /// <summary>True if a step was left out on its day and may be made up on the agenda's evening.</summary>
    public static bool MayMakeUp(AgendaItem item) => item is { State: AgendaState.NotTonight, Reason: AgendaReason.MayBeMadeUp };

    /// <summary>A button of a card further up: it is for the step and the evening that it says.</summary>
    public static Task LogPressAsync(Turn turn, ButtonPress press, CancellationToken cancellationToken) =>
        turn.Routine.FindStep(press.Step) is { } step
        && LocalDatePattern.Iso.Parse(press.Evening ?? string.Empty).TryGetValue(default, out var evening)
        && evening <= turn.Evening && evening > turn.Evening.PlusDays(-OldestEvening)
            ? LogAsync(turn, evening, step, press.Action == ButtonPress.Done ? StepOutcome.Done : StepOutcome.Skipped, cancellationToken)
            : Answers.NotCoveredAsync(turn, cancellationToken);

    /// <summary>Says the step on show, with what to do and the operator's pick.</summary>
    public static Task ShowAsync(Turn turn, CancellationToken cancellationToken)
    {
        (turn.Client.LastTopic, turn.Client.LastRequest) = (null, null);
        var (step, number, count) = PutOnShow(turn);
        var products = string.Join(", ", step.Products.Select(product => turn.Lines[Line.WalkthroughProduct, product.Brand, product.Name, product.Use]));
        return turn.SayAsync(WithButtons(turn, step, turn.Lines[Line.WalkthroughStep, number, count, step.Title, step.Tonight, products]), cancellationToken);
    }

    /// <summary>Says where the walkthrough is, and what to do there.</summary>
    public static Task ShowAgainAsync(Turn turn, CancellationToken cancellationToken)
    {
        var (step, number, count) = PutOnShow(turn);
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

    /// <summary>Puts on show what is next after something else was written down or taken back; closes where nothing is left.</summary>
    /// <returns>False if it is over.</returns>
    public static async Task<bool> FollowDiaryAsync(Turn turn, DialogContext dialogs, CancellationToken cancellationToken)
    {
        if (Next(turn) is { } next)
        {
            turn.Client.OnShow = turn.Client.OnShow! with { StepId = next.Id };
            return true;
        }

        await SayFinishedAsync(turn, cancellationToken);
        turn.Client.OnShow = null;
        await dialogs.CancelAllDialogsAsync(cancellationToken);
        return false;
    }

    /// <summary>Says which steps are left out tonight, by their limits or after a sign that needs a doctor, and which may be made up.</summary>
    public static async Task SayWhatRestsAsync(Turn turn, CancellationToken cancellationToken)
    {
        var agenda = turn.Schedule.On(turn.Evening);
        if (turn.Client.CareSince is { } since)
        {
            var steps = string.Join(", ", turn.Routine.Steps.Where(step => !step.IsGentle).Select(step => step.Title));
            var evening = turn.Say(LocalDatePattern.Iso.Parse(since).GetValueOrThrow());
            await turn.SayAsync(Reply.Text(turn.Lines[Line.CareRests, evening, steps], (turn.Lines[Line.ButtonGoOn], new ButtonPress(ButtonPress.GoOn))), cancellationToken);
        }

        foreach (var item in agenda.Items.Where(item => item.State == AgendaState.NotTonight && turn.Client.OnShow?.Has(item.Step.Id) != true))
        {
            switch (item.Reason)
            {
                case AgendaReason.LimitReached when item.FirstAllowed > turn.Evening:
                    await turn.SayAsync(Line.WalkthroughRests, [item.Step.Title, turn.Say(item.FirstAllowed.Value), turn.SayOrNothing(item.Next)], cancellationToken);
                    break;
                case AgendaReason.MayBeMadeUp:
                    await turn.SayAsync(Reply.Text(turn.Lines[Line.WalkthroughMakeUp, item.Step.Title, turn.SayReason(item)], MakeUpButton(turn, item.Step)), cancellationToken);
                    break;
            }
        }
    }

    /// <summary>"Tonight" on the card of an earlier evening is not tonight any more: says so.</summary>
    /// <returns>True if it was such a card.</returns>
    private static async Task<bool> SayIfOldAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!LocalDatePattern.Iso.Parse(turn.Press?.Evening ?? string.Empty).TryGetValue(default, out var evening) || evening == turn.Evening)
        {
            return false;
        }

        await turn.SayAsync(Line.CardOld, [turn.Say(evening), turn.Say(turn.Evening)], cancellationToken);
        return true;
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
            turn.Client.OnShow = StepOnShow.On(turn.Evening, next.Id) with { MadeUp = turn.Client.OnShow?.MadeUp };
            return await stepContext.PromptAsync(Prompt, new PromptOptions(), cancellationToken);
        }

        await SayFinishedAsync(turn, cancellationToken);
        return await EndAsync(turn, stepContext, cancellationToken);
    }

    private static async Task<DialogTurnResult> LogAsync(WaterfallStepContext stepContext, CancellationToken cancellationToken)
    {
        var turn = Turn.Of(stepContext.Context);
        switch ((StepReply)stepContext.Result!)
        {
            case StepReply.Stop:
                await turn.SayAsync(Line.WalkthroughStopped, [Titles(turn, StepOutcome.Done)], cancellationToken);
                return await EndAsync(turn, stepContext, cancellationToken);
            case StepReply.AllDone:
                var left = Tonight(turn).Where(each => turn.Client.Diary.On(turn.Evening, each.Id) is null);
                turn.Client.Diary = turn.Client.Diary.Log(turn.Evening, turn.Evening, left.Select(each => each.Id), StepOutcome.Done).Diary;
                break;
            case var reply when turn.Routine.FindStep(turn.Client.OnShow?.StepId) is { } step:
                // What was shown is what is answered, also where tonight's agenda has it no more after a release or an operator's edit.
                await LogAsync(turn, turn.Evening, step, reply == StepReply.Done ? StepOutcome.Done : StepOutcome.Skipped, cancellationToken);
                break;
            default:
                await turn.SayAsync(Line.WalkthroughRestarted, [], cancellationToken);
                break;
        }

        return await stepContext.ReplaceDialogAsync(Steps, null, cancellationToken);
    }

    private static Task<DialogTurnResult> EndAsync(Turn turn, WaterfallStepContext stepContext, CancellationToken cancellationToken)
    {
        turn.Client.OnShow = null;
        return stepContext.EndDialogAsync(null, cancellationToken);
    }

    /// <summary>The summary, the streak, and what comes next of that which does not come every evening.</summary>
    private static Task SayFinishedAsync(Turn turn, CancellationToken cancellationToken)
    {
        var next = turn.Routine.Steps.Where(step => !AgendaWords.IsDaily(step))
            .Select(step => turn.Schedule.Next(step) is { } evening ? turn.Lines[Line.WalkthroughNext, step.Title, turn.Say(evening)] : string.Empty)
            .Where(said => said.Length > 0);
        return turn.SayAsync(
            Line.WalkthroughFinished,
            [Titles(turn, StepOutcome.Done), Titles(turn, StepOutcome.Skipped), DiaryRequests.SayStreak(turn, Progress.Of(turn.Schedule)), string.Join("; ", next)],
            cancellationToken);
    }

    /// <summary>Tonight's steps: what is logged, what is due, and what the client wants to make up.</summary>
    private static List<Step> Tonight(Turn turn) =>
    [
        .. turn.Schedule.On(turn.Evening).Items
            .Where(item => item.State is AgendaState.Done or AgendaState.Skipped or AgendaState.Due
                || (MayMakeUp(item) && turn.Client.OnShow?.Has(item.Step.Id) == true))
            .Select(item => item.Step),
    ];

    /// <summary>The step on show and its place among tonight's. Where it is none of them any more, the next one that is left takes its place.</summary>
    private static (Step Step, int Number, int Count) PutOnShow(Turn turn)
    {
        var tonight = Tonight(turn);
        var step = tonight.Find(step => step.Id == turn.Client.OnShow?.StepId) ?? Next(turn) ?? tonight[^1];
        turn.Client.OnShow = turn.Client.OnShow! with { StepId = step.Id };
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
