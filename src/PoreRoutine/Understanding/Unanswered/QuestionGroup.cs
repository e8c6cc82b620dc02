using System.Collections.Immutable;
using NodaTime;

namespace PoreRoutine.Understanding.Unanswered;

/// <summary>Wordings that mean the same.</summary>
/// <param name="Wordings">The most asked first; at least one.</param>
public sealed record QuestionGroup(ImmutableArray<AskedQuestion> Wordings)
{
    /// <summary>The most asked wording.</summary>
    public string Title => Wordings[0].Text;

    /// <summary>How often it was asked in any wording.</summary>
    public long Count => Wordings.Sum(wording => wording.Count);

    /// <summary>The first day on which it was.</summary>
    public LocalDate First => Wordings.Min(wording => wording.First);

    /// <summary>The last one.</summary>
    public LocalDate Last => Wordings.Max(wording => wording.Last);
}
