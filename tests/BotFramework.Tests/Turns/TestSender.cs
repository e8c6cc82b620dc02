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

    /// <summary>Thrown instead of taking anything, as if the process died.</summary>
    public Exception? Crash { get; set; }

    /// <summary>Called before activities are taken.</summary>
    public Func<Task>? Before { get; set; }

    /// <summary>Told of each activity taken.</summary>
    public Action<Activity>? Sent { get; set; }

    public bool CanUpdate { get; set; } = true;

    public bool Reaches(Activity activity) => true;

    public async Task<int> SendAsync(IReadOnlyList<OutgoingActivity> operations, TimeSpan timeLeft, CancellationToken cancellationToken)
    {
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

        return taken.Count;
    }

    private static string? TextOf(OutgoingActivity outgoing) =>
        outgoing.Operation == OutgoingOperation.Send ? outgoing.Activity.Text : $"{outgoing.Operation} {outgoing.Activity.Id} {outgoing.Activity.Text}".TrimEnd();
}
