using PoreRoutine.Understanding.Encoding;

namespace PoreRoutine.Tests.Understanding;

/// <summary>The sentence encoder that the build put beside the tests, loaded once.</summary>
internal static class Encoder
{
    private static readonly Lazy<SentenceEncoder> encoder = new(() => SentenceEncoder.Load(Folder));

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "encoder");

    public static SentenceEncoder Value => encoder.Value;
}
