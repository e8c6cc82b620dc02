using System.Diagnostics.Metrics;
using BotFramework.Schema;

namespace BotFramework.Turns;

/// <summary>Counts and times turns. Thread-safe; costs next to nothing while nobody listens.</summary>
internal sealed class TurnMetrics
{
    private readonly Counter<long>? _turns;
    private readonly Histogram<double>? _duration;
    private readonly Counter<long>? _conflicts;

    /// <summary>Counts on the library's meter.</summary>
    /// <param name="meters">Makes the meter; null to count nothing.</param>
    public TurnMetrics(IMeterFactory? meters)
    {
        var meter = meters?.Create(BotFrameworkTelemetry.Name);
        _turns = meter?.CreateCounter<long>("turns", "{turn}", "Turns that ended.");
        _duration = meter?.CreateHistogram(
            "turn.duration",
            "s",
            "How long turns took, waiting for the conversation and for the channel included.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });
        _conflicts = meter?.CreateCounter<long>("conflicts", "{conflict}", "Writes of turns that another process was quicker with: those turns ran again.");
    }

    /// <summary>A turn lost its write to another process.</summary>
    public void Conflict() => _conflicts?.Add(1);

    /// <summary>A turn ended.</summary>
    /// <param name="type">The type of the activity that it was about.</param>
    /// <param name="outcome"><c>ok</c>, <c>failed</c> or <c>repeated</c>.</param>
    /// <param name="duration">How long it took.</param>
    public void Ended(string? type, string outcome, TimeSpan duration)
    {
        // Whoever may write any type is not to make as many series: the protocol's are few.
        var kind = new KeyValuePair<string, object?>("type", type is ActivityTypes.Message or ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate or ActivityTypes.Event or ActivityTypes.Invoke ? type : "other");
        var end = new KeyValuePair<string, object?>("outcome", outcome);
        _turns?.Add(1, end, kind);
        _duration?.Record(duration.TotalSeconds, end, kind);
    }
}
