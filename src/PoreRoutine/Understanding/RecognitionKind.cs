namespace PoreRoutine.Understanding;

/// <summary>What sort of thing a label is.</summary>
public enum RecognitionKind
{
    /// <summary>Nothing that could be placed with confidence, or nothing that the content covers.</summary>
    None,

    /// <summary>A sign that this needs a doctor, not a routine.</summary>
    Care,

    /// <summary>A question that a topic answers.</summary>
    Topic,

    /// <summary>One of <see cref="Intents"/>.</summary>
    Intent,
}
