namespace BotFramework.Dialogs;

/// <summary>Running a bot's outermost dialog.</summary>
public static class DialogExtensions
{
    /// <summary>Goes on with a dialog, or begins it if its stack is empty.</summary>
    /// <remarks>
    /// Where nothing of the stack can be gone on with, the dialog hears <see cref="DialogEvents.VersionChanged"/> before it begins anew.
    /// </remarks>
    /// <param name="dialog">The outermost dialog.</param>
    /// <param name="turnContext">The turn.</param>
    /// <param name="accessor">Where its stack is kept.</param>
    /// <param name="cancellationToken">Gives up the turn.</param>
    public static async Task<DialogTurnResult> RunAsync(this Dialog dialog, ITurnContext turnContext, IStatePropertyAccessor<DialogState> accessor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        var context = await new DialogSet(accessor).Add(dialog).CreateContextAsync(turnContext, cancellationToken).ConfigureAwait(false);
        var result = await context.ContinueDialogAsync(cancellationToken).ConfigureAwait(false);
        if (result.Status != DialogTurnStatus.Empty)
        {
            return result;
        }

        if (context.IsPositionLost)
        {
            await dialog.OnDialogEventAsync(context, new DialogEvent { Name = DialogEvents.VersionChanged, Value = dialog.Id }, cancellationToken).ConfigureAwait(false);
        }

        return await context.BeginDialogAsync(dialog.Id, null, cancellationToken).ConfigureAwait(false);
    }
}
