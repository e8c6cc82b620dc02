using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace PoreRoutine.Knowledge;

/// <summary>What came of reading content: either the content or, where anything is wrong with it, every fault.</summary>
/// <typeparam name="T">The content.</typeparam>
public sealed class ContentResult<T>
    where T : class
{
    /// <summary>Content without a fault.</summary>
    public ContentResult(T content) => Content = content;

    /// <summary>Faults: at least one. They are kept in the order of file and line.</summary>
    public ContentResult(IEnumerable<ContentFault> faults)
    {
        Faults = [.. faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)];
        if (Faults.IsEmpty) throw new ArgumentException("No content and no fault either.", nameof(faults));
    }

    /// <summary>The content; null if there is any fault.</summary>
    public T? Content { get; }

    /// <summary>All faults by file and line; empty if there is content.</summary>
    public ImmutableArray<ContentFault> Faults { get; } = [];

    /// <summary>Whether there is content, not faults.</summary>
    [MemberNotNullWhen(true, nameof(Content))]
    public bool IsSound => Content is not null;
}
