namespace PoreRoutine.Bot.Reminders;

/// <summary>
/// Says to look at a client at an instant. What is due then, if anything, plan, diary and clock say: an old one does no harm, nor does the same
/// one twice.
/// </summary>
/// <param name="ChannelId">The client's channel.</param>
/// <param name="ConversationId">The client's conversation in it.</param>
/// <param name="Due">The instant, on the product's clock, to the millisecond.</param>
internal sealed record WakeUp(string ChannelId, string ConversationId, DateTimeOffset Due);
