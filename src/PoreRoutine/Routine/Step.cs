using System.Collections.Immutable;

namespace PoreRoutine.Routine;

/// <summary>One step of the evening, as the operator wrote it.</summary>
/// <param name="Id">Stays the same for ever: <c>cleanse</c>.</param>
/// <param name="Order">Its place in the evening; unique, not necessarily without gaps.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Cadence">How often it comes by itself.</param>
/// <param name="Limit">How often it may be done at most.</param>
/// <param name="Products">The operator's picks in the order of use; may be empty.</param>
/// <param name="Tonight">What to do now, as Markdown: what the walkthrough says.</param>
/// <param name="WhyTopicId">The topic that tells why; one of the same <see cref="Knowledge.RoutineContent"/>.</param>
/// <param name="IsGentle">True if it stays in the evening after a sign that needs a doctor.</param>
/// <param name="Words">What people call it, beside <paramref name="Id"/>, <paramref name="Title"/> and the names of <paramref name="Products"/>; may be empty.</param>
public sealed record Step(
    string Id,
    int Order,
    string Title,
    Cadence Cadence,
    Limit Limit,
    ImmutableArray<Product> Products,
    string Tonight,
    string WhyTopicId,
    bool IsGentle,
    ImmutableArray<string> Words);
