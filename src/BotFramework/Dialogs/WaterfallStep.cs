namespace BotFramework.Dialogs;

/// <summary>A step of a waterfall.</summary>
/// <returns>What a call on <paramref name="stepContext"/> returned, or <see cref="Dialog.EndOfTurn"/> to wait for the client.</returns>
public delegate Task<DialogTurnResult> WaterfallStep(WaterfallStepContext stepContext, CancellationToken cancellationToken);
