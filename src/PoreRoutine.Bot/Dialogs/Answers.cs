using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Unanswered;
using PoreRoutine.Bot.Understanding;
using PoreRoutine.Knowledge;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>Answers questions in the operator's words.</summary>
internal static class Answers
{
    /// <summary>So many characters of what was said go into a button: steps, days and times stand in fewer.</summary>
    private const int MostText = 300;

    /// <summary>Gives the short answer, the step it belongs to, and where to go on from there. A topic that is not there is not covered.</summary>
    public static Task AnswerAsync(Turn turn, string? topicId, CancellationToken cancellationToken)
    {
        if (Find(turn, topicId) is not { } topic)
        {
            return NotCoveredAsync(turn, cancellationToken);
        }

        var text = turn.Routine.FindStep(topic.StepId) is { } step
            ? $"{topic.ShortAnswer}\n\n{turn.Lines[Line.AnswerStep, step.Title]}"
            : topic.ShortAnswer;
        (string, ButtonPress)[] more = topic.LongAnswer is null ? [] : [(turn.Lines[Line.ButtonMore], new ButtonPress(ButtonPress.More, Topic: topic.Id))];
        return SayAsync(turn, topic, text, more, cancellationToken);
    }

    /// <summary>Gives the long answer; the short one where there is no more to say.</summary>
    public static Task TellMoreAsync(Turn turn, string? topicId, CancellationToken cancellationToken) =>
        Find(turn, topicId) is { } topic
            ? SayAsync(turn, topic, topic.LongAnswer ?? topic.ShortAnswer, [], cancellationToken)
            : NotCoveredAsync(turn, cancellationToken);

    /// <summary>"Why?" alone: why the step on show, or that of the answer just given; of a why that was answered, more.</summary>
    public static Task WhyAsync(Turn turn, CancellationToken cancellationToken)
    {
        var step = turn.Routine.FindStep(turn.About.StepIn(turn.Routine));
        var why = turn.Client.LastRequest is { Intent: Intents.AgendaMayI or Intents.PlanMove } ? AgendaAnswers.WhyNot(turn, step)?.Id ?? step?.WhyTopicId : step?.WhyTopicId;
        return (why, turn.Client.LastTopic) switch
        {
            (null, null) => AskAsync(turn, turn.Reading!, cancellationToken),
            (null, { } last) => TellMoreAsync(turn, last, cancellationToken),
            var (topic, last) when topic == last => TellMoreAsync(turn, topic, cancellationToken),
            var (topic, _) => AnswerAsync(turn, topic, cancellationToken),
        };
    }

    /// <summary>"Tell me more" alone: of the answer just given, or of the step on show.</summary>
    public static Task MoreAsync(Turn turn, CancellationToken cancellationToken) =>
        (turn.Client.LastTopic ?? turn.Routine.FindStep(turn.About.StepIn(turn.Routine))?.WhyTopicId) is { } topic
            ? TellMoreAsync(turn, topic, cancellationToken)
            : AskAsync(turn, turn.Reading!, cancellationToken);

    /// <summary>Asks which of several was meant.</summary>
    public static Task AskAsync(Turn turn, Reading reading, CancellationToken cancellationToken)
    {
        var offered = reading.Decision.Offered.Select(candidate => Find(turn, candidate.Label)).ToList();
        if (offered is [{ StepId: { } stepId } first, ..] && offered.TrueForAll(topic => topic?.StepId == stepId))
        {
            // All that was meant is about one step: "how often?" then is about that step too.
            (turn.Client.LastTopic, turn.Client.LastRequest) = (first.Id, null);
        }

        return turn.SayAsync(Reply.Text(turn.Lines[reading.IsStepMissing ? Line.WhichStep : Line.DidYouMean], reading.Decision.Offered.Select(Offer)), cancellationToken);

        (string, ButtonPress) Offer(Candidate candidate)
        {
            if (!turn.Routine.Topics.TryGetValue(candidate.Label, out var topic))
            {
                return (turn.Lines[Line.Offer(candidate.Label)], new ButtonPress(ButtonPress.Request, Intent: candidate.Label, Text: Kept(reading.Text)));
            }

            var title = reading.IsStepMissing ? turn.Routine.FindStep(topic.StepId)?.Title : null;
            return (title ?? topic.Question, new ButtonPress(ButtonPress.Answer, Topic: topic.Id));
        }
    }

    /// <summary>Says that the content does not cover it, who can help, and what can be asked.</summary>
    public static Task NotCoveredAsync(Turn turn, CancellationToken cancellationToken)
    {
        UnansweredQuestion.Mark(turn);
        return turn.SayAsync(Reply.Text(turn.Lines[Line.NotCovered, turn.Content.Operator.Name, turn.Content.Operator.Contact], FirstQuestions(turn)), cancellationToken);
    }

    /// <summary>Questions to start with, as far as the operator's content has them.</summary>
    public static IEnumerable<(string Title, ButtonPress Press)> FirstQuestions(Turn turn) =>
        new[] { (Topic: "pores.size", Button: Line.ButtonPores), (Topic: "routine.overview", Button: Line.ButtonRoutine) }
            .Where(question => turn.Routine.Topics.ContainsKey(question.Topic))
            .Select(question => (turn.Lines[question.Button], new ButtonPress(ButtonPress.Answer, Topic: question.Topic)));

    /// <summary>What was said, as far as it goes into a button.</summary>
    public static string Kept(string? text) => text is null ? string.Empty : text[..Math.Min(text.Length, MostText)];

    private static Topic? Find(Turn turn, string? topicId) => turn.Routine.Topics.GetValueOrDefault(topicId ?? string.Empty);

    private static Task SayAsync(Turn turn, Topic topic, string text, (string Title, ButtonPress Press)[] more, CancellationToken cancellationToken)
    {
        (turn.Client.LastTopic, turn.Client.LastRequest) = (topic.Id, null);
        var followUps = topic.FollowUps.Select(followUp => (followUp.Label, new ButtonPress(ButtonPress.Answer, Topic: followUp.TopicId)));
        return turn.SayAsync(Reply.Text(text, [.. more, .. followUps]), cancellationToken);
    }
}
