using BotFramework.Dialogs;
using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Dialogs;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.ClientData;

/// <summary>Requests about what is stored: a copy of it, and its end.</summary>
internal static class DataRequests
{
    /// <summary>Says where the client's file is.</summary>
    public static async Task ExportAsync(Turn turn, CancellationToken cancellationToken)
    {
        var link = await turn.Data.LinkAsync(turn, cancellationToken);
        await turn.SayAsync(Line.DataExport, [link.AbsoluteUri, (int)ExportLinks.Lifetime.TotalMinutes], cancellationToken);
    }

    /// <summary>Asks whether everything is to be deleted. A set-up that this interrupts goes on after a no.</summary>
    public static Task AskAsync(Turn turn, CancellationToken cancellationToken)
    {
        var interrupted = turn.Client.Asked is { IsSetUp: true } open ? open : turn.Client.Asked?.Interrupted;
        turn.Client.Asked = new Question(Question.Delete, Interrupted: interrupted);
        return turn.SayAsync(
            Reply.Text(
                turn.Lines[Line.DataDelete],
                (turn.Lines[Line.ButtonDelete], new ButtonPress(ButtonPress.Delete)),
                (turn.Lines[Line.ButtonKeepData], new ButtonPress(ButtonPress.KeepData))),
            cancellationToken);
    }

    /// <summary>Takes what was said, or a button, for the answer to the open question whether to delete.</summary>
    /// <returns>False if that is not asked, or it is no answer.</returns>
    public static async Task<bool> TryAnswerAsync(Turn turn, DialogContext dialogs, CancellationToken cancellationToken)
    {
        var answer = turn.Client.Asked is { About: Question.Delete } ? AnswerOf(turn) : null;
        if (answer == true)
        {
            await DeleteAsync(turn, dialogs, cancellationToken);
        }
        else if (answer == false)
        {
            await KeepAsync(turn, cancellationToken);
        }

        return answer is not null;
    }

    /// <summary>Nothing is deleted.</summary>
    public static async Task KeepAsync(Turn turn, CancellationToken cancellationToken)
    {
        await turn.SayAsync(Line.DataKept, [], cancellationToken);
        if (Drop(turn) && turn.Client.Asked is not null)
        {
            await SetUpQuestions.AskAsync(turn, cancellationToken);
        }
    }

    /// <summary>
    /// Does not wait for an answer any more: called wherever the bot speaks first, so that a yes to what it then says deletes nothing.
    /// </summary>
    /// <returns>False if it was not waiting.</returns>
    public static bool Drop(Turn turn)
    {
        if (turn.Client.Asked is not { About: Question.Delete } asked)
        {
            return false;
        }

        turn.Client.Asked = asked.Interrupted;
        return true;
    }

    private static async Task DeleteAsync(Turn turn, DialogContext dialogs, CancellationToken cancellationToken)
    {
        await dialogs.CancelAllDialogsAsync(cancellationToken);
        await turn.Data.DeleteAsync(turn, turn.Readings is [] || ReferenceEquals(turn.Reading, turn.Readings[^1]), cancellationToken);
        var isElsewhere = !ConversationLog.Has(turn.Context.Activity.ChannelId);
        await turn.SayAsync(Line.DataDeleted, [turn.Content.Operator.BackupDays, AgendaWords.Flag(isElsewhere)], cancellationToken);
    }

    /// <summary>Yes, no, or null for anything else. Only what a message begins with counts: "delete my data, yes" was said before the question was seen.</summary>
    private static bool? AnswerOf(Turn turn) => turn switch
    {
        { Press.Action: ButtonPress.Delete } => true,
        { Press.Action: ButtonPress.KeepData } => false,
        { Reading: null } => null,
        _ when !ReferenceEquals(turn.Reading, turn.Readings[0]) => null,
        { Reading.Word: Word.Skip or Word.Stop } or { Reading.Intent: Intents.Cancel } => false,
        _ => turn.Content.Words.FindDeletion(turn.Reading.Text),
    };
}
