using BotFramework.Dialogs;
using BotFramework.Schema;

namespace BotFramework.Tests.Dialogs;

public class WaterfallDialogTests
{
    [Fact]
    public async Task Steps_MessagesComeIn_RunOneATurn()
    {
        var flow = new DialogFlow(new WaterfallDialog("flow", [Say("one"), Say("two"), Say("three")]));

        await flow.Test.Test("hi", "one").Test("x", "two").Test("x", "three").StartTestAsync();
        flow.Result!.Status.ShouldBe(DialogTurnStatus.Waiting);

        await flow.Test.Send("last").AssertNoReply(timeout: 0).StartTestAsync();
        flow.Result.Status.ShouldBe(DialogTurnStatus.Complete);
        flow.Result.Result.ShouldBe("last");
    }

    [Fact]
    public async Task Step_FirstAndLater_SeesReasonIndexAndText()
    {
        var flow = new DialogFlow(new WaterfallDialog("flow", [Report, Report]));

        await flow.Test.Test("hi", "0 BeginCalled ").Test("hello", "1 ContinueCalled hello").StartTestAsync();
    }

    [Fact]
    public async Task NextAsync_Result_RunsTheNextStepInTheSameTurn()
    {
        var flow = new DialogFlow(new WaterfallDialog("flow", [(step, token) => step.NextAsync("passed", token), Report]));

        await flow.Test.Test("hi", "1 NextCalled passed").StartTestAsync();
    }

    [Fact]
    public async Task NextAsync_LastStep_EndsWithTheResult()
    {
        var flow = new DialogFlow(new WaterfallDialog("flow", [(step, token) => step.NextAsync("passed", token)]));

        await flow.Test.Send("hi").StartTestAsync();

        flow.Result!.Status.ShouldBe(DialogTurnStatus.Complete);
        flow.Result.Result.ShouldBe("passed");
    }

    [Fact]
    public async Task NextAsync_Twice_Throws()
    {
        var flow = new DialogFlow(new WaterfallDialog("flow",
        [
            async (step, token) =>
            {
                await step.NextAsync(cancellationToken: token);
                return await step.NextAsync(cancellationToken: token);
            },
            Say("two"),
        ]));

        await Should.ThrowAsync<InvalidOperationException>(flow.Test.Send("hi").StartTestAsync());
    }

    [Fact]
    public async Task NextAsync_CancellationTokenForResult_Throws()
    {
        var flow = new DialogFlow(new WaterfallDialog("flow", [(step, token) => step.NextAsync(token, token)]));

        await Should.ThrowAsync<ArgumentException>(flow.Test.Send("hi").StartTestAsync());
    }

    [Fact]
    public async Task EndDialogAsync_BeforeTheLastStep_SkipsTheRest()
    {
        var flow = new DialogFlow(new WaterfallDialog("flow", [(step, token) => step.EndDialogAsync("early", token), Say("two")]));

        await flow.Test.Send("hi").AssertNoReply(timeout: 0).StartTestAsync();

        flow.Result!.Result.ShouldBe("early");
    }

    [Fact]
    public async Task NoSteps_Begin_CompletesAtOnce()
    {
        var flow = new DialogFlow(new WaterfallDialog("flow"));

        await flow.Test.Send("hi").StartTestAsync();

        flow.Result!.Status.ShouldBe(DialogTurnStatus.Complete);
    }

    [Fact]
    public async Task Continue_NotAMessage_LeavesTheStepWaiting()
    {
        var flow = new DialogFlow(new WaterfallDialog("flow", [Say("one"), Say("two")]));

        await flow.Test.Test("hi", "one")
            .Send(new Activity(ActivityTypes.Event)).AssertNoReply(timeout: 0)
            .Test("x", "two")
            .StartTestAsync();
    }

    [Fact]
    public async Task Nested_InnerEnds_OuterGoesOnWithItsResult()
    {
        var main = new ComponentDialog("main")
            .AddDialog(new WaterfallDialog("outer", [(step, token) => step.BeginDialogAsync("middle", null, token), Report]))
            .AddDialog(new WaterfallDialog("middle", [Say("middle"), (step, token) => step.BeginDialogAsync("inner", null, token)]))
            .AddDialog(new WaterfallDialog("inner", [Say("inner"), (step, token) => step.EndDialogAsync("from inside", token)]));
        var flow = new DialogFlow(main);

        await flow.Test.Test("hi", "middle").Test("x", "inner").Test("x", "1 EndCalled from inside").StartTestAsync();
    }

    [Fact]
    public async Task ReplaceDialogAsync_ItsOwnId_Loops()
    {
        var flow = new DialogFlow(new ComponentDialog("main").AddDialog(new WaterfallDialog("loop",
        [
            Say("again?"),
            (step, token) => (string?)step.Result == "yes" ? step.ReplaceDialogAsync("loop", null, token) : step.EndDialogAsync("enough", token),
        ])));

        await flow.Test.Test("hi", "again?").Test("yes", "again?").Test("yes", "again?").Send("no").StartTestAsync();

        flow.Result!.Result.ShouldBe("enough");
    }

    [Fact]
    public async Task OnStepAsync_Overridden_SeesEveryStep()
    {
        var waterfall = new Watched();
        var flow = new DialogFlow(waterfall);

        await flow.Test.Test("hi", "one").Test("x", "two").StartTestAsync();

        waterfall.Seen.ShouldBe([0, 1]);
    }

    [Fact]
    public void AddStep_Null_Throws()
    {
        Should.Throw<ArgumentNullException>(() => new WaterfallDialog("flow").AddStep(null!));
        Should.Throw<ArgumentNullException>(() => new WaterfallDialog("flow").AddStep("name", null!));
    }

    private static WaterfallStep Say(string text) => async (step, token) =>
    {
        await step.Context.SendActivityAsync(text, cancellationToken: token);
        return Dialog.EndOfTurn;
    };

    private static Task<DialogTurnResult> Report(WaterfallStepContext step, CancellationToken cancellationToken) =>
        Say($"{step.Index} {step.Reason} {step.Result}")(step, cancellationToken);

    private sealed class Watched : WaterfallDialog
    {
        public Watched()
            : base("watched", [Say("one"), Say("two")])
        {
        }

        public List<int> Seen { get; } = [];

        protected override Task<DialogTurnResult> OnStepAsync(WaterfallStepContext stepContext, CancellationToken cancellationToken)
        {
            Seen.Add(stepContext.Index);
            return base.OnStepAsync(stepContext, cancellationToken);
        }
    }
}
