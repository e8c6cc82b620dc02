using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>Where a walkthrough is.</summary>
/// <param name="Evening">Its evening, ISO.</param>
/// <param name="StepId">The step on show.</param>
internal sealed record StepOnShow(string Evening, string StepId)
{
    /// <summary>The evening as a date.</summary>
    [JsonIgnore]
    public LocalDate Date => LocalDatePattern.Iso.Parse(Evening).GetValueOrThrow();

    /// <summary>A step on an evening.</summary>
    public static StepOnShow On(LocalDate evening, string stepId) => new(LocalDatePattern.Iso.Format(evening), stepId);
}
