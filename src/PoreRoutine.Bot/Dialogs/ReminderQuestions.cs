using PoreRoutine.Bot.Content;
using PoreRoutine.Understanding;
using PoreRoutine.Understanding.Time;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>Answers to what the bot asks about reminders: whether to go on, and until when they pause.</summary>
internal static class ReminderQuestions
{
    /// <summary>A text with no more words than this is an answer, whatever else it might mean.</summary>
    private const int FewWords = 4;

    /// <summary>Takes what was said for the answer.</summary>
    /// <returns>False if it is none: then it is served as what it is.</returns>
    public static async Task<bool> TryAnswerAsync(Turn turn, Question asked, CancellationToken cancellationToken)
    {
        switch (asked.About, turn.Reading?.Word)
        {
            case (Question.Reminders, Word.Ok or Word.GoOn):
                await ReminderRequests.ResumeAsync(turn, cancellationToken);
                return true;
            case (Question.Reminders, Word.Skip or Word.Stop):
            // "I don't know": until they say so.
            case (Question.Pause, Word.YouChoose):
                await ReminderRequests.StopAsync(turn, cancellationToken);
                return true;
            case (Question.Pause, Word.Skip or Word.Stop):
                await SetUpQuestions.KeepAsync(turn, cancellationToken);
                return true;
            case (Question.Pause, null) when Until(turn) is { IsSaid: true } until:
                await ReminderRequests.PauseAsync(turn, until, cancellationToken);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The day that an answer names: "friday" is until friday, and "a week" is for a week.</summary>
    private static Slot<NodaTime.LocalDate>? Until(Turn turn)
    {
        if (turn.Reading is not { } reading || reading.Text.Contains('?') || !(reading.Intent is null or Intents.ReminderPause || Normalizer.Words(reading.Text).Count <= FewWords))
        {
            return null;
        }

        var isWhole = TimeExpressions.Recognize(reading.Text, turn.Time).Any(expression => expression is UntilExpression or DurationExpression);
        return turn.Content.Reader.ReadAs(Intents.ReminderPause, isWhole ? reading.Text : $"until {reading.Text}", turn.Time).Slots.Time.Until;
    }
}
