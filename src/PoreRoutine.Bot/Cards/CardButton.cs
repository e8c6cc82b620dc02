using System.Text.Json.Serialization;

namespace PoreRoutine.Bot.Cards;

/// <summary>A button of a card.</summary>
/// <param name="Title">What stands on it.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SubmitAction), "Action.Submit")]
[JsonDerivedType(typeof(OpenUrlAction), "Action.OpenUrl")]
internal abstract record CardButton(string Title);
