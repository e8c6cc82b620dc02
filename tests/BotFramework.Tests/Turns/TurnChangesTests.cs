using BotFramework.Integration;
using BotFramework.Schema;
using BotFramework.Turns;

namespace BotFramework.Tests.Turns;

public class TurnChangesTests : TurnPipelineFixture
{
    [Fact]
    public async Task Crash_BetweenStoringAndUpdating_TheRepeatCarriesItOut()
    {
        Channel.Crash = new InvalidOperationException("the process died");
        await Should.ThrowAsync<InvalidOperationException>(() => RunAsync(Incoming.Message(id: "1"), ChangeAsync));
        Channel.Taken.ShouldBeEmpty();
        Channel.Crash = null;

        (await Process().ProcessActivityAsync(Incoming.Message(id: "1"), [], ChangeAsync, Token)).ShouldBe(TurnOutcome.Repeated);

        Channel.Taken.ShouldBe(["said", "Update card-1 new", "Delete card-2"]);
        (await DocumentAsync()).Unsent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Channel_TakesOneOfTwoUpdatesOfACard_KeepsTheOther()
    {
        Channel.Takes = 1;
        await RunAsync(Incoming.Message(id: "1"), async (turn, token) =>
        {
            await turn.UpdateActivityAsync(Update("card", "first"), token);
            await turn.UpdateActivityAsync(Update("card", "second"), token);
        });

        (await DocumentAsync()).Unsent.ShouldHaveSingleItem().Activity.Text.ShouldBe("second");
    }

    [Fact]
    public async Task RollBack_AfterAFault_ChangesNothing()
    {
        Adapter.OnTurnError = (turn, _) =>
        {
            turn.TurnState.Get<TurnTransaction>()!.RollBack();
            return Task.CompletedTask;
        };

        await RunAsync(Incoming.Message(), async (turn, token) =>
        {
            await ChangeAsync(turn, token);
            throw new NotSupportedException();
        });

        Channel.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task Update_OfWhatTheTurnItselfSaid_ChangesItBeforeItLeaves()
    {
        Channel.CanUpdate = false;

        await RunAsync(Incoming.Message(), async (turn, token) =>
        {
            var said = await turn.SendActivityAsync("one moment", cancellationToken: token);
            await turn.SendActivityAsync("and then", cancellationToken: token);
            await turn.UpdateActivityAsync(Update(said!.Id!, "here it is"), token);
        });

        Channel.Taken.ShouldBe(["here it is", "and then"]);
    }

    [Fact]
    public async Task Delete_OfWhatTheTurnItselfSaid_TakesItBackBeforeItLeaves()
    {
        Channel.CanUpdate = false;

        await RunAsync(Incoming.Message(), async (turn, token) =>
        {
            var said = await turn.SendActivityAsync("one moment", cancellationToken: token);
            await turn.SendActivityAsync("here it is", cancellationToken: token);
            await turn.DeleteActivityAsync(said!.Id!, token);
        });

        Channel.Taken.ShouldBe(["here it is"]);
    }

    [Fact]
    public async Task Send_AnActivityThatTheBotThenChanges_LeavesAsItWasSaid()
    {
        await RunAsync(Incoming.Message(), async (turn, token) =>
        {
            var activity = new Activity(ActivityTypes.Message) { Text = "first" };
            await turn.SendActivityAsync(activity, token);
            activity.Text = "second";
            await turn.SendActivityAsync(activity, token);
        });

        Channel.Taken.ShouldBe(["first", "second"]);
    }

    [Fact]
    public async Task UpdateAndDelete_OnAChannelThatCannot_AreRefusedAtTheCall()
    {
        Channel.CanUpdate = false;

        await RunAsync(Incoming.Message(), async (turn, token) =>
        {
            await Should.ThrowAsync<NotSupportedException>(() => turn.UpdateActivityAsync(Update("card", "new"), token));
            await Should.ThrowAsync<NotSupportedException>(() => turn.DeleteActivityAsync("card", token));
        });

        Channel.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task UpdateAndDelete_WhenRepliesAreExpectedInTheResponse_AreRefusedAtTheCall()
    {
        var activity = Incoming.Message();
        activity.DeliveryMode = DeliveryModes.ExpectReplies;

        await Adapter.ProcessAsync(activity, new Bot(async (turn, token) =>
        {
            await Should.ThrowAsync<NotSupportedException>(() => turn.UpdateActivityAsync(Update("card", "new"), token));
            await Should.ThrowAsync<NotSupportedException>(() => turn.DeleteActivityAsync("card", token));
        }), Token);

        Channel.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task UpdateAndDelete_WithoutAnId_AreRefusedAtTheCall() => await RunAsync(Incoming.Message(), async (turn, token) =>
    {
        await Should.ThrowAsync<ArgumentException>(() => turn.UpdateActivityAsync(new Activity(ActivityTypes.Message) { Text = "new" }, token));
        await Should.ThrowAsync<ArgumentException>(() => turn.DeleteActivityAsync(new ConversationReference(), token));
    });

    private static Activity Update(string id, string text) => new(ActivityTypes.Message) { Id = id, Text = text };

    private static async Task ChangeAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        await turn.SendActivityAsync("said", cancellationToken: cancellationToken);
        await turn.UpdateActivityAsync(Update("card-1", "new"), cancellationToken);
        await turn.DeleteActivityAsync("card-2", cancellationToken);
    }

    private sealed class Bot(BotCallbackHandler turn) : IBot
    {
        public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken) => turn(turnContext, cancellationToken);
    }
}
