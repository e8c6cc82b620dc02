using PoreRoutine.Bot.Content;

namespace PoreRoutine.Bot.Tests.Support;

/// <summary>The repository's own content, read once.</summary>
internal static class RealContent
{
    private static readonly Lazy<BotContent> s_content = new(() =>
    {
        var read = ContentReader.Read(Repository.Folder("seeds"), Repository.Folder("dialogs"));
        return read.Content ?? throw new InvalidOperationException(string.Join('\n', read.Faults));
    });

    public static BotContent Value => s_content.Value;
}
