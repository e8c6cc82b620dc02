using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace BotFramework.Tests;

/// <summary>What the meters of one service measured, and of no other that runs in this process. Thread-safe.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(string Instrument, double Value, string Tags)> _taken = [];

    /// <summary>Listens from here on.</summary>
    /// <param name="meters">Makes the service's meters.</param>
    public Measurements(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, meters))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>The values of an instrument in their order, each with its tags in the order of their names: <c>outcome=ok type=message</c>.</summary>
    public IReadOnlyList<(double Value, string Tags)> Of(string instrument) => [.. _taken.Where(taken => taken.Instrument == instrument).Select(taken => (taken.Value, taken.Tags))];

    /// <summary>The tags alone.</summary>
    public IReadOnlyList<string> TagsOf(string instrument) => [.. Of(instrument).Select(taken => taken.Tags)];

    public void Dispose() => _listener.Dispose();

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _taken.Enqueue((instrument.Name, value, string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal))));
}
