using PoreRoutine.Bot.Content;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Tests.Support;

/// <summary>The repository's own content, read once.</summary>
internal static class RealContent
{
    private static readonly RecognizerStore s_recognizers = RecognizerStore.OfProgram(Path.Combine(AppContext.BaseDirectory, "recognizer"));

    private static readonly Lazy<BotContent> s_content = new(() =>
    {
        var read = ContentReader.Read(Repository.Folder("seeds"), Repository.Folder("dialogs"), Recognizers, _ => { });
        return read.Content ?? throw new InvalidOperationException(string.Join('\n', read.Faults));
    });

    /// <summary>Has the recogniser that was trained when the product was built.</summary>
    public static RecognizerStore Recognizers => s_recognizers;

    public static BotContent Value => s_content.Value;
}
