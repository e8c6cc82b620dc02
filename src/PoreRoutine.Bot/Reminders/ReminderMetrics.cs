using System.Diagnostics.Metrics;

namespace PoreRoutine.Bot.Reminders;

/// <summary>Counts what becomes of reminders. Thread-safe.</summary>
internal sealed class ReminderMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "PoreRoutine.Reminders";

    private readonly Counter<long> _due;
    private readonly Counter<long> _sent;
    private readonly Counter<long> _late;
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
        _sent = meter.CreateCounter<long>("reminders.sent", description: "Messages of them that were stored to be sent.");
        _late = meter.CreateCounter<long>("reminders.late", description: "Of them, those dealt with more than a minute after their time.");
        _skipped = meter.CreateCounter<long>("reminders.skipped", description: "Of them, those that were too late to be sent.");
        _suppressed = meter.CreateCounter<long>("reminders.suppressed", description: "Of them, those of evenings with nothing left to do.");
        _expired = meter.CreateCounter<long>("reminders.expired", description: "Of them, those that the channel did not take before they were too late.");
        _setAside = meter.CreateCounter<long>("reminders.set_aside", description: "Clients set aside because of a fault.");
        _madeGood = meter.CreateCounter<long>("reminders.made_good", description: "Wake-ups that the sweep put in.");
    }

    /// <summary>One is dealt with.</summary>
    public void Due() => _due.Add(1);

    /// <summary>One is said.</summary>
    public void Sent() => _sent.Add(1);

    /// <summary>One is late, if only by little.</summary>
    public void Late() => _late.Add(1);

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
