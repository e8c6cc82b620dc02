using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Dialogs;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Unanswered;

/// <summary>A question that a turn said is not covered; the turn carries it to <see cref="UnansweredQuestions"/>.</summary>
/// <param name="Text">What the client wrote. It is not stored as it is.</param>
/// <param name="Content">The content that does not cover it.</param>
internal sealed record UnansweredQuestion(string Text, BotContent Content)
{
    /// <summary>Marks the turn's question as not covered; not where it was said in a group, or was a button or a short answer, and never <c>care</c>.</summary>
    public static void Mark(Turn turn)
    {
        if (turn is { IsGroup: false, Reading: { Word: null, IsForeign: false, Decision.Kind: RecognitionKind.None, Text: var text } })
        {
            turn.Context.TurnState.Set(new UnansweredQuestion(text, turn.Content));
        }
    }
}
