using PoreRoutine.Bot.Storage;

namespace PoreRoutine.Bot.Tests.Storage;

public sealed class BlobNamesTests
{
    [Theory]
    [InlineData("directline/abc-1/transcript", "directline/abc-1/transcript")]
    [InlineData("unanswered/2026-03-04", "unanswered/2026-03-04")]
    [InlineData("19:abc@thread.v2", "19~3Aabc~40thread.v2")]
    [InlineData("a.", "a~2E")]
    [InlineData("a/", "a~2F")]
    [InlineData("/a", "~2Fa")]
    [InlineData("a//b", "a~2F~2Fb")]
    [InlineData("a/../b", "a~2F~2E~2E~2Fb")]
    [InlineData("~", "~7E")]
    [InlineData("\\\u0001ü", "~5C~01~C3~BC")]
    public void OfKey_AKey_IsALegalNameThatLeadsBack(string key, string name)
    {
        BlobNames.OfKey(key).ShouldBe(name);
        BlobNames.ToKey(name).ShouldBe(key);
    }

    [Fact]
    public void OfKey_MoreFoldersThanABlobMayHave_StillLeadsBack()
    {
        var key = string.Join('/', Enumerable.Repeat("a", 300));
        BlobNames.OfKey(key).Count(character => character == '/').ShouldBeLessThan(254);
        BlobNames.ToKey(BlobNames.OfKey(key)).ShouldBe(key);
    }

    [Fact]
    public void OfKey_WhatIsNoText_IsRefused()
    {
        Should.Throw<ArgumentException>(() => BlobNames.OfKey(""));
        Should.Throw<ArgumentException>(() => BlobNames.OfKey($"half a {(char)0xD83C} pair"));
    }
}
