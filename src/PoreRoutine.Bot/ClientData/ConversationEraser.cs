using BotFramework.Schema;
using BotFramework.Turns;

namespace PoreRoutine.Bot.ClientData;

/// <summary>
/// Deletes what is stored of a conversation, for a client who cannot say so. What it leaves is what a client's own wish leaves: the ids of the last
/// activities for a day, and on Direct Line an empty conversation. Thread-safe; services may run on the same store.
/// </summary>
/// <param name="pipeline">Has the conversations' own documents.</param>
/// <param name="stores">What is kept beside them.</param>
internal sealed class ConversationEraser(TurnPipeline pipeline, IEnumerable<IClientDataStore> stores)
{
    /// <summary>What is stored of a conversation.</summary>
    /// <returns>Null if nothing is, or nothing any more.</returns>
    public async Task<StoredConversation?> FindAsync(string channelId, string conversationId, CancellationToken cancellationToken) =>
        await pipeline.ReadStoredAsync(channelId, conversationId, cancellationToken) is { } document ? StoredConversation.Of(channelId, conversationId, document) : null;

    /// <summary>
    /// Deletes it, in a turn of its own that says nothing: it waits until no process sends from the conversation, and where another turn is quicker
    /// it runs again, so that nothing of that turn stays either.
    /// </summary>
    /// <exception cref="TurnTimeoutException">Others were quicker for too long, or the store was slow; some of it may be deleted.</exception>
    public Task DeleteAsync(string channelId, string conversationId, CancellationToken cancellationToken)
    {
        var begin = new Activity(ActivityTypes.Event) { ChannelId = channelId, Conversation = new ConversationAccount(id: conversationId) };
        return pipeline.RunAsync(begin, new Silence(), [], ForgetAsync, cancellationToken);

        async Task ForgetAsync(TurnTransaction transaction, CancellationToken token)
        {
            // The conversation's log and such need no person to be found by.
            var clients = (await FindAsync(channelId, conversationId, token))?.Clients ?? [];
            foreach (var (address, record) in clients.DefaultIfEmpty((new ClientAddress(channelId, conversationId, ""), new())))
            {
                foreach (var store in stores)
                {
                    await store.DeleteAsync(address, record, token);
                }
            }

            transaction.Forget();
        }
    }

    /// <summary>Reaches no channel: there is nothing to be said.</summary>
    private sealed class Silence : IActivitySender
    {
        public bool CanUpdate => false;

        public bool Reaches(Activity activity) => false;

        public Task<SendResult> SendAsync(IReadOnlyList<OutgoingActivity> operations, TimeSpan timeLeft, CancellationToken cancellationToken) => Task.FromResult(new SendResult());
    }
}
