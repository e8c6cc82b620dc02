namespace Faults.Connector;

/// <summary>What the connector saw since it was reset.</summary>
/// <param name="Calls">Messages that were posted, however they were answered.</param>
/// <param name="Delivered">Messages that reached their conversation.</param>
/// <param name="Reached">Conversations (or, where evenings are told apart, evenings of conversations) that something reached.</param>
/// <param name="TooManyRequests">Answers 429.</param>
/// <param name="BadGateway">Answers 502.</param>
/// <param name="Timeouts">Calls that got no answer.</param>
/// <param name="DeliveredTimeouts">Those of them that delivered.</param>
/// <param name="First">When the first message was delivered; null before it was.</param>
/// <param name="Last">When a conversation was reached for the first time, last; null before one was.</param>
internal sealed record ConnectorCounts(
    int Calls, int Delivered, int Reached, int TooManyRequests, int BadGateway, int Timeouts, int DeliveredTimeouts, DateTimeOffset? First, DateTimeOffset? Last)
{
    /// <summary>How many messages came once more.</summary>
    public int Duplicates => Delivered - Reached;
}
