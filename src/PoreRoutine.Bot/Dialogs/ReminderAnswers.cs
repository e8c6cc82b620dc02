using NodaTime;
using NodaTime.Text;
using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Reminders;
using PoreRoutine.Routine;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>What a client makes of a reminder that came: its buttons, and short answers to it. Both are about the reminder's evening, whenever they come.</summary>
internal static class ReminderAnswers
{
    /// <summary>A button of a reminder's card.</summary>
    public static async Task PressAsync(Turn turn, ButtonPress press, CancellationToken cancellationToken)
    {
        if (!LocalDatePattern.Iso.Parse(press.Evening ?? string.Empty).TryGetValue(default, out var evening))
        {
            await Answers.NotCoveredAsync(turn, cancellationToken);
            return;
        }

        await (press.Action switch
        {
            ButtonPress.Snooze => ReminderOnce.SnoozeAsync(turn, evening, cancellationToken),
            ButtonPress.DoneTonight => DiaryRequests.LogAsync(turn, evening, StepOutcome.Done, cancellationToken),
            _ => DiaryRequests.LogAsync(turn, evening, StepOutcome.Skipped, cancellationToken),
        });
        await CloseAsync(turn, evening, press.Action, cancellationToken);
    }

    /// <summary>True if a short answer is one to a reminder.</summary>
    public static bool IsMeant(Turn turn, Word word) => turn.Reminded is { } evening && word switch
    {
        Word.Done or Word.AllDone or Word.Skip => true,
        Word.Ok => turn.Offered && evening != turn.Evening,
        Word.Stop => turn.Offered,
        _ => false,
    };

    /// <summary>Serves it: what is done is all that was due, as the reminder names it all.</summary>
    public static Task AnswerAsync(Turn turn, Word word, CancellationToken cancellationToken)
    {
        var evening = turn.Reminded!.Value;
        return word switch
        {
            Word.Done or Word.AllDone => DiaryRequests.LogAsync(turn, evening, StepOutcome.Done, cancellationToken),

            // "Not now" is later.
            Word.Skip when Normalizer.Words(turn.Reading!.Text).Contains("now") => ReminderOnce.SnoozeAsync(turn, evening, cancellationToken),
            Word.Skip => DiaryRequests.LogAsync(turn, evening, StepOutcome.Skipped, cancellationToken),
            Word.Stop => turn.SayAsync(
                Reply.Text(
                    turn.Lines[Line.ReminderStopWhich, turn.Say(evening)],
                    (turn.Lines[Line.ButtonSkip], new ButtonPress(ButtonPress.SkipTonight, Evening: LocalDatePattern.Iso.Format(evening))),
                    (turn.Lines[Line.ButtonRemindersOff], ReminderRequests.Request(Intents.ReminderStop, string.Empty))),
                cancellationToken),
            _ => turn.SayAsync(Line.Acknowledged, [], cancellationToken),
        };
    }

    /// <summary>Puts the card's new state in its place, where the channel lets cards be changed.</summary>
    private static Task CloseAsync(Turn turn, LocalDate evening, string action, CancellationToken cancellationToken)
    {
        var outcome = action == ButtonPress.Snooze
            ? ReminderOnce.PutOff(turn, evening) is { } putOff ? turn.SayOnce(putOff) : string.Empty
            : AgendaAnswers.SayLogged(turn, evening);
        if (outcome.Length == 0 || !Reply.CanReplace(turn) || turn.Context.Activity.ReplyToId is not { Length: > 0 } card)
        {
            return Task.CompletedTask;
        }

        var closed = EveningReminder.Closed(turn, evening, outcome);
        closed.Id = card;
        return turn.Context.UpdateActivityAsync(closed, cancellationToken);
    }
}
