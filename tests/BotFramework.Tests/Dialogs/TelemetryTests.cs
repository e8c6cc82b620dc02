using BotFramework.Dialogs;

namespace BotFramework.Tests.Dialogs;

public class TelemetryTests
{
    private readonly Recorder _recorder = new();

    [Fact]
    public void TelemetryClient_NotSetOrNull_IsOneThatKeepsQuiet()
    {
        var dialog = new WaterfallDialog("A") { TelemetryClient = _recorder };
        dialog.TelemetryClient = null!;

        dialog.TelemetryClient.ShouldBeOfType<NullBotTelemetryClient>();
        new TextPrompt("B").TelemetryClient.ShouldBeOfType<NullBotTelemetryClient>();
        new DialogSet { TelemetryClient = null! }.TelemetryClient.ShouldBeOfType<NullBotTelemetryClient>();
    }

    [Fact]
    public void DialogSet_ClientSet_SharesItWithDialogsOfBeforeAndAfter()
    {
        var dialogs = new DialogSet().Add(new WaterfallDialog("A"));
        dialogs.TelemetryClient = _recorder;
        dialogs.Add(new WaterfallDialog("B"));

        dialogs.Find("A")!.TelemetryClient.ShouldBeSameAs(_recorder);
        dialogs.Find("B")!.TelemetryClient.ShouldBeSameAs(_recorder);
    }

    [Fact]
    public void DialogSet_NoClientSet_LeavesADialogItsOwn() =>
        new DialogSet().Add(new WaterfallDialog("A") { TelemetryClient = _recorder }).Find("A")!.TelemetryClient.ShouldBeSameAs(_recorder);

    [Fact]
    public void Component_ClientSet_SharesItInsideAtAnyDepth()
    {
        var main = new ComponentDialog("main").AddDialog(new ComponentDialog("inner").AddDialog(new TextPrompt("text")));

        main.TelemetryClient = _recorder;
        main.AddDialog(new WaterfallDialog("later"));

        ((ComponentDialog)main.FindDialog("inner")!).FindDialog("text")!.TelemetryClient.ShouldBeSameAs(_recorder);
        main.FindDialog("later")!.TelemetryClient.ShouldBeSameAs(_recorder);
    }

    [Fact]
    public void Components_InsideEachOther_EndTheRound()
    {
        var (one, two) = (new ComponentDialog("one"), new ComponentDialog("two"));
        one.AddDialog(two);
        two.AddDialog(one);

        one.TelemetryClient = _recorder;

        two.TelemetryClient.ShouldBeSameAs(_recorder);
    }

    [Fact]
    public async Task Waterfall_RunsToItsEnd_ReportsStartStepsAndCompletion()
    {
        var flow = new DialogFlow(new WaterfallDialog("flow", [Waits, (_, _) => DialogFlow.EndOfTurn]) { TelemetryClient = _recorder }.AddStep("last", (_, _) => DialogFlow.EndOfTurn));

        await flow.Test.Send("hi").Send("x").Send("x").Send("x").StartTestAsync();

        _recorder.Events.ShouldBe(["WaterfallStart flow", "view flow", "WaterfallStep flow Waits", "WaterfallStep flow Step2of3", "WaterfallStep flow last", "WaterfallComplete flow"]);
        _recorder.Instances.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Waterfall_Cancelled_ReportsTheStepItWaitedAt()
    {
        var flow = new DialogFlow(new WaterfallDialog("flow", [Waits]) { TelemetryClient = _recorder });

        await flow.Test.Send("hi").Send("cancel").Send("hi").StartTestAsync();

        _recorder.Events[3].ShouldBe("WaterfallCancel flow Waits");
        _recorder.Instances.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Waterfall_Replaced_ReportsNeitherEndNorCancel()
    {
        var flow = new DialogFlow(new ComponentDialog("main") { TelemetryClient = _recorder }
            .AddDialog(new WaterfallDialog("flow", [(step, token) => step.ReplaceDialogAsync("text", new PromptOptions(), token)]))
            .AddDialog(new TextPrompt("text")));

        await flow.Test.Send("hi").StartTestAsync();

        _recorder.Events.ShouldBe(["view main", "WaterfallStart flow", "view flow", "WaterfallStep flow Step1of1"]);
    }

    private static Task<DialogTurnResult> Waits(WaterfallStepContext step, CancellationToken cancellationToken) => DialogFlow.EndOfTurn;

    private sealed class Recorder : IBotTelemetryClient, IBotPageViewTelemetryClient
    {
        public List<string> Events { get; } = [];

        public HashSet<string> Instances { get; } = [];

        public void TrackEvent(string eventName, IDictionary<string, string>? properties = null, IDictionary<string, double>? metrics = null)
        {
            properties!["InstanceId"].ShouldNotBeNullOrEmpty();
            Instances.Add(properties["InstanceId"]);
            Events.Add($"{eventName} {properties["DialogId"]} {(properties.TryGetValue("StepName", out var step) ? step : string.Empty)}".TrimEnd());
        }

        public void TrackPageView(string dialogName, IDictionary<string, string>? properties = null, IDictionary<string, double>? metrics = null) => Events.Add($"view {dialogName}");

        public void TrackAvailability(string name, DateTimeOffset timeStamp, TimeSpan duration, string runLocation, bool success, string? message = null, IDictionary<string, string>? properties = null, IDictionary<string, double>? metrics = null) => throw new NotSupportedException();

        public void TrackDependency(string dependencyTypeName, string target, string dependencyName, string data, DateTimeOffset startTime, TimeSpan duration, string resultCode, bool success) => throw new NotSupportedException();

        public void TrackException(Exception exception, IDictionary<string, string>? properties = null, IDictionary<string, double>? metrics = null) => throw new NotSupportedException();

        public void TrackTrace(string message, Severity severityLevel, IDictionary<string, string>? properties) => throw new NotSupportedException();

        public void Flush() => throw new NotSupportedException();
    }
}
