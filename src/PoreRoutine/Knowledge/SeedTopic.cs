using System.Collections.Immutable;

namespace PoreRoutine.Knowledge;

/// <summary>A topic as it stands in a file, its follow-ups not yet looked up.</summary>
/// <param name="Id">The id of its heading.</param>
/// <param name="Line">The heading's line, from 1.</param>
internal sealed record SeedTopic(string Id, int Line, string Question)
{
    public string ShortAnswer { get; init; } = "";

    public string? LongAnswer { get; init; }

    public ImmutableArray<SeedFile.Lined<FollowUp>> FollowUps { get; init; } = [];

    /// <summary>The topic; only where there was no fault.</summary>
    public Topic ToTopic(string? stepId) => new(Id, stepId, Question, ShortAnswer, LongAnswer, [.. FollowUps.Select(link => link.Value)]);
}
