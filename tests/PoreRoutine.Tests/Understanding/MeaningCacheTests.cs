using PoreRoutine.Understanding;
using PoreRoutine.Understanding.Encoding;

namespace PoreRoutine.Tests.Understanding;

public sealed class MeaningCacheTests
{
    private static readonly Dictionary<string, float[]> nothing = [];
    private int encoded;

    [Fact]
    public void Find_APhraseAgain_AsksTheEncoderOnce()
    {
        var cache = new MeaningCache(Encode, nothing);

        cache.Find("why oil").ShouldBe(cache.Find("why oil"));

        encoded.ShouldBe(1);
    }

    [Fact]
    public void Read_WhatWasWritten_AsksTheEncoderForNewPhrasesOnly()
    {
        var cache = new MeaningCache(Encode, nothing);
        var (oil, mask) = (cache.Find("why oil"), cache.Find("the mask … 😀 日本語"));
        encoded = 0;

        var again = Copy(cache);

        again.Find("why oil").ShouldBe(oil);
        again.Find("the mask … 😀 日本語").ShouldBe(mask);
        encoded.ShouldBe(0);
        again.Find("new").ShouldBe(Encode("new"));
        encoded.ShouldBe(2);
    }

    [Fact]
    public void Write_PhrasesNoLongerAskedFor_AreLeftOut()
    {
        var cache = new MeaningCache(Encode, nothing);
        cache.Find("kept");
        cache.Find("taken out");
        var next = Copy(cache);
        next.Find("kept");
        encoded = 0;

        var last = Copy(next);
        last.Find("kept");
        last.Find("taken out");

        encoded.ShouldBe(1);
    }

    [Fact]
    public void Read_AStreamCutShort_Throws()
    {
        var cache = new MeaningCache(Encode, nothing);
        cache.Find("why oil");
        using var stream = new MemoryStream();
        cache.Write(stream);
        stream.SetLength(stream.Length - 1);
        stream.Position = 0;

        Should.Throw<EndOfStreamException>(() => MeaningCache.Read(stream, Encode));
    }

    private MeaningCache Copy(MeaningCache cache)
    {
        using var stream = new MemoryStream();
        cache.Write(stream);
        stream.Position = 0;
        return MeaningCache.Read(stream, Encode);
    }

    private float[] Encode(string phrase)
    {
        encoded++;
        var meaning = new float[SentenceEncoder.Dimensions];
        meaning[phrase.Length] = 1;
        return meaning;
    }
}
