using PoreRoutine.Knowledge;
using PoreRoutine.Routine;
using PoreRoutine.Understanding.Time;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>Tells which days belong to which step: "masks on wednesdays, scrub on sundays", "did the mask on sunday and the peel on monday".</summary>
internal static class SaidOfEach
{
    /// <summary>What was said behind each step.</summary>
    /// <param name="turn">The turn, with the request that is served.</param>
    /// <param name="intent">What the request is read as.</param>
    /// <param name="steps">The steps that it is about.</param>
    /// <param name="slot">What of it is wanted.</param>
    /// <returns>By the steps' ids; null if the same is meant for all.</returns>
    public static Dictionary<string, Slot<T>>? Read<T>(Turn turn, string intent, IReadOnlyCollection<Step> steps, Func<TimeSlots, Slot<T>> slot)
        where T : notnull
    {
        if (steps.Count < 2)
        {
            return null;
        }

        var found = new Dictionary<string, Slot<T>>(StringComparer.Ordinal);
        var text = turn.Reading!.Text;
        var from = 0;
        IReadOnlyCollection<string> current = [];
        foreach (var expression in TimeExpressions.Recognize(text, turn.Time))
        {
            var part = turn.Content.Reader.ReadAs(intent, text[from..expression.End], turn.Time).Slots;
            from = expression.End;
            current = part.Steps.IsEmpty ? current : part.Steps;
            foreach (var step in current)
            {
                var said = slot(part.Time);
                found[step] = found.TryGetValue(step, out var before) ? before with { Values = [.. before.Values, .. said.Values] } : said;
            }
        }

        return steps.All(step => found.ContainsKey(step.Id)) ? found : null;
    }
}
