using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Hosting;
using PoreRoutine.Knowledge;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Commands;

/// <summary>Shows on a terminal, or in a log, how far a training is.</summary>
internal static class TrainingProgress
{
    /// <summary>Reads the content that the settings name; where a recogniser has to be trained for it, says how far that is.</summary>
    public static ContentResult<BotContent> ReadContent(ServiceSettings settings, TextWriter progress) =>
        ReadContent(settings, RecognizerStore.OfProgram(settings.RecognizerFolder), progress);

    /// <summary>Likewise, with the recogniser of a store.</summary>
    public static ContentResult<BotContent> ReadContent(ServiceSettings settings, RecognizerStore recognizers, TextWriter progress) =>
        ContentReader.Read(settings.SeedsFolder, settings.DialogsFolder, recognizers, To(progress));

    /// <summary>What tells a writer of each tenth of one training.</summary>
    public static Action<double> To(TextWriter progress)
    {
        var shown = -1;
        var gate = new Lock();
        return done =>
        {
            lock (gate)
            {
                if ((int)(done * 10) <= shown)
                {
                    return;
                }

                shown = (int)(done * 10);
                progress.WriteLine($"The content is new: learning to hear by it, {10 * shown} % done");
            }
        };
    }
}
