namespace PoreRoutine.Bot.Cards;

/// <summary>The signs of cards. Each stands beside its words, or in a legend.</summary>
internal static class Signs
{
    public const string Done = "✓";
    public const string Some = "◐";
    public const string Skipped = "–";
    public const string Missed = "✕";
    public const string Due = "○";
    public const string Off = "·";
    public const string Tonight = "▲";
}
