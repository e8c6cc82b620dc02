using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Dialogs;

namespace PoreRoutine.Bot.Cards;

/// <summary>The plan in force as a card.</summary>
internal static class PlanCard
{
    /// <summary>Each step with its days and the next of them; then the reminder and the zone.</summary>
    public static IEnumerable<CardElement> Of(Turn turn)
    {
        foreach (var step in turn.Routine.Steps)
        {
            var (days, next) = PlanWords.DaysOf(turn, step);
            yield return new TextBlock(step.Title) { Weight = TextWeight.Bolder, Spacing = Spacing.Medium };
            yield return new TextBlock(turn.Lines[Line.PlanDays, days, next]) { Spacing = Spacing.None };
        }

        yield return new TextBlock(turn.SayReminder()) { Spacing = Spacing.Medium };
        yield return new TextBlock(turn.SayZone());
    }
}
