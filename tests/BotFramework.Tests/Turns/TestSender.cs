using BotFramework.Schema;
using BotFramework.Turns;

namespace BotFramework.Tests.Turns;

/// <summary>A channel that takes what it is given, or only so many, or fails; nothing of a call that was given up.</summary>
internal sealed class TestSender : IActivitySender
{
    private readonly List<string?> _taken = [];

    /// <summary>The texts taken, in order.</summary>
    public IReadOnlyList<string?> Taken => _taken;

    /// <summary>How many activities it takes a call.</summary>
    public int Takes { get; set; } = int.MaxValue;

    /// <summary>Thrown instead of taking anything, as if the process died.</summary>
    public Exception? Crash { get; set; }

    /// <summary>Called before activities are taken.</summary>
    public Func<Task>? Before { get; set; }

    public bool Reaches(Activity activity) => true;

    public async Task<int> SendAsync(IReadOnlyList<Activity> activities, CancellationToken cancellationToken)
    {
        if (Before is not null)
        {
            await Before();
        }

        if (Crash is not null)
        {
            throw Crash;
        }

        var taken = activities.Take(cancellationToken.IsCancellationRequested ? 0 : Takes).ToList();
        lock (_taken)
        {
            _taken.AddRange(taken.Select(activity => activity.Text));
        }

        return taken.Count;
    }
}
