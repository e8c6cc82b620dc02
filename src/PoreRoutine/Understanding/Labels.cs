namespace PoreRoutine.Understanding;

/// <summary>The labels that are neither a topic nor one of <see cref="Intents"/>.</summary>
public static class Labels
{
    /// <summary>What the content does not cover.</summary>
    public const string None = "none";

    /// <summary>What needs a doctor, not a routine.</summary>
    public const string Care = "care";
}
