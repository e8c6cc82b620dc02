using System.Diagnostics.Metrics;
using PoreRoutine.Bot.Dialogs;
using PoreRoutine.Bot.Understanding;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Telemetry;

/// <summary>Counts what becomes of messages, and how sure the recogniser was. Thread-safe; a turn that ran twice counts twice.</summary>
internal sealed class AnswerMetrics
{
    private readonly Counter<long> _answers;
    private readonly Histogram<double> _confidence;

    /// <summary>Counts on the service's meter.</summary>
    public AnswerMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(ServiceTelemetry.Name);
        _answers = meter.CreateCounter<long>("answers", "{answer}", "Requests in messages that were answered, and how.");
        _confidence = meter.CreateHistogram(
            "recognizer.confidence",
            "1",
            "How likely the recogniser thought what it took a text for.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.15, 0.2, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99] });
    }

    /// <summary>A message was read.</summary>
    public void Heard(IEnumerable<Reading> readings)
    {
        foreach (var recognition in readings.Select(reading => reading.Recognition).OfType<Recognition>())
        {
            _confidence.Record(recognition.Confidence, Tag("kind", recognition.Kind switch
            {
                RecognitionKind.Topic => "topic",
                RecognitionKind.Intent => "intent",
                RecognitionKind.Care => "care",
                _ => "none",
            }));
        }
    }

    /// <summary>What the bot had asked, or the step on show, took what was said.</summary>
    public void Taken() => Count("dialog");

    /// <summary>A request is answered for itself.</summary>
    public void Answered(Turn turn) => Count(turn switch
    {
        { Press: not null } => "button",
        { Reading: null } => "no_words",
        { Reading.Decision.Kind: RecognitionKind.Care } => "care",
        { Reading.Word: not null } => "short_answer",
        { Reading.Intent: not null } => "intent",
        { Reading.Decision.Label: null } => "did_you_mean",
        { Reading.Decision.Kind: RecognitionKind.Topic } => "topic",
        { Reading.IsForeign: true } => "other_language",
        _ => "none",
    });

    private void Count(string outcome) => _answers.Add(1, Tag("outcome", outcome));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
