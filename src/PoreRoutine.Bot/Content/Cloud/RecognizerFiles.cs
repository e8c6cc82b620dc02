using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Content.Cloud;

/// <summary>Where the trained recogniser of a content is on this machine. Its name says what it was trained on, and by which sources.</summary>
internal static class RecognizerFiles
{
    /// <summary>Where the build puts the one it trains; see <c>Recognizer.targets</c>.</summary>
    private static readonly string s_shipped = Path.Combine(AppContext.BaseDirectory, "recognizer");

    /// <summary>Where the store keeps it once it was trained, or brought there.</summary>
    public static string Kept(RecognizerStore recognizers, ContentFiles content) => recognizers.FileOf(content.Routine, content.Utterances);

    /// <summary>Where it is; null if it has to be trained.</summary>
    public static string? Find(RecognizerStore recognizers, ContentFiles content)
    {
        var kept = Kept(recognizers, content);
        return new[] { kept, Path.Combine(s_shipped, Path.GetFileName(kept)) }.FirstOrDefault(File.Exists);
    }
}
