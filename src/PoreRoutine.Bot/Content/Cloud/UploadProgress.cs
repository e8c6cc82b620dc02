namespace PoreRoutine.Bot.Content.Cloud;

/// <summary>Writes each tenth of an upload. Thread-safe.</summary>
/// <param name="length">How many bytes there are.</param>
/// <param name="output">Where to.</param>
internal sealed class UploadProgress(long length, TextWriter output) : IProgress<long>
{
    private readonly Lock _gate = new();
    private int _shown;

    /// <inheritdoc/>
    public void Report(long value)
    {
        lock (_gate)
        {
            var tenth = (int)(10 * value / length);
            if (tenth > _shown)
            {
                _shown = tenth;
                output.WriteLine($"Uploading what was learnt, {Math.Max(1, length >> 20)} MB: {10 * tenth} % done");
            }
        }
    }
}
