using System.Collections.Immutable;
using PoreRoutine.Routine;

namespace PoreRoutine.Knowledge;

/// <summary>One file of <c>seeds/</c> as far as it could be read, with the lines that faults across files need.</summary>
internal sealed class SeedFile(SourceText source)
{
    public const string RoutineName = "routine";

    public SourceText Source { get; } = source;

    /// <summary>Whether this is the routine's own file, which has no step.</summary>
    public bool IsRoutine { get; } = Path.GetFileNameWithoutExtension(source.Name) == RoutineName;

    public Lined<string>? Id { get; set; }

    public Lined<int>? Order { get; set; }

    public string? Title { get; set; }

    public Cadence? Cadence { get; set; }

    public Limit? Limit { get; set; }

    public Lined<string>? Why { get; set; }

    public ImmutableArray<Product> Products { get; set; } = [];

    public bool IsGentle { get; set; }

    public ImmutableArray<Lined<string>> Words { get; set; } = [];

    public string? Tonight { get; set; }

    public List<SeedTopic> Topics { get; } = [];

    /// <summary>The step; only where there was no fault.</summary>
    public Step ToStep() => new(Id!.Value, Order!.Value, Title!, Cadence!, Limit!, Products, Tonight!, Why!.Value, IsGentle, [.. Words.Select(word => word.Value)]);

    /// <summary>A value and the line, from 1, where it stands.</summary>
    public sealed record Lined<T>(T Value, int Line);
}
