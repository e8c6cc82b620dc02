using BotFramework.Schema;
using BotFramework.Turns;

namespace BotFramework.Integration;

/// <summary>Collects replies for the response to the request itself.</summary>
internal sealed class ExpectedRepliesSender : IActivitySender
{
    public List<Activity> Activities { get; } = [];

    public bool Reaches(Activity activity) => true;

    public Task<int> SendAsync(IReadOnlyList<Activity> activities, CancellationToken cancellationToken)
    {
        Activities.AddRange(activities);
        return Task.FromResult(activities.Count);
    }
}
