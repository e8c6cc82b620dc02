using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Understanding;
using PoreRoutine.Understanding.Time;

namespace PoreRoutine.Bot.Evaluation;

/// <summary>Runs utterances through what the bot runs them through. Thread-safe.</summary>
/// <param name="content">What the operator wrote.</param>
/// <param name="reference">Where relative dates start from.</param>
internal sealed class Evaluator(BotContent content, TimeReference reference)
{
    /// <summary>What the bot makes of an utterance.</summary>
    public EvaluationResult Evaluate(string text)
    {
        var reading = content.Reader.Read(text, reference, TalkedAbout.Nothing)[0];
        var decision = reading.Decision;
        return new EvaluationResult(
            text,
            reading.Intent is null ? decision.Label : null,
            reading.Intent,
            NamedSlots.From(reading.Slots, reference.Today),
            decision.Confidence,
            decision.Offered);
    }
}
