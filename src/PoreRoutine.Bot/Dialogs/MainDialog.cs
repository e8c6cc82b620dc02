using BotFramework;
using BotFramework.Dialogs;
using NodaTime.Text;
using PoreRoutine.Bot.Calendar;
using PoreRoutine.Bot.ClientData;
using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Understanding;
using PoreRoutine.Routine;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>Decides what a message is about: answers questions and requests at once, hands the rest to the dialog on top. Thread-safe.</summary>
internal sealed class MainDialog
{
    private readonly DialogSet _dialogs;

    /// <summary>The bot's conversation, its dialogs kept in a state.</summary>
    public MainDialog(ConversationState state)
    {
        _dialogs = new DialogSet(state.CreateProperty<DialogState>("dialogs"));
        _dialogs.Add(new WalkthroughDialog());
    }

    /// <summary>Welcomes a client.</summary>
    public static Task GreetAsync(Turn turn, CancellationToken cancellationToken)
    {
        turn.Client.Greeted = true;
        DataRequests.Drop(turn);
        return OfferAsync(turn, turn.Lines[Line.Greeting, turn.Content.Operator.Name, turn.Routine.Title], cancellationToken);
    }

    /// <summary>Answers a message.</summary>
    public async Task RespondAsync(Turn turn, CancellationToken cancellationToken)
    {
        var dialogs = await _dialogs.CreateContextAsync(turn.Context, cancellationToken);
        if (dialogs.ActiveDialog is not null && turn.Client.OnShow?.Date != turn.Evening)
        {
            var ended = turn.Client.OnShow?.Date ?? turn.Evening.PlusDays(-1);
            await LeaveAsync(turn, dialogs, cancellationToken);
            await turn.SayAsync(Line.WalkthroughEnded, [turn.Say(ended)], cancellationToken);
        }

        if (turn.Client.LastSeen != LocalDatePattern.Iso.Format(turn.Evening))
        {
            (turn.Client.Asked, turn.Client.LastRequest) = (turn.Client.Asked is { About: Question.Reminders } open ? open with { Interrupted = null } : null, null);
        }

        var (asked, time, wasWalking) = (turn.Client.Asked, turn.Time, turn.Client.OnShow is not null);
        var isBack = true;
        foreach (var reading in turn.Readings.DefaultIfEmpty<Reading?>(null))
        {
            isBack = await ServeAsync(turn.Serving(turn.Time == time ? reading : Reread(turn, reading)), dialogs, cancellationToken);
            turn = turn.WhereTheClientIs();
        }

        turn.Client.LastSeen = LocalDatePattern.Iso.Format(turn.Evening);
        turn.Client.Reminded = turn.Client.Reminded == turn.Client.LastSeen ? turn.Client.LastSeen : null;
        var isUnanswered = asked is not null && ReferenceEquals(turn.Client.Asked, asked);
        if (isUnanswered && asked is { IsSetUp: false })
        {
            // It was not worth an answer; what it interrupted may be. A weekday still is one to "which day?".
            turn.Client.Asked = asked.About == Question.Days ? asked with { IsPaused = true } : asked.Interrupted;
        }

        if (turn.Client is { Asked: { IsSetUp: true } setUp } client && setUp.IsPaused != (client.OnShow is not null && (setUp.IsPaused || !wasWalking)))
        {
            client.Asked = setUp with { IsPaused = !setUp.IsPaused };
            isUnanswered = true;
        }

        if (isUnanswered && turn.Client.Asked is { IsSetUp: true, IsPaused: false })
        {
            await SetUpQuestions.AskAsync(turn, cancellationToken);
        }
        else if (!isBack && turn.Client is { OnShow: not null, Asked: not ({ IsSetUp: true, IsPaused: false } or { About: Question.Delete }) } && await WalkthroughDialog.FollowDiaryAsync(turn, dialogs, cancellationToken))
        {
            await dialogs.RepromptDialogAsync(cancellationToken);
        }

        if (dialogs is { IsPositionLost: true, ActiveDialog: null })
        {
            await StartOverAsync(turn, dialogs, cancellationToken);
        }

        await PlanRequests.AskAboutZoneAsync(turn, cancellationToken);
    }

    /// <summary>What "tonight" is where the client is now.</summary>
    private static Reading? Reread(Turn turn, Reading? reading) =>
        reading is { Intent: { } intent } ? reading with { Slots = turn.Content.Reader.ReadAs(intent, reading.Text, turn.Time).Slots } : reading;

    /// <summary>Serves one request.</summary>
    /// <returns>False if a walkthrough is open and its step has to be shown again.</returns>
    private static async Task<bool> ServeAsync(Turn turn, DialogContext dialogs, CancellationToken cancellationToken)
    {
        if (TellsOfRecovery(turn))
        {
            turn.Answers.Taken();
            await GoOnAsync(turn, dialogs, cancellationToken);
            return dialogs.ActiveDialog is null;
        }

        if (turn.Reading?.Decision.Kind == RecognitionKind.Care)
        {
            turn.Answers.Answered(turn);
            await LeaveAsync(turn, dialogs, cancellationToken);
            turn.Client.Asked = null;
            turn.Client.CareSince = LocalDatePattern.Iso.Format(turn.Evening);
            await turn.SayAsync(Reply.Text($"{turn.Lines[Line.Care, turn.Content.Operator.Name, turn.Content.Operator.Contact]}\n\n{turn.Lines[Line.CareLeaves]}"), cancellationToken);
            return true;
        }

        if (await DataRequests.TryAnswerAsync(turn, dialogs, cancellationToken))
        {
            turn.Answers.Taken();
            return dialogs.ActiveDialog is null;
        }

        var wasOpen = dialogs.ActiveDialog is not null;
        if (((turn.Client.Asked is not null || turn.Client.LastRequest is { Intent: Intents.PlanMove }) && await SetUpQuestions.TryAnswerAsync(turn, cancellationToken))
            || await ReminderOnce.TryCorrectAsync(turn, cancellationToken))
        {
            turn.Answers.Taken();
            return !wasOpen;
        }

        if ((dialogs.ActiveDialog is not null || dialogs.IsPositionLost) && StepPrompt.Read(turn) is not null && IsForStepOnShow(turn))
        {
            turn.Answers.Taken();
            await dialogs.ContinueDialogAsync(cancellationToken);
            return true;
        }

        turn.Answers.Answered(turn);
        await AnswerAsync(turn, dialogs, cancellationToken);
        return !wasOpen;
    }

    /// <summary>"The doctor said it's fine, go on": after a sign that needed a doctor, a message that says in each of its parts that all is well again, and nothing else.</summary>
    private static bool TellsOfRecovery(Turn turn) =>
        turn.Client.CareSince is not null
        && turn.Reading is { } reading
        && reading.Text.Split([',', '.', ';', '!', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } parts
        && parts.All(part => turn.Content.Words.Find(part) == Word.GoOn);

    /// <summary>A release took away all of what was open: the walkthrough, if that was it and something is left of it, begins again with a word of apology.</summary>
    private static async Task StartOverAsync(Turn turn, DialogContext dialogs, CancellationToken cancellationToken)
    {
        var wasWalkthrough = turn.Client.OnShow?.Date == turn.Evening;
        turn.Client.OnShow = null;
        if (wasWalkthrough && WalkthroughDialog.Next(turn) is not null)
        {
            await turn.SayAsync(Line.WalkthroughRestarted, [], cancellationToken);
            await dialogs.BeginDialogAsync(WalkthroughDialog.Name, null, cancellationToken);
        }
    }

    /// <summary>Words are always for the step on show; a button says which step and evening it is for.</summary>
    private static bool IsForStepOnShow(Turn turn) =>
        turn.Press is null || (turn.Press.Step == turn.Client.OnShow?.StepId && turn.Press.Evening == turn.Client.OnShow?.Evening);

    private static async Task LeaveAsync(Turn turn, DialogContext dialogs, CancellationToken cancellationToken)
    {
        turn.Client.OnShow = null;
        await dialogs.CancelAllDialogsAsync(cancellationToken);
    }

    private static Task AnswerAsync(Turn turn, DialogContext dialogs, CancellationToken cancellationToken) => turn switch
    {
        { Press: { } press } => PressedAsync(turn, press, dialogs, cancellationToken),
        { Reading.Word: { } word } => SaidAsync(turn, word, dialogs, cancellationToken),
        { Reading.Intent: { } intent } => RequestedAsync(turn, intent, dialogs, cancellationToken),
        { Reading.Decision: { Kind: RecognitionKind.Topic, Label: { } topic } } => Answers.AnswerAsync(turn, topic, cancellationToken),
        { Reading: { Decision.Label: null } unsure } => Answers.AskAsync(turn, unsure, cancellationToken),
        { Reading.IsForeign: true } => turn.SayAsync(Line.OtherLanguage, [], cancellationToken),
        { Reading: not null } => Answers.NotCoveredAsync(turn, cancellationToken),
        _ => turn.SayAsync(Line.NoWords, [], cancellationToken),
    };

    private static Task PressedAsync(Turn turn, ButtonPress press, DialogContext dialogs, CancellationToken cancellationToken) => press switch
    {
        { Action: ButtonPress.Answer } => Answers.AnswerAsync(turn, press.Topic, cancellationToken),
        { Action: ButtonPress.Request, Intent: { } intent } when Intents.All.Contains(intent) =>
            RequestedAsync(turn.Serving(turn.Content.Reader.ReadAs(intent, press.Text ?? string.Empty, turn.Time)), intent, dialogs, cancellationToken),
        { Action: ButtonPress.More } => Answers.TellMoreAsync(turn, press.Topic, cancellationToken),
        { Action: ButtonPress.Why } => Answers.AnswerAsync(turn, turn.Routine.FindStep(press.Step)?.WhyTopicId, cancellationToken),
        { Action: ButtonPress.SetUp } => SetUpQuestions.BeginAsync(turn, cancellationToken),
        { Action: ButtonPress.YouChoose } => SetUpQuestions.DefaultAsync(turn, new Question(press.Step is null ? Question.Reminder : Question.Days, press.Step), cancellationToken),
        { Action: ButtonPress.NoReminder } => ReminderRequests.NoneAsync(turn, cancellationToken),
        { Action: ButtonPress.DoneTonight or ButtonPress.SkipTonight or ButtonPress.Snooze } => ReminderAnswers.PressAsync(turn, press, cancellationToken),
        { Action: ButtonPress.Keep } => SetUpQuestions.KeepAsync(turn, cancellationToken),
        // The question was answered, or dropped, long ago: it is asked again.
        { Action: ButtonPress.Delete } => DataRequests.AskAsync(turn, cancellationToken),
        { Action: ButtonPress.KeepData } => DataRequests.KeepAsync(turn, cancellationToken),
        { Action: ButtonPress.MakeUp } => WalkthroughDialog.MakeUpAsync(turn, press, dialogs, cancellationToken),
        { Action: ButtonPress.Calendar } => CalendarRequests.AnswerAsync(turn, Word.Calendar, cancellationToken),
        { Action: ButtonPress.Walkthrough } => WalkthroughDialog.BeginAsync(turn, dialogs, cancellationToken),
        { Action: ButtonPress.GoOn } => GoOnAsync(turn, dialogs, cancellationToken),
        { Action: ButtonPress.Done or ButtonPress.Skip } => WalkthroughDialog.LogPressAsync(turn, press, cancellationToken),
        _ => Answers.NotCoveredAsync(turn, cancellationToken),
    };

    /// <summary>A short answer that no step on show takes.</summary>
    private static Task SaidAsync(Turn turn, Word word, DialogContext dialogs, CancellationToken cancellationToken) => word switch
    {
        Word.Why => Answers.WhyAsync(turn, cancellationToken),
        Word.More => Answers.MoreAsync(turn, cancellationToken),
        // In a walkthrough the step that follows is said again.
        Word.Again when dialogs.ActiveDialog is not null => Task.CompletedTask,
        Word.Again or Word.Then or Word.Other => Answers.AskAsync(turn, turn.Reading!, cancellationToken),
        Word.WhoAreYou => turn.SayAsync(Line.WhoAmI, [turn.Content.Operator.Name], cancellationToken),
        Word.GoOn => GoOnAsync(turn, dialogs, cancellationToken),
        Word.Done when RequestCompletion.StepMeant(turn) is { } step => DiaryRequests.DoneAsync(turn.Serving(turn.Reading! with { Slots = RequestSlots.None with { Steps = [step] } }), cancellationToken),
        Word.Skip when RequestCompletion.StepMeant(turn) is { } step => DiaryRequests.SkipAsync(turn.Serving(turn.Reading! with { Slots = RequestSlots.None with { Steps = [step] } }), cancellationToken),
        _ when ReminderAnswers.IsMeant(turn, word) => ReminderAnswers.AnswerAsync(turn, word, cancellationToken),
        Word.Ok when turn.Offered => WalkthroughDialog.BeginAsync(turn, dialogs, cancellationToken),
        Word.SetUp => SetUpQuestions.BeginAsync(turn, cancellationToken),
        Word.Calendar or Word.CalendarEnd => CalendarRequests.AnswerAsync(turn, word, cancellationToken),
        Word.AllDone => DiaryRequests.DoneAsync(turn, cancellationToken),
        Word.Ok or Word.YouChoose => turn.SayAsync(Line.Acknowledged, [], cancellationToken),
        Word.Skip or Word.Stop when turn.Offered => turn.SayAsync(Line.OfferDeclined, [], cancellationToken),
        Word.Stop => turn.SayAsync(Line.CancelNothing, [], cancellationToken),

        // "Not tonight" says which evening; "no" does not, and behind a question about one step it may be about that.
        Word.Skip when turn.Client.LastRequest is not { Steps: [_] } && Normalizer.Words(turn.Reading!.Text) is ["not", ..] && turn.Content.Reader.ReadAs(Intents.DiarySkip, turn.Reading.Text, turn.Time) is { Slots.Time.Dates.IsSaid: true } named => DiaryRequests.SkipAsync(turn.Serving(named), cancellationToken),
        _ => turn.SayAsync(Line.NothingOnShow, [], cancellationToken),
    };

    private static Task RequestedAsync(Turn turn, string intent, DialogContext dialogs, CancellationToken cancellationToken)
    {
        (turn, intent) = RequestCompletion.Complete(turn, intent);
        if (turn.Reading is { IsRequest: true } request)
        {
            (turn.Client.LastTopic, turn.Client.LastRequest) = (null, PastRequest.Of(request));
        }

        return DoAsync(turn, intent, dialogs, cancellationToken);
    }

    private static Task DoAsync(Turn turn, string intent, DialogContext dialogs, CancellationToken cancellationToken) => intent switch
    {
        // In a walkthrough the step that follows is answer enough.
        Intents.Greeting => dialogs.ActiveDialog is null ? OfferAsync(turn, turn.Lines[Line.GreetingAgain], cancellationToken) : Task.CompletedTask,
        Intents.Thanks => turn.SayAsync(Line.Thanks, [], cancellationToken),
        Intents.Goodbye => turn.SayAsync(Line.Goodbye, [], cancellationToken),
        Intents.Cancel => turn.SayAsync(turn.Offered ? Line.OfferDeclined : Line.CancelNothing, [], cancellationToken),
        Intents.Help => OfferAsync(turn, turn.Lines[Line.Help, string.Join(", ", turn.Routine.Steps.Select(step => step.Title))], cancellationToken),
        Intents.Walkthrough => WalkthroughDialog.BeginAsync(turn, dialogs, cancellationToken),
        Intents.PlanShow when turn.Reading is { } reading && turn.Content.Words.Mentions(reading.Text, Word.SetUp) => SetUpQuestions.BeginAsync(turn, cancellationToken),
        Intents.PlanShow => PlanRequests.ShowAsync(turn, cancellationToken),
        Intents.PlanMove => PlanRequests.MoveAsync(turn, cancellationToken),
        Intents.ZoneSet => PlanRequests.SetZoneAsync(turn, cancellationToken),
        Intents.DataExport => DataRequests.ExportAsync(turn, cancellationToken),
        Intents.DataDelete => DataRequests.AskAsync(turn, cancellationToken),
        Intents.AgendaShow => AgendaAnswers.ShowAsync(turn, cancellationToken),
        Intents.AgendaNext => AgendaAnswers.NextAsync(turn, cancellationToken),
        Intents.AgendaMayI => AgendaAnswers.MayAsync(turn, cancellationToken),
        Intents.DiaryDone => DiaryRequests.DoneAsync(turn, cancellationToken),
        Intents.DiarySkip => DiaryRequests.SkipAsync(turn, cancellationToken),
        Intents.DiaryUndo => DiaryRequests.UndoAsync(turn, cancellationToken),
        Intents.DiaryLast => DiaryRequests.LastAsync(turn, cancellationToken),
        Intents.DiaryProgress => DiaryRequests.ProgressAsync(turn, cancellationToken),
        _ => ReminderRequests.ServeAsync(turn, intent, cancellationToken),
    };

    /// <summary>All is well again, or, where nothing was wrong, simply "yes, go on".</summary>
    private static async Task GoOnAsync(Turn turn, DialogContext dialogs, CancellationToken cancellationToken)
    {
        if (turn.Client.CareSince is not null)
        {
            turn.Client.CareSince = null;
            await OfferAsync(turn, turn.Lines[Line.CareOver], cancellationToken);
        }
        else if (dialogs.ActiveDialog is null)
        {
            await SaidAsync(turn, Word.Ok, dialogs, cancellationToken);
        }
    }

    /// <summary>Says something, and offers where a conversation can start; in a walkthrough it is said alone.</summary>
    private static Task OfferAsync(Turn turn, string text, CancellationToken cancellationToken)
    {
        if (turn.Client.OnShow is not null)
        {
            return turn.SayAsync(Reply.Text(text), cancellationToken);
        }

        turn.Client.Offered = true;
        (string, ButtonPress)[] setUp = turn.Client.Plan is not null ? [] : [(turn.Lines[Line.ButtonSetUp], new ButtonPress(ButtonPress.SetUp))];
        return turn.SayAsync(Reply.Text(text, [(turn.Lines[Line.ButtonWalkthrough], new ButtonPress(ButtonPress.Walkthrough)), .. setUp, .. Answers.FirstQuestions(turn)]), cancellationToken);
    }
}
