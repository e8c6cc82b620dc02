namespace BotFramework.Dialogs;

/// <summary>Why a dialog's method is called.</summary>
public enum DialogReason
{
    /// <summary>The dialog begins.</summary>
    BeginCalled,

    /// <summary>The client's next activity came in.</summary>
    ContinueCalled,

    /// <summary>The dialog above it on the stack ended.</summary>
    EndCalled,

    /// <summary>Another dialog takes its place.</summary>
    ReplaceCalled,

    /// <summary>The stack is cleared.</summary>
    CancelCalled,

    /// <summary>The step before it in a waterfall passed on.</summary>
    NextCalled,
}
