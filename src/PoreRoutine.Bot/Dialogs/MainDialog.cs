using BotFramework;
using BotFramework.Dialogs;
using NodaTime.Text;
using PoreRoutine.Bot.Content;
using PoreRoutine.Knowledge;
using PoreRoutine.Routine;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>Decides what a message is about: answers questions and requests at once, hands the rest to the dialog on top. Thread-safe.</summary>
internal sealed class MainDialog
{
    /// <summary>How many evenings back an old card's button still counts.</summary>
    private const int OldestEvening = 14;

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
        return turn.SayAsync(Reply.Text(turn.Lines[Line.Greeting, turn.Content.Operator.Name, turn.Routine.Title], FirstButtons(turn)), cancellationToken);
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

        if (turn.Recognition?.Kind == RecognitionKind.Care)
        {
            await LeaveAsync(turn, dialogs, cancellationToken);
            await turn.SayAsync(Line.Care, [turn.Content.Operator.Name, turn.Content.Operator.Contact], cancellationToken);
        }
        else if (dialogs.ActiveDialog is not null && StepPrompt.Read(turn) is not null && IsForStepOnShow(turn))
        {
            await dialogs.ContinueDialogAsync(cancellationToken);
        }
        else
        {
            var wasOpen = dialogs.ActiveDialog is not null;
            await AnswerAsync(turn, dialogs, cancellationToken);
            if (wasOpen)
            {
                await dialogs.RepromptDialogAsync(cancellationToken);
            }
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
        { Word: Word.Why } => AnswerAsync(turn, WhyTopic(turn), cancellationToken),
        { Word: Word.More } => MoreAsync(turn, turn.Client.LastTopic, cancellationToken),
        { Word: Word.Stop } => turn.SayAsync(Line.CancelNothing, [], cancellationToken),
        { Word: not null } => turn.SayAsync(Reply.Text(turn.Lines[Line.GreetingAgain], FirstButtons(turn)), cancellationToken),
        { Recognition: { Kind: RecognitionKind.Topic } topic } => AnswerAsync(turn, topic.Label, cancellationToken),
        { Recognition: { Kind: RecognitionKind.Intent } intent } => RequestedAsync(turn, intent.Label, dialogs, cancellationToken),
        { Recognition: not null } => NotCoveredAsync(turn, cancellationToken),
        _ => turn.SayAsync(Line.NoWords, [], cancellationToken),
    };

    private static Task RequestedAsync(Turn turn, string intent, DialogContext dialogs, CancellationToken cancellationToken) => intent switch
    {
        Intents.Greeting => turn.SayAsync(Reply.Text(turn.Lines[Line.GreetingAgain], FirstButtons(turn)), cancellationToken),
        Intents.Thanks => turn.SayAsync(Line.Thanks, [], cancellationToken),
        Intents.Goodbye => turn.SayAsync(Line.Goodbye, [], cancellationToken),
        Intents.Cancel => turn.SayAsync(Line.CancelNothing, [], cancellationToken),
        Intents.Help => turn.SayAsync(Reply.Text(turn.Lines[Line.Help, string.Join(", ", turn.Routine.Steps.Select(step => step.Title))], FirstButtons(turn)), cancellationToken),
        Intents.Walkthrough => BeginWalkthroughAsync(turn, dialogs, cancellationToken),
        _ => turn.SayAsync(Reply.Text(turn.Lines[Line.NotYet], FirstButtons(turn)), cancellationToken),
    };

    private static Task PressedAsync(Turn turn, ButtonPress press, DialogContext dialogs, CancellationToken cancellationToken) => press switch
    {
        { Action: ButtonPress.Answer } => AnswerAsync(turn, press.Topic, cancellationToken),
        { Action: ButtonPress.More } => MoreAsync(turn, press.Topic, cancellationToken),
        { Action: ButtonPress.Why } => AnswerAsync(turn, turn.Routine.FindStep(press.Step)?.WhyTopicId, cancellationToken),
        { Action: ButtonPress.Walkthrough } => BeginWalkthroughAsync(turn, dialogs, cancellationToken),
        { Action: ButtonPress.Done or ButtonPress.Skip } => LogOtherAsync(turn, press, cancellationToken),
        _ => NotCoveredAsync(turn, cancellationToken),
    };

    /// <summary>A button of a card further up: it is for the step and the evening that it says.</summary>
    private static Task LogOtherAsync(Turn turn, ButtonPress press, CancellationToken cancellationToken) =>
        turn.Routine.FindStep(press.Step) is { } step
        && LocalDatePattern.Iso.Parse(press.Evening ?? string.Empty).TryGetValue(default, out var evening)
        && evening <= turn.Evening && evening > turn.Evening.PlusDays(-OldestEvening)
            ? WalkthroughDialog.LogAsync(turn, evening, step, press.Action == ButtonPress.Done ? StepOutcome.Done : StepOutcome.Skipped, cancellationToken)
            : NotCoveredAsync(turn, cancellationToken);

    private static async Task BeginWalkthroughAsync(Turn turn, DialogContext dialogs, CancellationToken cancellationToken)
    {
        if (turn.Context.Activity.Conversation?.IsGroup == true)
        {
            await turn.SayAsync(Line.GroupPrivate, [], cancellationToken);
        }
        else if (WalkthroughDialog.Next(turn) is null)
        {
            await turn.SayAsync(Line.WalkthroughNothingLeft, [], cancellationToken);
        }
        else if (dialogs.ActiveDialog is null)
        {
            await WalkthroughDialog.SayWhatRestsAsync(turn, cancellationToken);
            await dialogs.BeginDialogAsync(WalkthroughDialog.Name, null, cancellationToken);
        }
    }

    private static string? WhyTopic(Turn turn)
    {
        var talkedAbout = turn.Client.OnShow?.StepId ?? turn.Routine.Topics.GetValueOrDefault(turn.Client.LastTopic ?? string.Empty)?.StepId;
        return turn.Routine.FindStep(talkedAbout)?.WhyTopicId;
    }

    private static Task AnswerAsync(Turn turn, string? topicId, CancellationToken cancellationToken) =>
        topicId is not null && turn.Routine.Topics.TryGetValue(topicId, out var topic)
            ? Answers.AnswerAsync(turn, topic, cancellationToken)
            : NotCoveredAsync(turn, cancellationToken);

    private static Task MoreAsync(Turn turn, string? topicId, CancellationToken cancellationToken) =>
        topicId is not null && turn.Routine.Topics.TryGetValue(topicId, out var topic)
            ? Answers.TellMoreAsync(turn, topic, cancellationToken)
            : NotCoveredAsync(turn, cancellationToken);

    private static Task NotCoveredAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.SayAsync(Reply.Text(turn.Lines[Line.NotCovered, turn.Content.Operator.Name, turn.Content.Operator.Contact], FirstButtons(turn)[1..]), cancellationToken);

    /// <summary>Where a conversation can start.</summary>
    private static (string Title, ButtonPress Press)[] FirstButtons(Turn turn) =>
    [
        (turn.Lines[Line.ButtonWalkthrough], new ButtonPress(ButtonPress.Walkthrough)),
        .. Questions(turn, ("pores.size", Line.ButtonPores), ("routine.overview", Line.ButtonRoutine)),
    ];

    /// <summary>Buttons for questions, as far as the operator's content has them.</summary>
    private static IEnumerable<(string Title, ButtonPress Press)> Questions(Turn turn, params (string Topic, Line Button)[] questions) =>
        questions.Where(question => turn.Routine.Topics.ContainsKey(question.Topic))
            .Select(question => (turn.Lines[question.Button], new ButtonPress(ButtonPress.Answer, Topic: question.Topic)));
}
