using PoreRoutine.Knowledge;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Content;

/// <summary>Reads all that the operator wrote.</summary>
internal static class ContentReader
{
    /// <summary>Reads both folders, and takes the recogniser that was trained on them, or trains one: a minute.</summary>
    /// <param name="seedsFolder">What the bot knows.</param>
    /// <param name="dialogsFolder">What it says and how it hears.</param>
    /// <param name="recognizers">Where trained recognisers are kept.</param>
    /// <param name="progress">Told how much of a training is done, from 0 to 1, by any thread.</param>
    /// <returns>The content, or every fault in it.</returns>
    public static ContentResult<BotContent> Read(string seedsFolder, string dialogsFolder, RecognizerStore recognizers, Action<double> progress)
    {
        var read = ReadFiles(seedsFolder, dialogsFolder);
        return read.IsSound ? new(new BotContent(read.Content, recognizers.Find(read.Content.Routine, read.Content.Utterances, progress))) : new(read.Faults);
    }

    /// <summary>Reads both folders.</summary>
    /// <returns>What is in them, or every fault.</returns>
    public static ContentResult<ContentFiles> ReadFiles(string seedsFolder, string dialogsFolder)
    {
        var faults = new List<ContentFault>();
        var lines = Lines.Read(dialogsFolder, faults);
        var words = Words.Read(dialogsFolder, faults);
        var profile = OperatorProfile.Read(dialogsFolder, faults);
        var pageWords = PageWords.Read(dialogsFolder, faults);
        var commands = TeamsCommands.Read(dialogsFolder, faults);
        var privacy = Notice.Read(dialogsFolder, "privacy.md", profile, faults);
        var terms = Notice.Read(dialogsFolder, "terms.md", profile, faults);
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
            : new(new ContentFiles(seeds.Content, utterances.Content, lines, words, profile, pageWords, commands, privacy, terms));
    }
}
