using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>Where a walkthrough is.</summary>
/// <param name="Evening">Its evening, ISO.</param>
/// <param name="StepId">The step on show.</param>
internal sealed record StepOnShow(string Evening, string StepId)
{
    /// <summary>A step on an evening.</summary>
    public StepOnShow(LocalDate evening, string stepId)
        : this(LocalDatePattern.Iso.Format(evening), stepId)
    {
    }

    /// <summary>The evening as a date.</summary>
    public LocalDate Date => LocalDatePattern.Iso.Parse(Evening).GetValueOrThrow();
}
