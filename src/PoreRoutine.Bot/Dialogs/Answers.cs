using PoreRoutine.Bot.Content;
using PoreRoutine.Knowledge;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>Answers questions in the operator's words.</summary>
internal static class Answers
{
    /// <summary>Gives the short answer, the step it belongs to, and where to go on from there.</summary>
    public static Task AnswerAsync(Turn turn, Topic topic, CancellationToken cancellationToken)
    {
        var text = turn.Routine.FindStep(topic.StepId) is { } step
            ? $"{topic.ShortAnswer}\n\n{turn.Lines[Line.AnswerStep, step.Title]}"
            : topic.ShortAnswer;
        (string, ButtonPress)[] more = topic.LongAnswer is null ? [] : [(turn.Lines[Line.ButtonMore], new ButtonPress(ButtonPress.More, Topic: topic.Id))];
        return SayAsync(turn, topic, text, more, cancellationToken);
    }

    /// <summary>Gives the long answer; the short one where there is no more to say.</summary>
    public static Task TellMoreAsync(Turn turn, Topic topic, CancellationToken cancellationToken) =>
        SayAsync(turn, topic, topic.LongAnswer ?? topic.ShortAnswer, [], cancellationToken);

    private static Task SayAsync(Turn turn, Topic topic, string text, (string Title, ButtonPress Press)[] more, CancellationToken cancellationToken)
    {
        turn.Client.LastTopic = topic.Id;
        var followUps = topic.FollowUps.Select(followUp => (followUp.Label, new ButtonPress(ButtonPress.Answer, Topic: followUp.TopicId)));
        return turn.SayAsync(Reply.Text(text, [.. more, .. followUps]), cancellationToken);
    }
}
