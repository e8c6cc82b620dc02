namespace PoreRoutine.Bot.Dialogs;

/// <summary>What a client says to the step on show.</summary>
internal enum StepReply
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>It is left out tonight.</summary>
    Skip,

    /// <summary>It and all that is left is done.</summary>
    AllDone,

    /// <summary>Leave the walkthrough.</summary>
    Stop,
}
