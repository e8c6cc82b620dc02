namespace PoreRoutine.Bot.Content;

/// <summary>What a short answer of <c>dialogs/words.en.yaml</c> means.</summary>
internal enum Word
{
    /// <summary>The step on show is done.</summary>
    Done,

    /// <summary>Yes: the step on show is done, or what was offered is welcome.</summary>
    Ok,

    /// <summary>No: the step on show is left out, or what was offered is not welcome.</summary>
    Skip,

    /// <summary>All that is left is done.</summary>
    AllDone,

    /// <summary>Leave the walkthrough.</summary>
    Stop,

    /// <summary>Why what was just talked about.</summary>
    Why,

    /// <summary>The long form of the answer just given.</summary>
    More,

    /// <summary>The answer just given once more.</summary>
    Again,

    /// <summary>What comes after the step just talked about.</summary>
    Then,

    /// <summary>The other one of two products of a step.</summary>
    Other,

    /// <summary>Whether they talk to a program, and whose.</summary>
    WhoAreYou,

    /// <summary>All is well again: the steps left out after a sign that needed a doctor come back.</summary>
    GoOn,

    /// <summary>The bot is to choose: the default.</summary>
    YouChoose,

    /// <summary>To be asked for the plan, question by question.</summary>
    SetUp,

    /// <summary>The evenings in the client's own calendar.</summary>
    Calendar,

    /// <summary>No longer in it: its address ends.</summary>
    CalendarEnd,
}
