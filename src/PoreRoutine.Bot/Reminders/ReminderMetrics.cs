using System.Diagnostics.Metrics;

namespace PoreRoutine.Bot.Reminders;

/// <summary>Counts what becomes of reminders. Thread-safe.</summary>
internal sealed class ReminderMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "PoreRoutine.Reminders";

    private readonly Counter<long> _due;
    private readonly Counter<long> _skipped;
    private readonly Counter<long> _suppressed;
    private readonly Counter<long> _expired;
    private readonly Counter<long> _setAside;
    private readonly Counter<long> _madeGood;

    /// <summary>Counts on a meter of its own.</summary>
    public ReminderMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _due = meter.CreateCounter<long>("reminders.due", description: "Reminders that were dealt with.");
        _skipped = meter.CreateCounter<long>("reminders.skipped", description: "Of them, those that were too late to be sent.");
        _suppressed = meter.CreateCounter<long>("reminders.suppressed", description: "Of them, those of evenings with nothing left to do.");
        _expired = meter.CreateCounter<long>("reminders.expired", description: "Of them, those that the channel did not take before they were too late.");
        _setAside = meter.CreateCounter<long>("reminders.set_aside", description: "Clients set aside because of a fault.");
        _madeGood = meter.CreateCounter<long>("reminders.made_good", description: "Wake-ups that the sweep put in.");
    }

    /// <summary>One is dealt with.</summary>
    public void Due() => _due.Add(1);

    /// <summary>One came too late.</summary>
    public void Skipped() => _skipped.Add(1);

    /// <summary>One was not needed.</summary>
    public void Suppressed() => _suppressed.Add(1);

    /// <summary>One was not taken in time.</summary>
    public void Expired() => _expired.Add(1);

    /// <summary>A client was set aside.</summary>
    public void SetAside() => _setAside.Add(1);

    /// <summary>The sweep put in a wake-up.</summary>
    public void MadeGood() => _madeGood.Add(1);
}
