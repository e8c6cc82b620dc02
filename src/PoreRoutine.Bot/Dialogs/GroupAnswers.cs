using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Understanding;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>
/// What the bot says among several people: answers from the content, and that it keeps nothing personal there. No record is read or written and no
/// dialog runs, so what is talked about is forgotten with the message.
/// </summary>
internal static class GroupAnswers
{
    /// <summary>Says what may be asked here, and where the rest belongs.</summary>
    public static Task GreetAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.SayAsync(Reply.Group(turn, turn.Lines[Line.GreetingGroup, turn.Content.Operator.Name], Answers.FirstQuestions(turn)), cancellationToken);

    /// <summary>Answers a message. That something is private is said once, however much of that is in it.</summary>
    public static async Task RespondAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Readings is [])
        {
            await PressedAsync(turn, turn.Press, cancellationToken);
            return;
        }

        var isPrivate = false;
        foreach (var reading in turn.Readings)
        {
            if (Answer(turn.Serving(reading), reading, cancellationToken) is { } answered)
            {
                await answered;
            }
            else if (!isPrivate)
            {
                isPrivate = true;
                await SayPrivateAsync(turn, cancellationToken);
            }
        }
    }

    private static Task PressedAsync(Turn turn, ButtonPress? press, CancellationToken cancellationToken) => press switch
    {
        null => turn.SayAsync(Line.NoWords, [], cancellationToken),
        { Action: ButtonPress.Answer } => Answers.AnswerAsync(turn, press.Topic, cancellationToken),
        { Action: ButtonPress.More } => Answers.TellMoreAsync(turn, press.Topic, cancellationToken),
        { Action: ButtonPress.Why } => Answers.AnswerAsync(turn, turn.Routine.FindStep(press.Step)?.WhyTopicId, cancellationToken),
        _ => SayPrivateAsync(turn, cancellationToken),
    };

    /// <summary>Answers one of a message's requests; null if it is about somebody's own evenings or data.</summary>
    private static Task? Answer(Turn turn, Reading reading, CancellationToken cancellationToken) => reading switch
    {
        { Decision.Kind: RecognitionKind.Care } => turn.SayAsync(Line.Care, [turn.Content.Operator.Name, turn.Content.Operator.Contact], cancellationToken),
        { Word: Word.Why } => Answers.WhyAsync(turn, cancellationToken),
        { Word: Word.More } => Answers.MoreAsync(turn, cancellationToken),
        { Word: Word.Again or Word.Then or Word.Other } => Answers.AskAsync(turn, reading, cancellationToken),
        { Word: Word.WhoAreYou } => turn.SayAsync(Line.WhoAmI, [turn.Content.Operator.Name], cancellationToken),
        { Word: Word.Ok } => turn.SayAsync(Line.Acknowledged, [], cancellationToken),
        { Word: Word.Stop } => turn.SayAsync(Line.CancelNothing, [], cancellationToken),
        { Word: not null } => null,
        { Intent: { } intent } => intent switch
        {
            Intents.Greeting or Intents.Help => GreetAsync(turn, cancellationToken),
            Intents.Thanks => turn.SayAsync(Line.Thanks, [], cancellationToken),
            Intents.Goodbye => turn.SayAsync(Line.Goodbye, [], cancellationToken),
            Intents.Cancel => turn.SayAsync(Line.CancelNothing, [], cancellationToken),
            _ => null,
        },
        { Decision: { Kind: RecognitionKind.Topic, Label: { } topic } } => Answers.AnswerAsync(turn, topic, cancellationToken),
        { Decision: { Label: null, Offered: var offered } decision } =>
            offered.RemoveAll(candidate => !turn.Routine.Topics.ContainsKey(candidate.Label)) is { IsEmpty: false } topics
                ? Answers.AskAsync(turn, reading with { Decision = decision with { Offered = topics } }, cancellationToken)
                : null,
        { IsForeign: true } => turn.SayAsync(Line.OtherLanguage, [], cancellationToken),
        _ => Answers.NotCoveredAsync(turn, cancellationToken),
    };

    private static Task SayPrivateAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.SayAsync(Reply.Group(turn, turn.Lines[Line.GroupPrivate]), cancellationToken);
}
