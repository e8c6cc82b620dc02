using PoreRoutine.Knowledge;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Content;

/// <summary>Reads all that the operator wrote.</summary>
internal static class ContentReader
{
    /// <summary>Reads both folders, and trains the recogniser: a second or two.</summary>
    /// <returns>The content, or every fault in it.</returns>
    public static ContentResult<BotContent> Read(string seedsFolder, string dialogsFolder)
    {
        var faults = new List<ContentFault>();
        var lines = Lines.Read(dialogsFolder, faults);
        var words = Words.Read(dialogsFolder, faults);
        var profile = OperatorProfile.Read(dialogsFolder, faults);
        var pageWords = PageWords.Read(dialogsFolder, faults);
        var seeds = SeedReader.Read(seedsFolder);
        faults.AddRange(seeds.Faults);
        if (!seeds.IsSound)
        {
            return new(faults);
        }

        var utterances = UtteranceReader.Read(dialogsFolder, seeds.Content);
        faults.AddRange(utterances.Faults);
        return faults.Count > 0 || !utterances.IsSound
            ? new(faults)
            : new(new BotContent(seeds.Content, Recognizer.Train(seeds.Content, utterances.Content), lines, words, profile, pageWords));
    }
}
