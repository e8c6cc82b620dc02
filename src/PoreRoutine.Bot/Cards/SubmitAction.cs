using PoreRoutine.Bot.Dialogs;

namespace PoreRoutine.Bot.Cards;

/// <summary>A button; pressed, it sends its data as the value of a message without words.</summary>
/// <param name="Title">What stands on it.</param>
/// <param name="Data">What it carries.</param>
internal sealed record SubmitAction(string Title, ButtonPress Data) : CardButton(Title)
{
    /// <summary>The one that most will press stands out.</summary>
    public string? Style => Data.Action is ButtonPress.Done or ButtonPress.Walkthrough ? "positive" : null;
}
