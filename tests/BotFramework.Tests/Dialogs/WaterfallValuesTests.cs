using System.Text.Json;
using System.Text.Json.Serialization;
using BotFramework.Dialogs;

namespace BotFramework.Tests.Dialogs;

public sealed partial class WaterfallValuesTests
{
    /// <summary>The library's types and this test's by generated code, nothing by reflection.</summary>
    private static readonly JsonSerializerOptions s_generatedOnly = BotFrameworkJson.With(BookingJson.Default);

    [Theory]
    [InlineData("text")]
    [InlineData(true)]
    [InlineData(42)]
    [InlineData(5_000_000_000L)]
    [InlineData(1.5)]
    [InlineData(2.0)]
    [InlineData(-3e300)]
    [InlineData(null)]
    public async Task Values_Primitive_IsTheSameInTheNextTurn(object? value)
    {
        object? later = "nothing";
        var flow = new DialogFlow(new WaterfallDialog("flow", [Keep(step => step.Values["key"] = value), Keep(step => later = step.Values["key"])]), options: s_generatedOnly);

        await flow.Test.Send("hi").Send("x").StartTestAsync();

        later.ShouldBe(value);
        later?.GetType().ShouldBe(value!.GetType());
    }

    [Fact]
    public async Task GetValue_Record_IsReadInTheSameTurnAndInTheNext()
    {
        Booking? now = null, later = null;
        var flow = new DialogFlow(new WaterfallDialog("flow",
        [
            Keep(step =>
            {
                step.Values["booking"] = new Booking("mask", 2);
                now = step.GetValue<Booking>("booking");
            }),
            Keep(step => later = step.GetValue<Booking>("booking")),
        ]), options: s_generatedOnly);

        await flow.Test.Send("hi").Send("x").StartTestAsync();

        now.ShouldBe(new Booking("mask", 2));
        later.ShouldBe(new Booking("mask", 2));
    }

    [Fact]
    public async Task GetValue_NumberAsAnotherType_Converts()
    {
        long number = 0;
        double fraction = 0;
        var flow = new DialogFlow(new WaterfallDialog("flow",
        [
            Keep(step => step.Values["number"] = 42),
            Keep(step => (number, fraction) = (step.GetValue<long>("number"), step.GetValue<double>("number"))),
        ]), options: s_generatedOnly);

        await flow.Test.Send("hi").Send("x").StartTestAsync();

        number.ShouldBe(42);
        fraction.ShouldBe(42);
    }

    [Fact]
    public async Task GetValue_UnknownKey_IsTheDefault()
    {
        Booking? booking = new("mask", 1);
        var flow = new DialogFlow(new WaterfallDialog("flow", [Keep(step => booking = step.GetValue<Booking>("none"))]));

        await flow.Test.Send("hi").StartTestAsync();

        booking.ShouldBeNull();
    }

    [Fact]
    public async Task GetOptions_Record_IsReadInEveryTurn()
    {
        var seen = new List<Booking?>();
        var main = new ComponentDialog("main")
            .AddDialog(new WaterfallDialog("caller", [(step, token) => step.BeginDialogAsync("flow", new Booking("serum", 3), token)]))
            .AddDialog(new WaterfallDialog("flow",
            [
                Keep(step => seen.Add(step.GetOptions<Booking>())),
                Keep(step => seen.Add(step.GetOptions<Booking>())),
                Keep(step => seen.Add(step.GetOptions<Booking>())),
            ]));
        var flow = new DialogFlow(main, options: s_generatedOnly);

        await flow.Test.Send("hi").Send("x").Send("x").StartTestAsync();

        seen.ShouldBe([new Booking("serum", 3), new Booking("serum", 3), new Booking("serum", 3)]);
    }

    [Fact]
    public async Task Options_InTheSameTurn_AreTheSameObject()
    {
        var given = new Dictionary<string, string> { ["value"] = "test" };
        object? seen = null;
        var main = new ComponentDialog("main")
            .AddDialog(new WaterfallDialog("caller", [(step, token) => step.BeginDialogAsync("flow", given, token)]))
            .AddDialog(new WaterfallDialog("flow", [Keep(step => seen = step.Options)]));

        await new DialogFlow(main).Test.Send("hi").StartTestAsync();

        seen.ShouldBeSameAs(given);
    }

    [Fact]
    public async Task Values_ChangedInALaterTurn_AreKept()
    {
        var seen = new List<object?>();
        var flow = new DialogFlow(new WaterfallDialog("flow",
        [
            Keep(step => step.Values["count"] = 1),
            Keep(step => step.Values["count"] = (int)step.Values["count"]! + 1),
            Keep(step => seen.Add(step.Values["count"])),
        ]));

        await flow.Test.Send("hi").Send("x").Send("x").StartTestAsync();

        seen.ShouldBe([2]);
    }

    [Fact]
    public async Task Values_TypeThatTheOptionsDoNotKnow_FailsTheTurnByItsName()
    {
        var flow = new DialogFlow(new WaterfallDialog("flow", [Keep(step => step.Values["key"] = new Unregistered())]), options: s_generatedOnly);

        (await Should.ThrowAsync<NotSupportedException>(flow.Test.Send("hi").StartTestAsync())).Message.ShouldContain(nameof(Unregistered));
    }

    private static WaterfallStep Keep(Action<WaterfallStepContext> action) => (step, _) =>
    {
        action(step);
        return DialogFlow.EndOfTurn;
    };

    internal sealed record Booking(string Step, int Times);

    private sealed record Unregistered;

    [JsonSerializable(typeof(Booking))]
    private sealed partial class BookingJson : JsonSerializerContext;
}
