using NodaTime.Text;
using PoreRoutine.Bot.Understanding;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>Adds to a request what it leaves to be understood: the step just talked about, the evening of what it corrects.</summary>
internal static class RequestCompletion
{
    /// <summary>The turn with the request as it is meant.</summary>
    public static (Turn Turn, string Intent) Complete(Turn turn, string intent)
    {
        if (intent == Intents.PlanMove && turn.Reading is { Recognition: null } leaning && turn.Press is null && !turn.Content.Reader.ReadAs(intent, leaning.Text, turn.Time).Slots.Time.Weekdays.IsSaid)
        {
            // "And the mask?" after a move asks; it does not move the mask to the same days.
            intent = Intents.AgendaNext;
            turn = turn.Serving(turn.Content.Reader.ReadAs(intent, leaning.Text, turn.Time));
        }

        return (Corrected(WithStep(turn, intent), intent), intent);
    }

    /// <summary>The step that "did it" and "skip it" are about outside of a walkthrough: the one just asked about, if that was for tonight; null if there is none.</summary>
    public static string? StepMeant(Turn turn) =>
        turn is { Client.LastRequest: { Intent: Intents.AgendaMayI or Intents.AgendaNext or Intents.PlanMove, Steps: [var step] } request, Reading.Text: var text }
        && (request.Dates is null || (request.Dates is [var only] && only == LocalDatePattern.Iso.Format(turn.Evening)))
        && (request.Intent == Intents.AgendaMayI || turn.Schedule.Next(turn.Routine.FindStep(step)!) == turn.Evening)
        && Normalizer.Words(text).Exists(word => word is "it" or "that")
            ? step
            : null;

    /// <summary>"I missed last night" - "no wait, I did it all": the evening is still that of what is corrected.</summary>
    private static Turn Corrected(Turn turn, string intent) =>
        intent is Intents.DiaryDone or Intents.DiarySkip
        && turn is { Reading: { Slots.Time.Dates.IsSaid: false } reading, Client.LastRequest: { Intent: Intents.DiaryDone or Intents.DiarySkip } corrected }
        && turn.Content.Words.IsCorrection(reading.Text)
            ? turn.Serving(reading with { Slots = corrected.With(reading.Slots) })
            : turn;

    /// <summary>A request that needs a step and names none is about the one just talked about; what was done in a walkthrough is the step on show.</summary>
    private static Turn WithStep(Turn turn, string intent)
    {
        var step = intent switch
        {
            Intents.AgendaNext or Intents.AgendaMayI or Intents.DiaryLast or Intents.PlanMove => turn.About.StepIn(turn.Routine),
            Intents.DiaryDone or Intents.DiarySkip when turn.Reading is { Slots.Time.Dates.IsSaid: false } named && !SlotReader.SaysAll(named.Text) => turn.Client.OnShow?.StepId ?? StepMeant(turn),
            _ => null,
        };
        return step is not null && turn.Reading is { Slots: { Steps.IsEmpty: true } slots } reading
            ? turn.Serving(reading with { Slots = slots with { Steps = [step] } })
            : turn;
    }
}
