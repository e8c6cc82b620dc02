using System.Diagnostics.Metrics;
using BotFramework.Tests;
using Microsoft.Extensions.DependencyInjection;
using PoreRoutine.Bot.Tests.DirectLine;

namespace PoreRoutine.Bot.Tests.Telemetry;

/// <summary>What an operator sees of answers.</summary>
public sealed class AnswerMetricsTests : DirectLineTest
{
    [Theory]
    [InlineData("why double cleanse?", "topic")]
    [InlineData("what's on tonight?", "intent")]
    [InlineData("my face is burning and swollen", "care")]
    [InlineData("do you sell gift cards for the opera?", "none")]
    [InlineData("does it hurt if i do both", "did_you_mean")]
    [InlineData("ok", "short_answer")]
    [InlineData("why double cleanse? and what's on tonight?", "topic", "intent")]
    public async Task Say_AMessage_IsCountedByWhatBecameOfIt(string text, params string[] outcomes)
    {
        using var measured = new Measurements(Service.Services.GetRequiredService<IMeterFactory>());
        await Client.SayAsync(text, Token);
        measured.TagsOf("answers").Order().ShouldBe(outcomes.Select(outcome => $"outcome={outcome}").Order());
    }

    [Fact]
    public async Task Say_WhatTheBotAskedFor_IsTakenByTheDialog()
    {
        await Client.SayAsync("set up my plan", Token);
        using var measured = new Measurements(Service.Services.GetRequiredService<IMeterFactory>());
        await Client.SayAsync("sunday", Token);
        measured.TagsOf("answers").ShouldBe(["outcome=dialog"]);
    }

    [Fact]
    public async Task Press_AButton_IsCountedAsOne()
    {
        using var measured = new Measurements(Service.Services.GetRequiredService<IMeterFactory>());
        (await PostAsync(new { type = "message", value = new { action = "calendar" }, from = new { id = "dl_tester" } })).EnsureSuccessStatusCode().Dispose();
        measured.TagsOf("answers").ShouldBe(["outcome=button"]);
        measured.Of("recognizer.confidence").ShouldBeEmpty();
    }

    [Fact]
    public async Task Say_WordsForTheRecognizer_TellsHowSureItIs()
    {
        using var measured = new Measurements(Service.Services.GetRequiredService<IMeterFactory>());
        await Client.SayAsync("why double cleanse?", Token);
        var (confidence, kind) = measured.Of("recognizer.confidence").ShouldHaveSingleItem();
        confidence.ShouldBeInRange(0.35, 1);
        kind.ShouldBe("kind=topic");
    }
}
