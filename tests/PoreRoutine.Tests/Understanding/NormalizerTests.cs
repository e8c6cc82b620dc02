using PoreRoutine.Understanding;

namespace PoreRoutine.Tests.Understanding;

public sealed class NormalizerTests
{
    [Theory]
    [InlineData("Why NOT clay", "why not clay")]
    [InlineData("don't, don’t dont", "dont dont dont")]
    [InlineData("sooo   gooood!!!", "so god")]
    [InlineData("free peel", "free peel")]
    [InlineData("Crème Brûlée", "creme brulee")]
    [InlineData("creme bru\u0302le\u0301e", "creme brulee")]
    [InlineData("double-cleanse/oil", "double cleanse oil")]
    [InlineData("remind me 21:30", "remind me 0 0")]
    [InlineData("10pm or 45 min", "0 pm or 0 min")]
    [InlineData("step 2", "step 2")]
    [InlineData("really?", "really ?")]
    [InlineData("hi👋", "hi 👋")]
    [InlineData("… ! ,", "")]
    [InlineData("", "")]
    public void Phrase_WhatPeopleType_IsOneWayOfWritingIt(string text, string phrase) =>
        Normalizer.Phrase(text).ShouldBe(phrase);

    [Fact]
    public void Words_HalfASurrogatePair_IsAWordLikeAnyOther() =>
        Normalizer.Words("mask " + '\ud83d').ShouldBe(["mask", "\ufffd"]);
}
