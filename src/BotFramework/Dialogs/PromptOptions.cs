using System.Text.Json.Serialization;
using BotFramework.Dialogs.Choices;
using BotFramework.Schema;

namespace BotFramework.Dialogs;

/// <summary>What a prompt is begun with. Stored with it.</summary>
public class PromptOptions
{
    /// <summary>Empty options.</summary>
    [JsonConstructor]
    public PromptOptions()
    {
    }

    /// <summary>Options with the given members.</summary>
    public PromptOptions(Activity? prompt = null, Activity? retryPrompt = null, IList<Choice>? choices = null, ListStyle? style = null, object? validations = null, string? recognizeLanguage = null)
    {
        Prompt = prompt;
        RetryPrompt = retryPrompt;
        Choices = choices;
        Style = style;
        Validations = validations;
        RecognizeLanguage = recognizeLanguage;
    }

    /// <summary>What to ask; null to ask nothing.</summary>
    public Activity? Prompt { get; set; }

    /// <summary>What to ask after an answer that was not accepted; null to ask <see cref="Prompt"/> again.</summary>
    public Activity? RetryPrompt { get; set; }

    /// <summary>The choices of a <see cref="ChoicePrompt"/>; null for none.</summary>
    public IList<Choice>? Choices { get; set; }

    /// <summary>How choices are shown; null for the prompt's own style.</summary>
    public ListStyle? Style { get; set; }

    /// <summary>What the validator needs to know, of a type that the state's JSON options know; null for nothing. Read it with <see cref="PromptValidatorContext{T}.GetValidations{TValidations}"/>.</summary>
    public object? Validations { get; set; }

    /// <summary>The language tag of the answers; null for the activity's.</summary>
    public string? RecognizeLanguage { get; set; }
}
