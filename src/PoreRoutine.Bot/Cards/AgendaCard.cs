using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Dialogs;
using PoreRoutine.Routine;

namespace PoreRoutine.Bot.Cards;

/// <summary>Tonight's agenda as a card.</summary>
internal static class AgendaCard
{
    /// <summary>Each step with a sign, its state, the reason, and when it comes next.</summary>
    public static IEnumerable<CardElement> Of(Turn turn, Agenda tonight) => tonight.Items.Select(item => Row(turn, item));

    private static ColumnSet Row(Turn turn, AgendaItem item)
    {
        var sign = new Column("20px", new TextBlock(Sign(item.State)) { HorizontalAlignment = Alignment.Center, Weight = TextWeight.Bolder });
        var words = new Column("stretch", new TextBlock(item.Step.Title) { Weight = TextWeight.Bolder }, new TextBlock(Say(turn, item)) { Spacing = Spacing.None });
        return new(sign, words) { Spacing = Spacing.Medium };
    }

    private static string Sign(AgendaState state) => state switch
    {
        AgendaState.Due => Signs.Due,
        AgendaState.Done => Signs.Done,
        AgendaState.Skipped => Signs.Skipped,
        _ => Signs.Off,
    };

    private static string Say(Turn turn, AgendaItem item)
    {
        // What moves is named with the reason.
        var next = AgendaWords.IsDaily(item.Step) || item.Next == turn.Evening || item.Next == item.Move?.From ? string.Empty : turn.SayOrNothing(item.Next);
        return item.State switch
        {
            AgendaState.Due => turn.Lines[Line.AgendaCardDue, turn.SayReason(item)],
            AgendaState.Done => turn.Lines[Line.AgendaCardDone, item.Reason is AgendaReason.Logged { IsBeyondLimit: true } ? turn.Say(item.Step.Limit) : string.Empty, next],
            AgendaState.Skipped => turn.Lines[Line.AgendaCardSkipped, next],
            _ => turn.Lines[Line.AgendaCardNot, turn.SayReason(item), next],
        };
    }
}
