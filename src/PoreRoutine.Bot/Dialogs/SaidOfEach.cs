using System.Collections.Immutable;
using PoreRoutine.Knowledge;
using PoreRoutine.Routine;
using PoreRoutine.Understanding;
using PoreRoutine.Understanding.Time;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>
/// Tells which days belong to which step: "masks on wednesdays, scrub on sundays", or the other way round, "on sunday I did the mask and on
/// monday the peel".
/// </summary>
internal static class SaidOfEach
{
    /// <summary>What was said of each step.</summary>
    /// <param name="turn">The turn, with the request that is served.</param>
    /// <param name="intent">What the request is read as.</param>
    /// <param name="steps">The steps that it is about.</param>
    /// <param name="slot">What of it is wanted.</param>
    /// <returns>By the steps' ids; null if the same is meant for all, or it is not clear.</returns>
    public static Dictionary<string, ImmutableArray<T>>? Read<T>(Turn turn, string intent, IReadOnlyCollection<Step> steps, Func<TimeSlots, Slot<T>> slot)
    {
        var text = turn.Reading!.Text;
        var expressions = steps.Count > 1 ? TimeExpressions.Recognize(text, turn.Time) : [];
        if (expressions.IsEmpty)
        {
            return null;
        }

        var isDayFirst = Read(..expressions[0].Start).Steps.IsEmpty && !Read(expressions[^1].End..).Steps.IsEmpty;
        var found = new Dictionary<string, ImmutableArray<T>>(StringComparer.Ordinal);
        IReadOnlyCollection<string> current = [];
        foreach (var (index, expression) in expressions.Index())
        {
            var part = Read(isDayFirst
                ? expression.Start..(index + 1 < expressions.Length ? expressions[index + 1].Start : text.Length)
                : (index == 0 ? 0 : expressions[index - 1].End)..expression.End);
            current = part.Steps.IsEmpty ? current : part.Steps;
            if (current.Count == 0)
            {
                return null;
            }

            var said = slot(part.Time);
            foreach (var step in current)
            {
                found[step] = [.. found.GetValueOrDefault(step, []), .. said.IsChoice ? said.Values[..1] : said.Values];
            }
        }

        return steps.All(step => found.ContainsKey(step.Id)) ? found : null;

        RequestSlots Read(Range range) => turn.Content.Reader.ReadAs(intent, text[range], turn.Time).Slots;
    }
}
