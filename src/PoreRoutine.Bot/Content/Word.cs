namespace PoreRoutine.Bot.Content;

/// <summary>What a short answer of <c>dialogs/words.en.yaml</c> means.</summary>
internal enum Word
{
    /// <summary>The step on show is done.</summary>
    Done,

    /// <summary>The step on show is left out.</summary>
    Skip,

    /// <summary>All that is left is done.</summary>
    AllDone,

    /// <summary>Leave the walkthrough.</summary>
    Stop,

    /// <summary>Why what was just talked about.</summary>
    Why,

    /// <summary>The long form of the answer just given.</summary>
    More,
}
