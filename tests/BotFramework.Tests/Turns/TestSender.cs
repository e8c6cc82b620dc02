using BotFramework.Schema;
using BotFramework.Turns;

namespace BotFramework.Tests.Turns;

/// <summary>A channel that takes what it is given, or only so many, or fails; nothing of a call that was given up.</summary>
internal sealed class TestSender : IActivitySender
{
    private readonly List<string?> _taken = [];

    /// <summary>The texts taken, in order, with what was done and to which id where that is no send.</summary>
    public IReadOnlyList<string?> Taken => _taken;

    /// <summary>How many activities it takes a call.</summary>
    public int Takes { get; set; } = int.MaxValue;

    /// <summary>What it says of what it did not take.</summary>
    public TimeSpan? TryAgainAfter { get; set; }

    /// <summary>Thrown instead of taking anything.</summary>
    public Exception? Crash { get; set; }

    /// <summary>What it says, of the first activity of the next call alone, that it will never take it; null if it takes it.</summary>
    public (System.Net.HttpStatusCode Status, string? Code)? Refuses { get; set; }

    /// <summary>Called before activities are taken.</summary>
    public Func<Task>? Before { get; set; }

    /// <summary>How long it might have waited, the last time.</summary>
    public TimeSpan TimeLeft { get; private set; }

    /// <summary>Told of each activity taken.</summary>
    public Action<Activity>? Sent { get; set; }

    public bool CanUpdate { get; set; } = true;

    public bool Reaches(Activity activity) => true;

    public async Task<SendResult> SendAsync(IReadOnlyList<OutgoingActivity> operations, TimeSpan timeLeft, CancellationToken cancellationToken)
    {
        TimeLeft = timeLeft;
        if (Before is not null)
        {
            await Before();
        }

        if (Crash is not null)
        {
            throw Crash;
        }

        var taken = operations.Take(cancellationToken.IsCancellationRequested ? 0 : Takes).ToList();
        taken.ForEach(operation => Sent?.Invoke(operation.Activity));
        lock (_taken)
        {
            _taken.AddRange(taken.Select(TextOf));
        }

        var refuses = Refuses;
        Refuses = null;
        return new SendResult(taken.Count, TryAgainAfter) { Refusals = refuses is { } refused ? [new Refusal(taken[0].Operation, taken[0].Activity, refused.Status, refused.Code)] : [] };
    }

    private static string? TextOf(OutgoingActivity outgoing) =>
        outgoing.Operation == OutgoingOperation.Send ? outgoing.Activity.Text : $"{outgoing.Operation} {outgoing.Activity.Id} {outgoing.Activity.Text}".TrimEnd();
}
