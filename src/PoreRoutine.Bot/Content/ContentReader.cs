using PoreRoutine.Knowledge;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Content;

/// <summary>Reads all that the operator wrote.</summary>
internal static class ContentReader
{
    /// <summary>Reads both folders.</summary>
    /// <returns>The content, or every fault in it.</returns>
    public static ContentResult<BotContent> Read(string seedsFolder, string dialogsFolder)
    {
        var faults = new List<ContentFault>();
        var seeds = SeedReader.Read(seedsFolder);
        faults.AddRange(seeds.Faults);
        var lines = Lines.Read(dialogsFolder, faults);
        var words = Words.Read(dialogsFolder, faults);
        var profile = OperatorProfile.Read(dialogsFolder, faults);
        return faults.Count > 0 || !seeds.IsSound ? new(faults) : new(new BotContent(seeds.Content, new Recognizer(), lines, words, profile));
    }
}
