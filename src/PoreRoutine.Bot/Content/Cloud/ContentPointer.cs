using System.Text.Json.Serialization;
using Azure;

namespace PoreRoutine.Bot.Content.Cloud;

/// <summary>Says which version of the content is in force: the blob <c>current</c>. Immutable.</summary>
internal sealed record ContentPointer
{
    /// <summary>The version's name: when it was pushed, and the beginning of its hash.</summary>
    public required string Version { get; init; }

    /// <summary>The hash of the version's files, as <see cref="ContentArchive.Hash"/> has it.</summary>
    public required string Hash { get; init; }

    /// <summary>How many files it has.</summary>
    public required int Files { get; init; }

    /// <summary>When it was pushed, by the clock of whoever pushed it.</summary>
    public required DateTimeOffset Pushed { get; init; }

    /// <summary>Which writing of the blob this is.</summary>
    [JsonIgnore]
    public ETag ETag { get; init; }
}
