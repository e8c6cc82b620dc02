using BotFramework;
using BotFramework.Turns;
using PoreRoutine.Bot.Calendar;
using PoreRoutine.Bot.Dialogs;

namespace PoreRoutine.Bot.ClientData;

/// <summary>Gives clients what is stored about them, or deletes it. Thread-safe.</summary>
/// <param name="publicOrigin">What links that leave the chat begin with: scheme, host and port.</param>
/// <param name="links">The links to clients' files.</param>
/// <param name="calendars">The addresses of clients' calendars.</param>
/// <param name="stores">What is kept beside the conversations' own documents, links and addresses among it.</param>
/// <param name="userState">Has the clients' records.</param>
/// <param name="conversationState">Has the places in dialogs.</param>
internal sealed class ClientDataKeeper(Uri publicOrigin, ExportLinks links, CalendarFeeds calendars, IEnumerable<IClientDataStore> stores, UserState userState, ConversationState conversationState)
{
    /// <summary>A link to the client's file, for one use.</summary>
    public async Task<Uri> LinkAsync(Turn turn, CancellationToken cancellationToken) =>
        new(publicOrigin, $"/export/{await links.CreateAsync(ClientAddress.Of(turn.Context.Activity), turn.Client, cancellationToken)}");

    /// <summary>The address of the client's calendar, a new one.</summary>
    /// <returns>The address, and whether there was another one, which is not good any more.</returns>
    public async Task<(Uri Address, bool IsAnother)> CalendarAsync(Turn turn, CancellationToken cancellationToken)
    {
        var (token, isAnother) = await calendars.CreateAsync(ClientAddress.Of(turn.Context.Activity), cancellationToken);
        return (new Uri(publicOrigin, $"/calendar/{token}.ics"), isAnother);
    }

    /// <summary>Ends the address of the client's calendar.</summary>
    /// <returns>False if there was none.</returns>
    public Task<bool> EndCalendarAsync(Turn turn, CancellationToken cancellationToken) => calendars.EndAsync(ClientAddress.Of(turn.Context.Activity), cancellationToken);

    /// <summary>
    /// Deletes all that is stored about the client. The ids of the last activities stay a day, so that a repeat of this one runs nothing; on Direct
    /// Line an empty conversation stays, by the ids that the client's own device keeps, with what is said from here on.
    /// </summary>
    /// <param name="turn">The turn; what its other requests change from here on is a new record's.</param>
    /// <param name="isLast">True if the turn has no further request: then no record is stored.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task DeleteAsync(Turn turn, bool isLast, CancellationToken cancellationToken)
    {
        var client = ClientAddress.Of(turn.Context.Activity);
        foreach (var store in stores)
        {
            await store.DeleteAsync(client, turn.Client, cancellationToken);
        }

        turn.Client.Forget();
        turn.Context.TurnState.Get<TurnTransaction>()?.Forget();
        if (isLast)
        {
            await userState.DeleteAsync(turn.Context, cancellationToken);
            await conversationState.DeleteAsync(turn.Context, cancellationToken);
        }
    }
}
