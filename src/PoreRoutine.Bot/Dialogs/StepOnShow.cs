using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>Where a walkthrough is.</summary>
/// <param name="Evening">Its evening, ISO.</param>
/// <param name="StepId">The step on show.</param>
/// <param name="MadeUp">The steps that are not due on that evening and that the client wants to make up; null if none.</param>
internal sealed record StepOnShow(string Evening, string StepId, string[]? MadeUp = null)
{
    /// <summary>The evening as a date.</summary>
    [JsonIgnore]
    public LocalDate Date => LocalDatePattern.Iso.Parse(Evening).GetValueOrThrow();

    /// <summary>True if the client wants to make that step up.</summary>
    public bool Has(string stepId) => MadeUp?.Contains(stepId) == true;

    /// <summary>The same with a step to make up.</summary>
    public StepOnShow With(string stepId) => this with { MadeUp = [.. MadeUp ?? [], stepId] };

    /// <summary>A step on an evening.</summary>
    public static StepOnShow On(LocalDate evening, string stepId) => new(LocalDatePattern.Iso.Format(evening), stepId);
}
