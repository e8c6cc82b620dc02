using BotFramework.Schema;

namespace BotFramework.Tests;

public class ActivityHandlerTests
{
    private readonly Recording _bot = new();
    private readonly RecordingAdapter _adapter = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ActivityTypes.Message, "OnMessageActivityAsync")]
    [InlineData(ActivityTypes.MessageUpdate, "OnMessageUpdateActivityAsync")]
    [InlineData(ActivityTypes.MessageDelete, "OnMessageDeleteActivityAsync")]
    [InlineData(ActivityTypes.Command, "OnCommandActivityAsync")]
    [InlineData(ActivityTypes.CommandResult, "OnCommandResultActivityAsync")]
    [InlineData(ActivityTypes.ConversationUpdate, "OnConversationUpdateActivityAsync")]
    [InlineData(ActivityTypes.InstallationUpdate, "OnInstallationUpdateActivityAsync")]
    [InlineData(ActivityTypes.MessageReaction, "OnMessageReactionActivityAsync")]
    [InlineData(ActivityTypes.Event, "OnEventActivityAsync OnEventAsync")]
    [InlineData(ActivityTypes.Invoke, "OnInvokeActivityAsync")]
    [InlineData(ActivityTypes.EndOfConversation, "OnEndOfConversationActivityAsync")]
    [InlineData(ActivityTypes.Typing, "OnTypingActivityAsync")]
    [InlineData("somethingElse", "OnUnrecognizedActivityTypeAsync")]
    public async Task OnTurnAsync_Type_CallsItsMethod(string type, string expected)
    {
        await RunAsync(Incoming.OfType(type));

        string.Join(' ', _bot.Calls).ShouldBe(expected);
    }

    [Fact]
    public async Task OnTurnAsync_NoType_Throws() => await Should.ThrowAsync<ArgumentException>(() => RunAsync(new Activity()));

    [Fact]
    public async Task OnTurnAsync_NoTurn_Throws() => await Should.ThrowAsync<ArgumentNullException>(() => _bot.OnTurnAsync(null!, Token));

    [Theory]
    [InlineData(new[] { "user" }, null, "OnMembersAddedAsync")]
    [InlineData(new[] { "user", "bot" }, null, "OnMembersAddedAsync")]
    [InlineData(new[] { "bot" }, null, "")]
    [InlineData(null, new[] { "user" }, "OnMembersRemovedAsync")]
    [InlineData(null, new[] { "bot" }, "")]
    [InlineData(null, null, "")]
    public async Task ConversationUpdate_Members_AreToldUnlessOnlyTheBot(string[]? added, string[]? removed, string expected)
    {
        var activity = Incoming.OfType(ActivityTypes.ConversationUpdate);
        activity.MembersAdded = added?.Select(id => new ChannelAccount(id)).ToList();
        activity.MembersRemoved = removed?.Select(id => new ChannelAccount(id)).ToList();

        await RunAsync(activity);

        string.Join(' ', _bot.Calls.Skip(1)).ShouldBe(expected);
    }

    [Fact]
    public async Task MessageReaction_AddedAndRemoved_AreBothTold()
    {
        var activity = Incoming.OfType(ActivityTypes.MessageReaction);
        activity.ReactionsAdded = [new MessageReaction("like")];
        activity.ReactionsRemoved = [new MessageReaction("sad")];

        await RunAsync(activity);

        _bot.Calls.Skip(1).ShouldBe(["OnReactionsAddedAsync", "OnReactionsRemovedAsync"]);
    }

    [Theory]
    [InlineData("add", "OnInstallationUpdateAddAsync")]
    [InlineData("add-upgrade", "OnInstallationUpdateAddAsync")]
    [InlineData("remove", "OnInstallationUpdateRemoveAsync")]
    [InlineData("remove-upgrade", "OnInstallationUpdateRemoveAsync")]
    [InlineData("other", "")]
    public async Task InstallationUpdate_Action_CallsItsMethod(string action, string expected)
    {
        var activity = Incoming.OfType(ActivityTypes.InstallationUpdate);
        activity.Action = action;

        await RunAsync(activity);

        string.Join(' ', _bot.Calls.Skip(1)).ShouldBe(expected);
    }

    [Fact]
    public async Task Invoke_NotOverridden_AnswersNotImplemented()
    {
        using var turn = new TurnContext(_adapter, Incoming.OfType(ActivityTypes.Invoke));

        await new ActivityHandler().OnTurnAsync(turn, Token);

        var answer = _adapter.Sent.Single();
        answer.Type.ShouldBe(ActivityTypes.InvokeResponse);
        answer.Value.ShouldBeOfType<InvokeResponse>().Status.ShouldBe(501);
    }

    [Theory]
    [InlineData(SignInConstants.VerifyStateOperationName, 200)]
    [InlineData(SignInConstants.TokenExchangeOperationName, 200)]
    [InlineData("busy", 503)]
    [InlineData("other", 501)]
    public async Task Invoke_Name_IsAnsweredWithItsStatus(string name, int expected)
    {
        var activity = Incoming.OfType(ActivityTypes.Invoke);
        activity.Name = name;
        using var turn = new TurnContext(_adapter, activity);

        await new Answering().OnTurnAsync(turn, Token);

        _adapter.Sent.Single().Value.ShouldBeOfType<InvokeResponse>().Status.ShouldBe(expected);
    }

    [Fact]
    public async Task SignIn_NotOverridden_AnswersNotImplemented()
    {
        var activity = Incoming.OfType(ActivityTypes.Invoke);
        activity.Name = SignInConstants.VerifyStateOperationName;
        using var turn = new TurnContext(_adapter, activity);

        await new ActivityHandler().OnTurnAsync(turn, Token);

        _adapter.Sent.Single().Value.ShouldBeOfType<InvokeResponse>().Status.ShouldBe(501);
    }

    [Fact]
    public async Task Event_TokenResponse_CallsItsMethodOnly()
    {
        var activity = Incoming.OfType(ActivityTypes.Event);
        activity.Name = SignInConstants.TokenResponseEventName;

        await RunAsync(activity);

        _bot.Calls.ShouldBe(["OnEventActivityAsync", "OnTokenResponseEventAsync"]);
    }

    [Fact]
    public async Task Invoke_Null_SendsNoAnswer()
    {
        await RunAsync(Incoming.OfType(ActivityTypes.Invoke));

        _adapter.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Message_TypedTurn_IsTheSameTurn()
    {
        using var turn = new TurnContext(_adapter, Incoming.Message("hello"));

        await _bot.OnTurnAsync(turn, Token);
        await _bot.Turn!.SendActivityAsync("reply", cancellationToken: Token);

        _bot.Turn.Activity.Text.ShouldBe("hello");
        _bot.Turn.TurnState.ShouldBeSameAs(turn.TurnState);
        _bot.Turn.Adapter.ShouldBeSameAs(_adapter);
        turn.Responded.ShouldBeTrue();
        _bot.Turn.Responded.ShouldBeTrue();
    }

    private async Task RunAsync(Activity activity)
    {
        using var turn = new TurnContext(_adapter, activity);
        await _bot.OnTurnAsync(turn, Token);
    }

    private sealed class Recording : ActivityHandler
    {
        public List<string> Calls { get; } = [];

        public ITurnContext<IMessageActivity>? Turn { get; private set; }

        protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
        {
            Turn = turnContext;
            return Then(nameof(OnMessageActivityAsync), base.OnMessageActivityAsync(turnContext, cancellationToken));
        }

        protected override Task OnMessageUpdateActivityAsync(ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) =>
            Then(nameof(OnMessageUpdateActivityAsync), base.OnMessageUpdateActivityAsync(turnContext, cancellationToken));

        protected override Task OnMessageDeleteActivityAsync(ITurnContext<IMessageDeleteActivity> turnContext, CancellationToken cancellationToken) =>
            Then(nameof(OnMessageDeleteActivityAsync), base.OnMessageDeleteActivityAsync(turnContext, cancellationToken));

        protected override Task OnCommandActivityAsync(ITurnContext<ICommandActivity> turnContext, CancellationToken cancellationToken) =>
            Then(nameof(OnCommandActivityAsync), base.OnCommandActivityAsync(turnContext, cancellationToken));

        protected override Task OnCommandResultActivityAsync(ITurnContext<ICommandResultActivity> turnContext, CancellationToken cancellationToken) =>
            Then(nameof(OnCommandResultActivityAsync), base.OnCommandResultActivityAsync(turnContext, cancellationToken));

        protected override Task OnTokenResponseEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) =>
            Then(nameof(OnTokenResponseEventAsync), base.OnTokenResponseEventAsync(turnContext, cancellationToken));

        protected override Task OnConversationUpdateActivityAsync(ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
        {
            Calls.Add(nameof(OnConversationUpdateActivityAsync));
            return base.OnConversationUpdateActivityAsync(turnContext, cancellationToken);
        }

        protected override Task OnMembersAddedAsync(IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
            Then(nameof(OnMembersAddedAsync), base.OnMembersAddedAsync(membersAdded, turnContext, cancellationToken));

        protected override Task OnMembersRemovedAsync(IList<ChannelAccount> membersRemoved, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
            Then(nameof(OnMembersRemovedAsync), base.OnMembersRemovedAsync(membersRemoved, turnContext, cancellationToken));

        protected override Task OnInstallationUpdateActivityAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken)
        {
            Calls.Add(nameof(OnInstallationUpdateActivityAsync));
            return base.OnInstallationUpdateActivityAsync(turnContext, cancellationToken);
        }

        protected override Task OnInstallationUpdateAddAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
            Then(nameof(OnInstallationUpdateAddAsync), base.OnInstallationUpdateAddAsync(turnContext, cancellationToken));

        protected override Task OnInstallationUpdateRemoveAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
            Then(nameof(OnInstallationUpdateRemoveAsync), base.OnInstallationUpdateRemoveAsync(turnContext, cancellationToken));

        protected override Task OnMessageReactionActivityAsync(ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken)
        {
            Calls.Add(nameof(OnMessageReactionActivityAsync));
            return base.OnMessageReactionActivityAsync(turnContext, cancellationToken);
        }

        protected override Task OnReactionsAddedAsync(IList<MessageReaction> messageReactions, ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken) =>
            Then(nameof(OnReactionsAddedAsync), base.OnReactionsAddedAsync(messageReactions, turnContext, cancellationToken));

        protected override Task OnReactionsRemovedAsync(IList<MessageReaction> messageReactions, ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken) =>
            Then(nameof(OnReactionsRemovedAsync), base.OnReactionsRemovedAsync(messageReactions, turnContext, cancellationToken));

        protected override Task OnEventActivityAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken)
        {
            Calls.Add(nameof(OnEventActivityAsync));
            return base.OnEventActivityAsync(turnContext, cancellationToken);
        }

        protected override Task OnEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) =>
            Then(nameof(OnEventAsync), base.OnEventAsync(turnContext, cancellationToken));

        protected override Task<InvokeResponse?> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
        {
            Calls.Add(nameof(OnInvokeActivityAsync));
            return Task.FromResult<InvokeResponse?>(null);
        }

        protected override Task OnEndOfConversationActivityAsync(ITurnContext<IEndOfConversationActivity> turnContext, CancellationToken cancellationToken) =>
            Then(nameof(OnEndOfConversationActivityAsync), base.OnEndOfConversationActivityAsync(turnContext, cancellationToken));

        protected override Task OnTypingActivityAsync(ITurnContext<ITypingActivity> turnContext, CancellationToken cancellationToken) =>
            Then(nameof(OnTypingActivityAsync), base.OnTypingActivityAsync(turnContext, cancellationToken));

        protected override Task OnUnrecognizedActivityTypeAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
            Then(nameof(OnUnrecognizedActivityTypeAsync), base.OnUnrecognizedActivityTypeAsync(turnContext, cancellationToken));

        private Task Then(string call, Task rest)
        {
            Calls.Add(call);
            return rest;
        }
    }

    private sealed class Answering : ActivityHandler
    {
        protected override Task<InvokeResponse?> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) =>
            turnContext.Activity.Name == "busy"
                ? throw new InvokeResponseException(System.Net.HttpStatusCode.ServiceUnavailable)
                : base.OnInvokeActivityAsync(turnContext, cancellationToken);

        protected override Task OnSignInInvokeAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
