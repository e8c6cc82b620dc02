using System.Net;
using BotFramework;
using BotFramework.Schema;
using BotFramework.Teams;
using NodaTime;
using PoreRoutine.Bot.ClientData;
using PoreRoutine.Bot.Clock;
using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Reminders;
using PoreRoutine.Bot.Telemetry;
using PoreRoutine.Understanding.Time;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>The bot: greets who comes, and hands messages to the <see cref="MainDialog"/>. Thread-safe.</summary>
/// <param name="content">The content in force.</param>
/// <param name="userState">Where clients' records are kept.</param>
/// <param name="mainDialog">Answers messages.</param>
/// <param name="data">Gives or deletes what is stored about a client.</param>
/// <param name="clock">Says which evening it is.</param>
/// <param name="metrics">Counts reminders.</param>
/// <param name="answers">Counts answers.</param>
internal sealed class PoreRoutineBot(
    Func<BotContent> content, UserState userState, MainDialog mainDialog, ClientDataKeeper data, ProductClock clock, ReminderMetrics metrics, AnswerMetrics answers) : TeamsActivityHandler
{
    /// <summary>The property of the user's state that is the client's record.</summary>
    public const string ClientProperty = "client";

    /// <summary>The culture of dates such as 6/7 where the channel tells none.</summary>
    private const string DefaultLocale = "en-US";

    private readonly IStatePropertyAccessor<ClientRecord> _client = Clients(userState);

    /// <summary>Finds a turn's client.</summary>
    public static IStatePropertyAccessor<ClientRecord> Clients(UserState userState) => userState.CreateProperty<ClientRecord>(ClientProperty, ClientRecord.KnownSchema);

    /// <inheritdoc/>
    public override Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) =>
        OpenAsync(turnContext, _ => base.OnTurnAsync(turnContext, cancellationToken), cancellationToken);

    /// <summary>Opens the client's record, which is stored with the turn, and reads what was said.</summary>
    private async Task OpenAsync(ITurnContext turnContext, Func<Turn, Task> respond, CancellationToken cancellationToken)
    {
        // Nothing personal is kept of a group, and of who speaks there nothing is read.
        var isGroup = turnContext.Activity.Conversation?.IsShared() == true;
        var client = isGroup
            ? new ClientRecord()
            : (await _client.GetAsync(turnContext, () => new ClientRecord(), cancellationToken))!;

        if (isGroup)
        {
            // A reply that cannot be sent at once is stored until it is: without who asked. To a group it goes without that, too.
            turnContext.OnSendActivities((_, activities, next) =>
            {
                activities.ForEach(activity => activity.Recipient = null);
                return next();
            });
        }

        // What is stored from here on has this program's shape.
        client.Schema = ClientRecord.KnownSchema;
        client.Zone = (isGroup ? null : ZoneOf(turnContext.Activity)) ?? client.Zone;
        var now = client.LocalTimeAt(Instant.FromDateTimeOffset(clock.GetUtcNow()));
        var turn = Read(new Turn(turnContext, content(), client, new TimeReference(now, turnContext.Activity.Locale ?? DefaultLocale)) { Data = data, Answers = answers });
        turnContext.TurnState.Set(turn);
        await respond(turn);
    }

    /// <inheritdoc/>
    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        var turn = Turn.Of(turnContext);
        turn.Client.Greeted = true;
        answers.Heard(turn.Readings);
        return turn.IsGroup ? GroupAnswers.RespondAsync(turn, cancellationToken) : mainDialog.RespondAsync(turn, cancellationToken);
    }

    /// <summary>A turn that the bot begins itself, in a conversation of a client: deals with the reminders that are due.</summary>
    public Task RemindAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
        OpenAsync(turnContext, turn => EveningReminder.RemindAsync(turn, metrics, cancellationToken), cancellationToken);

    /// <summary>A turn that the bot begins itself: the channel refused what the client was sent.</summary>
    public Task NoteRefusalAsync(ITurnContext turnContext, HttpStatusCode status, CancellationToken cancellationToken) =>
        OpenAsync(
            turnContext,
            turn =>
            {
                ReminderRefusals.Note(turn, status);
                return Task.CompletedTask;
            },
            cancellationToken);

    /// <inheritdoc/>
    /// <remarks>In a group the bot's own coming is greeted where the channel tells of its installation; here it is who joins later.</remarks>
    protected override Task OnMembersAddedAsync(IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Turn.Of(turnContext) switch
        {
            { IsGroup: true } group => membersAdded.Any(member => member.Id == turnContext.Activity.Recipient?.Id) ? Task.CompletedTask : GroupAnswers.GreetAsync(group, cancellationToken),
            // The page is empty, whether at first or after months: without a greeting nobody would know where to begin.
            var turn when turnContext.Activity.HistoryDisclosed == false => MainDialog.GreetAsync(turn, cancellationToken),
            _ => GreetOnceAsync(turnContext, cancellationToken),
        };

    /// <inheritdoc/>
    /// <remarks>Teams tells of an installation both ways, in either order.</remarks>
    protected override Task OnInstallationUpdateAddAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) => GreetOnceAsync(turnContext, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>
    /// Who takes the bot back later is welcomed again, and reminded when they say so. An upgrade removes the old version and adds the new one:
    /// that is no parting.
    /// </remarks>
    protected override Task OnInstallationUpdateRemoveAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        if (turnContext.Activity.Action == "remove")
        {
            var turn = Turn.Of(turnContext);
            turn.Client.Greeted = false;
            ReminderRefusals.Stop(turn.Client);
        }

        return Task.CompletedTask;
    }

    private static Task GreetOnceAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
        Turn.Of(turnContext) switch
        {
            { IsGroup: true } group => GroupAnswers.GreetAsync(group, cancellationToken),
            { Client.Greeted: false } turn => MainDialog.GreetAsync(turn, cancellationToken),
            _ => Task.CompletedTask,
        };

    /// <summary>Reads what was said: a button where no words come with it, else the words.</summary>
    private static Turn Read(Turn turn)
    {
        var activity = turn.Context.Activity;
        activity.RemoveRecipientMention();
        turn = turn with { Offered = turn.Client.Offered };
        turn.Client.Offered &= activity.Type != ActivityTypes.Message;
        return activity.Type != ActivityTypes.Message ? turn
            : string.IsNullOrWhiteSpace(activity.Text) ? turn with { Press = ButtonPress.From(activity.Value) }
            : turn with { Readings = turn.Content.Reader.Read(activity.Text, turn.Time, turn.About) };
    }

    /// <summary>The zone that the channel tells, if it is one that exists: Web Chat and Teams name it on the activity, Teams also in an entity.</summary>
    private static string? ZoneOf(Activity activity)
    {
        var zone = activity.LocalTimezone ?? activity.GetClientInfo()?.Timezone;
        return zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null ? zone : null;
    }
}
