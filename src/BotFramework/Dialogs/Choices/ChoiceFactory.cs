using System.Globalization;
using System.Text;
using BotFramework.Schema;

namespace BotFramework.Dialogs.Choices;

/// <summary>Shows choices in messages. Thread-safe.</summary>
public static class ChoiceFactory
{
    /// <summary>A message that shows choices as suits the channel: as buttons where it has them for so many and such short titles, else in text.</summary>
    /// <param name="channelId">The channel; null if unknown.</param>
    /// <param name="list">The choices; null for none.</param>
    /// <param name="text">The text before them; null for none.</param>
    /// <param name="speak">What to say aloud; null for nothing.</param>
    /// <param name="options">The words of a list in text; null for English ones.</param>
    /// <param name="conversationType">The conversation's type, where the channel has buttons in some only: <c>personal</c> in Teams. Null if unknown.</param>
    /// <param name="toList">Ids of those who see buttons; null for everybody.</param>
    public static IMessageActivity ForChannel(string? channelId, IList<Choice>? list, string? text = null, string? speak = null, ChoiceFactoryOptions? options = null, string? conversationType = null, IList<string>? toList = null)
    {
        list ??= [];
        var count = list.Count;
        return list.Any(choice => choice.Title.Length > Channel.MaxActionTitleLength(channelId)) ? List(list, text, speak, options)
            : Channel.SupportsSuggestedActions(channelId, count, conversationType) ? SuggestedAction(list, text, speak, toList)
            : Channel.SupportsCardActions(channelId, count) ? HeroCard(list, text, speak)
            : count <= 3 ? Inline(list, text, speak, options)
            : List(list, text, speak, options);
    }

    /// <summary>A message with the choices in its last line: <c>(1) red, (2) green, or (3) blue</c>.</summary>
    public static Activity Inline(IList<Choice> choices, string? text = null, string? speak = null, ChoiceFactoryOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(choices);
        var line = new StringBuilder(text).Append(' ');
        for (var i = 0; i < choices.Count; i++)
        {
            line.Append(
                i == 0 ? string.Empty
                : i < choices.Count - 1 ? options?.InlineSeparator ?? ", "
                : i == 1 ? options?.InlineOr ?? " or "
                : options?.InlineOrMore ?? ", or ");
            if (options?.IncludeNumbers ?? true)
            {
                line.Append(CultureInfo.InvariantCulture, $"({i + 1}) ");
            }

            line.Append(choices[i].Title);
        }

        return MessageFactory.Text(line.ToString(), speak, InputHints.ExpectingInput);
    }

    /// <summary>A message with the choices in its last line.</summary>
    public static Activity Inline(IList<string> choices, string? text = null, string? speak = null, ChoiceFactoryOptions? options = null) =>
        Inline(ToChoices(choices), text, speak, options);

    /// <summary>A message with the choices as a list below the text.</summary>
    public static Activity List(IList<Choice> choices, string? text = null, string? speak = null, ChoiceFactoryOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(choices);
        var numbers = options?.IncludeNumbers ?? true;
        var lines = choices.Select((choice, index) => (numbers ? $"{index + 1}. " : "- ") + choice.Title);
        return MessageFactory.Text($"{text}\n\n   {string.Join("\n   ", lines)}", speak, InputHints.ExpectingInput);
    }

    /// <summary>A message with the choices as a list below the text.</summary>
    public static Activity List(IList<string> choices, string? text = null, string? speak = null, ChoiceFactoryOptions? options = null) =>
        List(ToChoices(choices), text, speak, options);

    /// <summary>A message with the choices as buttons below it.</summary>
    public static IMessageActivity SuggestedAction(IList<Choice> choices, string? text = null, string? speak = null, IList<string>? toList = null) =>
        MessageFactory.SuggestedActions(ToActions(choices), text, speak, InputHints.ExpectingInput, toList);

    /// <summary>A message with the choices as buttons below it.</summary>
    public static IMessageActivity SuggestedAction(IList<string> choices, string? text = null, string? speak = null, IList<string>? toList = null) =>
        SuggestedAction(ToChoices(choices), text, speak, toList);

    /// <summary>A message with the text and the choices on a card.</summary>
    public static IMessageActivity HeroCard(IList<Choice> choices, string? text = null, string? speak = null)
    {
        var card = new HeroCard { Text = text, Buttons = ToActions(choices) };
        return MessageFactory.Attachment([card.ToAttachment()], null, speak, InputHints.ExpectingInput);
    }

    /// <summary>A message with the text and the choices on a card.</summary>
    public static IMessageActivity HeroCard(IList<string> choices, string? text = null, string? speak = null) =>
        HeroCard(ToChoices(choices), text, speak);

    /// <summary>Choices of values; null makes none.</summary>
    public static IList<Choice> ToChoices(IList<string>? choices) => [.. (choices ?? []).Select(value => new Choice(value))];

    private static List<CardAction> ToActions(IList<Choice>? choices) =>
        [.. (choices ?? []).Select(choice => choice.Action ?? new CardAction(ActionTypes.ImBack, choice.Value, value: choice.Value))];
}
