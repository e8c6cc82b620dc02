using PoreRoutine.Bot.Content;
using PoreRoutine.Understanding;
using PoreRoutine.Understanding.Time;

namespace PoreRoutine.Bot.Evaluation;

/// <summary>Runs utterances through what the bot runs them through. Thread-safe.</summary>
/// <param name="content">What the operator wrote.</param>
/// <param name="reference">Where relative dates start from.</param>
internal sealed class Evaluator(BotContent content, TimeReference reference)
{
    private readonly SlotReader _slots = new(content.Routine);

    /// <summary>What the bot makes of an utterance.</summary>
    public EvaluationResult Evaluate(string text)
    {
        var reading = Reading.Of(text, content, _slots, reference);
        var decision = reading.Decision;
        var intent = decision.Kind is RecognitionKind.Intent ? decision.Label : null;
        return new EvaluationResult(
            text,
            intent is null ? decision.Label : null,
            intent,
            NamedSlots.From(reading.Slots, reference.Today),
            decision.Confidence,
            decision.Offered);
    }
}
